using System.Globalization;
using System.Text.RegularExpressions;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>The office program that many of the readers of our workbooks use.</summary>
public static partial class LibreOffice
{
    /// <summary>Converts a file beside itself; gives the new one.</summary>
    public static Task<string> Convert(string file, string format) => Convert(file, format, Path.GetDirectoryName(file)!);

    /// <summary>Opens a workbook and saves it again, also by way of LibreOffice's own format; gives the new file.</summary>
    public static async Task<string> SaveAgain(string file, bool throughOds)
    {
        var folder = Directory.CreateDirectory(Path.ChangeExtension(file, throughOds ? ".through-ods" : ".again")).FullName;
        return await Convert(throughOds ? await Convert(file, "ods", folder) : file, "xlsx", folder);
    }

    private static async Task<string> Convert(string file, string format, string folder)
    {
        // A profile of its own: a running office, or a second test, would otherwise refuse or take over.
        await Terminal.Run("soffice", $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", format,
            "--outdir", folder, file);
        return Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(file), format));
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
