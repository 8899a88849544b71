using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Tests.Architecture;

/// <summary>Notes the name of every type that a signature or token leads to.</summary>
public sealed partial class SeenTypes(MetadataReader metadata) : ISignatureTypeProvider<int, object?>
{
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public void Add(EntityHandle handle)
    {
        if (handle.IsNil)
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: Names.Add(Outermost((TypeDefinitionHandle)handle)); break;
            case HandleKind.TypeReference: Names.Add(Outermost((TypeReferenceHandle)handle)); break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null); break;
            case HandleKind.FieldDefinition:
                AddField(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)); break;
            case HandleKind.MethodDefinition:
                AddMethod(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)); break;
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)handle)); break;
            case HandleKind.MethodSpecification:
                AddInstance(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)); break;
        }
    }

    // An attribute's value holds typeof(...) as the type's full name, perhaps with its assembly behind a comma.
    public void AddTypesNamedIn(BlobHandle value)
    {
        foreach (Match name in TypeName().Matches(Encoding.UTF8.GetString(metadata.GetBlobBytes(value))))
            Names.Add(name.Value.Split('+')[0]);
    }

    public string Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Outermost(outer)
            : Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    private string Outermost(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Outermost((TypeReferenceHandle)type.ResolutionScope)
            : Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    private void AddField(FieldDefinition field)
    {
        Add(field.GetDeclaringType());
        field.DecodeSignature(this, null);
    }

    private void AddMethod(MethodDefinition method)
    {
        Add(method.GetDeclaringType());
        method.DecodeSignature(this, null);
    }

    private void AddMember(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method)
            member.DecodeMethodSignature(this, null);
        else
            member.DecodeFieldSignature(this, null);
    }

    private void AddInstance(MethodSpecification instance)
    {
        Add(instance.Method);
        instance.DecodeSignature(this, null);
    }

    public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Note(handle);

    public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Note(handle);

    public int GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Note(handle);

    public int GetArrayType(int elementType, ArrayShape shape) => 0;

    public int GetByReferenceType(int elementType) => 0;

    public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

    public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

    public int GetGenericMethodParameter(object? genericContext, int index) => 0;

    public int GetGenericTypeParameter(object? genericContext, int index) => 0;

    public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

    public int GetPinnedType(int elementType) => 0;

    public int GetPointerType(int elementType) => 0;

    public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

    public int GetSZArrayType(int elementType) => 0;

    private int Note(EntityHandle handle)
    {
        Add(handle);
        return 0;
    }

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)+(\+[A-Za-z0-9_]+)*",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();
}
