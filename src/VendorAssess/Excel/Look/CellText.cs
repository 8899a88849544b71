using System.Text;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>Puts text into a cell so that every program shows it as text and nothing else.</summary>
internal static partial class CellText
{
    private const string ArmsFormula = "=+-@\t＝＋－＠";

    /// <summary>Text that begins like a formula is marked as text, so that editing the cell does not arm it.</summary>
    public static IXLCell Put(this IXLCell cell, string text)
    {
        var clean = Clean(text);
        cell.SetDataType(XLDataType.Text);
        // The library escapes characters beyond the BMP as two halves, which other programs show as they stand.
        if (clean.Any(char.IsSurrogate))
            cell.RichText.AddText(EscapeMarks(clean));
        else
            cell.SetValue(clean);
        if (clean.Length > 0 && ArmsFormula.Contains(clean[0], StringComparison.Ordinal))
            cell.Style.SetIncludeQuotePrefix(true);
        return cell;
    }

    /// <summary>A text with a smaller, grey explanation under it.</summary>
    public static void Put(this IXLCell cell, string text, string explanation)
    {
        if (explanation.Length == 0)
        {
            cell.Put(text);
            return;
        }
        cell.RichText.AddText(EscapeMarks(Clean(text)));
        cell.RichText.AddText("\n" + EscapeMarks(Clean(explanation))).SetFontSize(Theme.SmallSize)
            .SetFontColor(Theme.Grey);
    }

    /// <summary>Excel breaks lines by LF and holds no control characters.</summary>
    public static string Clean(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        // A lone half of a pair is counted as the replacement character too.
        return lines.Length <= Reading.Cell.LongestText
            && lines.EnumerateRunes().All(rune => IsHeld(rune) && rune != Rune.ReplacementChar)
            ? lines
            : Replaced(lines);
    }

    private static string Replaced(string text)
    {
        var held = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            held.Append(IsHeld(rune) ? rune.ToString() : "\uFFFD");
        return held.Length <= Reading.Cell.LongestText
            ? held.ToString()
            : held.ToString(0, Reading.Cell.LongestText - 1) + "…";
    }

    private static bool IsHeld(Rune rune) =>
        rune.Value is '\t' or '\n' || (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF));

    private static string EscapeMarks(string text) => Mark().Replace(text, "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
