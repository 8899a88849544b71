using System.Runtime.CompilerServices;

namespace VendorAssess.Tests.Ui;

public sealed class MarkupTests
{
    private static readonly string Source =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/VendorAssess"));

    // The Razor compiler itself writes AddMarkupContent for constant HTML, so the build cannot forbid the call.
    [Theory]
    [InlineData("AddMarkupContent")]
    [InlineData("MarkupString")]
    [InlineData("innerHTML")]
    [InlineData("style=\"")]
    public void No_file_of_ours_writes_raw_html_or_style(string word)
    {
        var files = Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js")
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
                && !file.Contains("/_framework/", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_of_others_that_is_served_has_its_licence_beside_it_and_stands_in_the_notices()
    {
        var notices = File.ReadAllText(Path.Combine(Source, "../../NOTICES"));
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Source, "wwwroot/lib")))
        {
            Assert.True(File.Exists(Path.Combine(folder, "LICENSE")), folder);
            Assert.Contains($"lib/{Path.GetFileName(folder)}", notices, StringComparison.Ordinal);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
