using System.Text.RegularExpressions;
using VendorAssess.Database;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Which forms each page can show, read from the source: its own and those of every component in it.</summary>
public static partial class PageForms
{
    private static readonly string Source = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(ProductFolders.Migrations, "..", "src", "VendorAssess"));

    /// <summary>The address of a page and the name of a form, without what its button says.</summary>
    public static IReadOnlyList<(string Route, string Form)> All()
    {
        var files = Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories)
            .Select(f => (Name: System.IO.Path.GetFileNameWithoutExtension(f), Text: File.ReadAllText(f))).ToList();
        var parts = files.GroupBy(f => f.Name, f => f.Text, StringComparer.Ordinal)
            .ToDictionary(f => f.Key, f => string.Join('\n', f), StringComparer.Ordinal);
        return
        [
            .. files.SelectMany(f => Page().Matches(f.Text).Select(m => m.Groups["route"].Value)
                    .SelectMany(route => Within(f.Text, parts, [f.Name]).Select(form => (route, form))))
                .Distinct().Order(),
        ];
    }

    private static IEnumerable<string> Within(string text, Dictionary<string, string> parts, HashSet<string> seen)
    {
        var own = Form().Matches(text).Select(m => m.Groups["name"].Value)
            .Select(n => n.StartsWith('@') ? Constant(n, text) : n);
        var below = Tag().Matches(text).Select(m => m.Groups["name"].Value)
            .Where(tag => parts.ContainsKey(tag) && seen.Add(tag)).SelectMany(tag => Within(parts[tag], parts, seen));
        return own.Where(n => n is not null).Select(n => n!).Concat(below);
    }

    // A name that the page hands in is read where it is handed in.
    private static string? Constant(string name, string text) =>
        Constants().Matches(text).FirstOrDefault(m => m.Groups["name"].Value == name[1..])?.Groups["value"].Value;

    [GeneratedRegex("""^@page "(?<route>[^"]+)"\s""", RegexOptions.Multiline, 1000)]
    private static partial Regex Page();

    [GeneratedRegex("""const string (?<name>\w+) = "(?<value>[^"]+)";""", RegexOptions.None, 1000)]
    private static partial Regex Constants();

    [GeneratedRegex(
        """(?:FormName|@formname|<AdminForm Name|<LateForm Name)="(?<name>[^"]+)"\s*""", RegexOptions.None, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("<(?<name>[A-Z][A-Za-z]+)", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
