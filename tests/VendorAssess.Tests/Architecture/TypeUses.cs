using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VendorAssess.Tests.Architecture;

/// <summary>One type that another one mentions: in its shape, its attributes or the body of a method.</summary>
public sealed record TypeUse(string User, string Used);

/// <summary>Reads out of a built assembly which types mention which; nested ones count as their outermost.</summary>
public sealed class TypeUses
{
    private readonly MetadataReader metadata;
    private readonly PEReader image;
    private readonly SeenTypes seen;

    private TypeUses(PEReader image)
    {
        this.image = image;
        metadata = image.GetMetadataReader();
        seen = new SeenTypes(metadata);
    }

    public static IReadOnlySet<TypeUse> In(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = new TypeUses(file);
        return reader.metadata.TypeDefinitions
            .SelectMany(type => reader.UsesOf(type).Select(used => new TypeUse(reader.seen.Outermost(type), used)))
            .Where(use => use.User != use.Used)
            .ToHashSet();
    }

    private IEnumerable<string> UsesOf(TypeDefinitionHandle handle)
    {
        seen.Names.Clear();
        var type = metadata.GetTypeDefinition(handle);
        seen.Add(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
            seen.Add(metadata.GetInterfaceImplementation(implemented).Interface);
        AddConstraints(type.GetGenericParameters());
        AddAttributes(type.GetCustomAttributes());
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            field.DecodeSignature(seen, null);
            AddAttributes(field.GetCustomAttributes());
        }
        foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
            AddAttributes(property.GetCustomAttributes());
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            AddMethod(method);
        return [.. seen.Names];
    }

    private void AddMethod(MethodDefinition method)
    {
        method.DecodeSignature(seen, null);
        AddConstraints(method.GetGenericParameters());
        AddAttributes(method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters())
            AddAttributes(metadata.GetParameter(parameter).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(seen, null);
        foreach (var region in body.ExceptionRegions.Where(region => !region.CatchType.IsNil))
            seen.Add(region.CatchType);
        foreach (var token in Instructions.Tokens(body.GetILBytes()!))
            seen.Add(token);
    }

    private void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters.Select(metadata.GetGenericParameter))
            foreach (var constraint in parameter.GetConstraints())
                seen.Add(metadata.GetGenericParameterConstraint(constraint).Type);
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(metadata.GetCustomAttribute))
        {
            seen.Add(attribute.Constructor);
            seen.AddTypesNamedIn(attribute.Value);
        }
    }
}
