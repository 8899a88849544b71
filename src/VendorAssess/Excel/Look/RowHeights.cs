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

    /// <summary>A row cannot be taller than a page, so a long text goes on in rows below, line by line where it can.</summary>
    public static IReadOnlyList<string> Pieces(string text, double columnWidth)
    {
        var pieces = new List<string>();
        var (piece, used) = (new List<string>(), 0);
        foreach (var line in text.Split('\n').SelectMany(line => Cut(line, columnWidth)))
        {
            var takes = Lines(line, columnWidth);
            if (piece.Count > 0 && used + takes > LongestPiece)
            {
                pieces.Add(string.Join('\n', piece));
                (piece, used) = ([], 0);
            }
            piece.Add(line);
            used += takes;
        }
        return [.. pieces, string.Join('\n', piece)];
    }

    // Only a line that is longer than a piece is cut within.
    private static IEnumerable<string> Cut(string line, double columnWidth)
    {
        var room = Math.Max(1, columnWidth - 1.5) * LongestPiece;
        var (part, used) = (new StringBuilder(), 0.0);
        foreach (var rune in line.EnumerateRunes())
        {
            var width = Width(rune.ToString());
            if (used + width > room)
            {
                yield return part.ToString();
                part.Clear();
                used = 0;
            }
            part.Append(rune.ToString());
            used += width;
        }
        yield return part.ToString();
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
