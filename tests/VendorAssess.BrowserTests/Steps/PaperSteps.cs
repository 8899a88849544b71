using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>What Chromium puts on paper; the files stay beside the pictures.</summary>
public static class PaperSteps
{
    /// <summary>The page on A4, in words.</summary>
    public static async Task<string> Print(this Visitor visitor, string name)
    {
        await visitor.Page.PdfAsync(new() { Path = File(name), Format = "A4" });
        return await Terminal.Run("pdftotext", "-layout", File(name), "-");
    }

    /// <summary>The same, as a picture of its only sheet.</summary>
    public static async Task<string> PrintOneSheet(this Visitor visitor, string name)
    {
        var words = await visitor.Print(name);
        Assert.Matches(@"Pages:\s+1\n", await Terminal.Run("pdfinfo", File(name)));
        await Terminal.Run("pdftoppm", "-png", "-r", "60", "-singlefile", File(name), Path.ChangeExtension(File(name), null));
        return words;
    }

    private static string File(string name) => Path.Combine(Folders.Screenshots, name);
}
