namespace VendorAssess.Excel.Reading;

/// <summary>Reads one sheet's cells in one pass; all else, also the claimed dimension, is read past.</summary>
internal sealed class SheetReader(XmlPart xml, WorkbookParts parts, Budget budget)
{
    private const int RowDepth = 2;
    private const int CellDepth = 3;

    private readonly List<Cell> cells = [];
    private int row;
    private int column;

    public IReadOnlyList<Row> ReadRows()
    {
        while (xml.Read() && !xml.IsElement)
            continue;
        if (xml.Start != "worksheet")
            throw parts.Broken(default, "ワークシートではありません");
        while (xml.Read())
        {
            if (xml.Depth == RowDepth && xml.Start == "row")
                StartRow();
            else if (xml.Depth == CellDepth && xml.Start == "c")
                ReadCell();
        }
        return Ordered();
    }

    private void StartRow()
    {
        row = xml.Attribute("r") is { } number
            ? CellReference.ParseRow(number) ?? throw parts.Broken(default, "行番号")
            : row + 1;
        column = 0;
    }

    private void ReadCell()
    {
        var at = Place();
        column = at.Column;
        var type = xml.Attribute("t") ?? "n";
        var style = xml.Attribute("s");
        var content = CellContent.Read(xml);
        if (content.ToCell(at, type, parts.Styles.Look(style), parts) is not { } cell)
            return;
        budget.KeepCell();
        if (type != "s")
            budget.KeepText(cell.Text);
        cells.Add(cell);
    }

    private CellReference Place()
    {
        var at = xml.Attribute("r") is { } name ? CellReference.Parse(name) : new CellReference(row, column + 1);
        return at is { Row: >= 1 and <= Limits.LastRow, Column: <= Limits.LastColumn }
            ? at.Value
            : throw parts.Broken(default, "セル番地");
    }

    /// <summary>Some writers leave the order to chance; two values for one cell are refused.</summary>
    private List<Row> Ordered()
    {
        cells.Sort((a, b) => (a.At.Row, a.At.Column).CompareTo((b.At.Row, b.At.Column)));
        var rows = new List<Row>();
        var first = 0;
        for (var i = 1; i <= cells.Count; i++)
        {
            if (i < cells.Count && cells[i].At == cells[i - 1].At)
                throw parts.Broken(cells[i].At, "同じセルが二度あります");
            if (i < cells.Count && cells[i].At.Row == cells[first].At.Row)
                continue;
            rows.Add(new Row(cells[first].At.Row, cells[first..i]));
            first = i;
        }
        return rows;
    }
}
