using System.Reflection;
using System.Reflection.Metadata.Ecma335;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using VendorAssess.Database;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Architecture;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>What a circuit draws and can be asked, read from the built program and its pages.</summary>
public static partial class LiveParts
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What knows no row that belongs to anybody.
    private static readonly Type[] WithoutRows = [typeof(NavigationManager), typeof(Editions), typeof(TimeProvider)];

    private static readonly Assembly[] Assemblies =
    [
        typeof(Serve).Assembly, typeof(Person).Assembly, typeof(RenderTreeBuilder).Assembly,
        typeof(MouseEventArgs).Assembly, Hub.Assembly,
    ];

    /// <summary>
    /// The parts with a render mode of their own, with what they are given, wait for and read; what a browser can ask the
    /// hub of the circuits; and every method that a script can call, of the product's own and of the framework's.
    /// </summary>
    public static IEnumerable<string> All() =>
    [
        .. Roots().Select(Line),
        .. Hub.GetMethods(Declared).Where(m => m.IsPublic && !m.IsSpecialName && m.GetBaseDefinition() == m).Select(m => $"HUB {m.Name}")
            .Distinct().Order(StringComparer.Ordinal),
        .. Assemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(Declared))
            .Where(m => m.GetCustomAttribute<JSInvokableAttribute>() is not null)
            .Select(m => $"SCRIPT {m.DeclaringType!.Name}.{m.Name}").Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The parts that are drawn in a circuit of their own accord, not as a piece of another part.</summary>
    public static IReadOnlyList<Type> Roots() =>
    [
        .. Components().SelectMany(Bodies).SelectMany(DrawnLive)
            .Concat(Components().Where(t => t.GetCustomAttribute<RenderModeAttribute>() is not null))
            .Distinct().OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>Whether the page gives anything to the part.</summary>
    public static bool IsGiven(Type root) => With<ParameterAttribute>(root).Any();

    private static Type Hub => typeof(CircuitOptions).Assembly
        .GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!;

    private static string Line(Type root)
    {
        var drawn = DrawnBy(root);
        var injected = drawn.SelectMany(With<InjectAttribute>).Select(p => p.PropertyType).Distinct()
            .OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var reads = injected.Except(WithoutRows).Select(t => t.Name).ToList();
        var given = With<ParameterAttribute>(root).Select(p => p.Name).Order(StringComparer.Ordinal);
        var events = drawn.SelectMany(t => EventsOf(t).Select(e => $"{t.Name} {e}")).Order(StringComparer.Ordinal);
        return $"PART {root.Name}\tgiven {string.Join(", ", given)}\twaits for {string.Join(", ", events)}"
            + $"\treads {(reads.Count == 0 ? "no row" : $"by {string.Join(", ", reads)}")}";
    }

    private static HashSet<Type> DrawnBy(Type root)
    {
        var drawn = new HashSet<Type> { root };
        for (var before = 0; before < drawn.Count;)
        {
            before = drawn.Count;
            drawn.UnionWith(drawn.SelectMany(Bodies).SelectMany(b => b).Select(Opened).OfType<Type>().ToList());
        }
        return drawn;
    }

    private static IEnumerable<string> EventsOf(Type part) =>
        Directory.EnumerateFiles(Source, $"{part.Name}.razor", SearchOption.AllDirectories).Select(File.ReadAllText)
            .SelectMany(text => Events().Matches(text)).Select(m => m.Groups["name"].Value).Distinct();

    private static readonly string Source =
        Path.GetFullPath(Path.Combine(ProductFolders.Migrations, "..", "src", "VendorAssess"));

    private static IEnumerable<Type> DrawnLive(IReadOnlyList<MethodBase> body)
    {
        Type? last = null;
        foreach (var called in body)
        {
            last = Opened(called) ?? last;
            if (called.Name == nameof(RenderTreeBuilder.AddComponentRenderMode))
                yield return last!;
        }
    }

    private static Type? Opened(MethodBase called) =>
        called is { Name: nameof(RenderTreeBuilder.OpenComponent), IsGenericMethod: true }
        && called.GetGenericArguments()[0] is { IsGenericParameter: false } part ? part : null;

    private static IEnumerable<Type> Components() =>
        typeof(Serve).Assembly.GetTypes().Where(t => typeof(IComponent).IsAssignableFrom(t));

    // With those of its fragments, which the compiler puts into methods and classes of their own.
    private static IEnumerable<IReadOnlyList<MethodBase>> Bodies(Type part) =>
        part.GetNestedTypes(Declared).Append(part).SelectMany(t => t.GetMethods(Declared)).Select(Called);

    private static List<MethodBase> Called(MethodInfo method) => method.GetMethodBody()?.GetILAsByteArray() is { } body
        ? [.. Instructions.Tokens(body).Select(t => Resolved(method, MetadataTokens.GetToken(t))).OfType<MethodBase>()]
        : [];

    private static MemberInfo? Resolved(MethodInfo method, int token) => (token >> 24) is 0x06 or 0x0a or 0x2b
        ? method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments())
        : null;

    private static IEnumerable<PropertyInfo> With<T>(Type part)
        where T : Attribute =>
        part.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(p => p.GetCustomAttribute<T>() is not null);

    [GeneratedRegex("""@(?<name>on[a-z]+|bind)(?:-\w+)?=""", RegexOptions.None, 1000)]
    private static partial Regex Events();
}
