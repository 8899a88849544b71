using System.Text;
using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>Excel does not grow a row for text that a program wrote, so each gets the height it needs.</summary>
internal static class RowHeights
{
    private const double LineAtSize10 = 17;
    private const double Padding = 4;
    private const double Tallest = 409;
    private const int LongestPiece = 22;

    public static void Fit(this IXLWorksheet sheet, int firstRow, int lastRow, double least = 0)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            var tallest = sheet.Row(row).CellsUsed().Select(Height).DefaultIfEmpty(LineAtSize10).Max();
            sheet.Row(row).Height = Math.Min(Tallest, Math.Max(least, tallest + Padding));
        }
    }

    /// <summary>How many lines the text takes in a column of so many half-width characters.</summary>
    public static int Lines(string text, double columnWidth)
    {
        var room = Math.Max(1, columnWidth - 1.5);
        return text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Width(line) / room)));
    }

    /// <summary>A row cannot be taller than a page, so a long text goes on in rows below.</summary>
    public static IReadOnlyList<string> Pieces(string text, double columnWidth)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var room = Math.Max(1, columnWidth - 1.5);
        var (lines, used) = (1, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            var width = Width(rune.ToString());
            if (rune.Value == '\n' || used + width > room)
                (lines, used) = (lines + 1, 0);
            if (lines > LongestPiece)
            {
                pieces.Add(piece.ToString().TrimEnd('\n'));
                piece.Clear();
                lines = 1;
            }
            used += rune.Value == '\n' ? 0 : width;
            if (rune.Value != '\n' || piece.Length > 0)
                piece.Append(rune.ToString());
        }
        return [.. pieces, piece.ToString()];
    }

    private static double Height(IXLCell cell)
    {
        var width = WidthOf(cell);
        return cell.HasRichText
            ? cell.RichText.Sum(run => Height(run.Text.TrimStart('\n'), run.FontSize, width))
            : Height(cell.GetString(), cell.Style.Font.FontSize, width);
    }

    private static double Height(string text, double size, double width) =>
        Lines(text, width * Theme.Size / size) * LineAtSize10 * size / Theme.Size;

    private static double WidthOf(IXLCell cell) =>
        cell.IsMerged()
            ? cell.MergedRange().Columns().Sum(column => column.WorksheetColumn().Width)
            : cell.WorksheetColumn().Width;

    // Kinsoku moves characters to the next line, so a full-width character counts a little more than two.
    private static double Width(string line) => line.Sum(c =>
        c < 0x7F || c is >= '\uFF61' and <= '\uFF9F' ? 1.05 : 2.05);
}
