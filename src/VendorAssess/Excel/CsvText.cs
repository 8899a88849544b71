namespace VendorAssess.Excel;

/// <summary>Lines of CSV (RFC 4180) that no spreadsheet takes for formulas.</summary>
public static class CsvText
{
    private const string ArmsFormula = "=+-@\t\r\0＝＋－＠";

    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    // The apostrophe is what spreadsheets themselves write before text; quotes alone would not keep a formula out.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && ArmsFormula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"";
    }
}
