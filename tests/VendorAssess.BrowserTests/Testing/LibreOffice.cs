using System.Globalization;
using System.Text.RegularExpressions;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>The office program that many of the readers of our workbooks use.</summary>
public static partial class LibreOffice
{
    /// <summary>Converts a file beside itself; gives the new one.</summary>
    public static async Task<string> Convert(string file, string format)
    {
        var folder = Path.GetDirectoryName(file)!;
        // A profile of its own: a running office, or a second test, would otherwise refuse or take over.
        await Terminal.Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format,
            "--outdir", folder, file);
        return Path.ChangeExtension(file, format);
    }

    /// <summary>How many pages a workbook prints on.</summary>
    public static async Task<int> Pages(string file)
    {
        var about = await Terminal.Run("pdfinfo", await Convert(file, "pdf"));
        return int.Parse(PagesLine().Match(about).Groups["pages"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^Pages: +(?<pages>[0-9]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex PagesLine();
}
