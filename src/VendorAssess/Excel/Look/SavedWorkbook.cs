using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>Saves a workbook and mends what the library writes differently from what other programs expect.</summary>
internal static partial class SavedWorkbook
{
    public static void SaveTo(this XLWorkbook workbook, Stream to)
    {
        using var written = new MemoryStream();
        workbook.SaveAs(written);
        using var from = new ZipArchive(written, ZipArchiveMode.Read);
        using var mended = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries)
        {
            using var text = new StreamReader(part.Open(), Encoding.UTF8);
            using var target = new StreamWriter(mended.CreateEntry(part.FullName).Open(), new UTF8Encoding(false));
            target.Write(Mend(part.FullName, text.ReadToEnd()));
        }
    }

    private static string Mend(string name, string xml)
    {
        var plain = Unprefixed(Unprefixed(xml, "x"), "ap");
        return name == "xl/workbook.xml" ? PrintTitles().Replace(plain, "!$$${from}:$$${to}<")
            : name.StartsWith("xl/worksheets/", StringComparison.Ordinal) ? UnusedColumns().Replace(plain, "")
            : plain;
    }

    /// <summary>Some programs know the elements only without a prefix; a bare "less than" stands in no text.</summary>
    private static string Unprefixed(string xml, string prefix)
    {
        var root = xml.IndexOf($"<{prefix}:", StringComparison.Ordinal);
        var declared = xml.IndexOf($"xmlns:{prefix}=\"", StringComparison.Ordinal);
        if (root < 0 || declared < 0 || declared > xml.IndexOf('>', root))
            return xml;
        return xml.Remove(declared + "xmlns".Length, prefix.Length + 1)
            .Replace($"<{prefix}:", "<", StringComparison.Ordinal)
            .Replace($"</{prefix}:", "</", StringComparison.Ordinal);
    }

    /// <summary>Without dollar signs the rows to repeat are relative, and LibreOffice repeats none.</summary>
    [GeneratedRegex("!(?<from>[0-9]+):(?<to>[0-9]+)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PrintTitles();

    /// <summary>The look of 16,384 empty columns, which some programs write out one by one.</summary>
    [GeneratedRegex("<cols><col [^>]*max=\"16384\"[^>]*/></cols>|<col [^>]*max=\"16384\"[^>]*/>", RegexOptions.None,
        1000)]
    private static partial Regex UnusedColumns();
}
