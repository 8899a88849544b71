using ClosedXML.Excel;

namespace VendorAssess.Excel.Look;

/// <summary>A column of a printed table.</summary>
internal sealed record TableColumn(string Header, double Width, bool Centered = false, bool Writable = false);

/// <summary>A title, what the sheet is about, and a table under it: what most of our forms are made of.</summary>
internal static class TableBlock
{
    public static IXLWorksheet AddTableSheet(this XLWorkbook workbook, string name, IReadOnlyList<TableColumn> columns)
    {
        var sheet = workbook.AddWorksheet(name);
        for (var i = 0; i < columns.Count; i++)
            sheet.Column(i + 1).Width = columns[i].Width;
        return sheet;
    }

    /// <summary>Writes the title and one line for each pair; gives the next free row.</summary>
    public static int Head(
        this IXLWorksheet sheet, string title, int columns, params (string Label, string Text)[] lines)
    {
        sheet.Cell(1, 1).Title(title);
        sheet.Row(1).Height = 28;
        return lines.Aggregate(2, (row, line) => sheet.Line(row, columns, line.Label, line.Text)) + 1;
    }

    /// <summary>A label and its text over the rest of the width; gives the next free row.</summary>
    public static int Line(this IXLWorksheet sheet, int row, int columns, string label, string text)
    {
        var labels = sheet.Column(1).Width < 14 ? 2 : 1;
        var width = sheet.Columns(labels + 1, columns).Sum(column => column.Width);
        var pieces = RowHeights.Pieces(CellText.Clean(text), width);
        for (var i = 0; i < pieces.Count; i++)
            WriteLine(sheet, row + i, labels, columns, i == 0 ? label : $"{label}（続き）", pieces[i]);
        return row + pieces.Count;
    }

    /// <summary>Writes headers and rows; gives the row in which each line begins, and the next free row.</summary>
    public static (IReadOnlyList<int> Begin, int Next) Table(
        this IXLWorksheet sheet, int row, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<string>> lines)
    {
        for (var i = 0; i < columns.Count; i++)
            sheet.Cell(row, i + 1).Put(columns[i].Header);
        sheet.Range(row, 1, row, columns.Count).Header();
        var begin = new List<int>();
        var next = row + 1;
        foreach (var line in lines)
        {
            begin.Add(next);
            next = WriteRow(sheet, next, columns, line);
        }
        Style(sheet, row + 1, next - 1, columns);
        sheet.Fit(row, next - 1, least: 22);
        return (begin, next);
    }

    private static int WriteRow(
        IXLWorksheet sheet, int row, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> line)
    {
        var tallest = 1;
        for (var i = 0; i < line.Count; i++)
        {
            if (line[i].Length == 0)
                continue;
            var pieces = RowHeights.Pieces(CellText.Clean(line[i]), columns[i].Width);
            for (var piece = 0; piece < pieces.Count; piece++)
                sheet.Cell(row + piece, i + 1).Put(pieces[piece]);
            tallest = Math.Max(tallest, pieces.Count);
        }
        return row + tallest;
    }

    private static void WriteLine(IXLWorksheet sheet, int row, int labels, int columns, string label, string text)
    {
        sheet.Range(row, 1, row, columns).Grid();
        if (labels > 1)
            sheet.Range(row, 1, row, labels).Merge();
        sheet.Range(row, 1, row, labels).Header();
        sheet.Cell(row, 1).Put(label).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        sheet.Range(row, labels + 1, row, columns).Merge();
        sheet.Cell(row, labels + 1).Put(text).Style.Alignment.WrapText = true;
        sheet.Fit(row, row, least: 22);
    }

    private static void Style(IXLWorksheet sheet, int first, int last, IReadOnlyList<TableColumn> columns)
    {
        if (last < first)
            return;
        sheet.Range(first, 1, last, columns.Count).Grid();
        for (var i = 0; i < columns.Count; i++)
        {
            var range = sheet.Range(first, i + 1, last, i + 1);
            if (columns[i].Centered)
                range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
            if (columns[i].Writable)
                range.Writable();
        }
    }
}
