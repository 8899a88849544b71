using System.Text.RegularExpressions;
using VendorAssess.Database;

namespace VendorAssess.Tests.Architecture;

/// <summary>SQL is constant text: no value is ever put into it by interpolation, concatenation or formatting.</summary>
public partial class SqlTextTests
{
    private static readonly string Sources =
        Path.GetFullPath(Path.Combine(ProductFolders.Migrations, "..", "src"));

    [Fact]
    public void No_statement_is_composed()
    {
        var files = Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => Composed(f, File.ReadAllText(f))));
    }

    [Theory]
    [InlineData("db.Query($\"SELECT id FROM cases WHERE id = {id}\")")]
    [InlineData("db.Execute($\"\"\"\n    update cases SET stage = '{stage}'\n    \"\"\")")]
    [InlineData("\"SELECT id FROM cases WHERE title = '\" + title")]
    [InlineData("string.Format(\"DELETE FROM {0}\", table)")]
    public void A_composed_statement_is_found(string source) => Assert.NotEmpty(Composed("x.cs", source));

    private static IEnumerable<string> Composed(string file, string source) =>
        Interpolated().Matches(source).Concat(Concatenated().Matches(source)).Concat(Formatted().Matches(source))
            .Select(m => $"{Path.GetFileName(file)}: {m.Value.ReplaceLineEndings(" ")}");

    private const string Verb = "(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|MERGE|COPY|ALTER|DROP|GRANT)\\s";

    [GeneratedRegex("\\$+\"+\\s*" + Verb, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Interpolated();

    [GeneratedRegex("\"\\s*" + Verb + "[^\"]*\"\\s*\\+\\s*[a-z]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Concatenated();

    [GeneratedRegex("Format\\(\\s*\"+\\s*" + Verb, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Formatted();
}
