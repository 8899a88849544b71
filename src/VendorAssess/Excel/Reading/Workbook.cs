namespace VendorAssess.Excel.Reading;

/// <summary>A workbook as plain cells: only what holds a value, in the order of the sheet.</summary>
public sealed record Workbook(IReadOnlyList<Sheet> Sheets);

public sealed record Sheet(string Name, bool Hidden, IReadOnlyList<Row> Rows);

public sealed record Row(int Number, IReadOnlyList<Cell> Cells)
{
    public Cell? At(int column) => Cells.FirstOrDefault(cell => cell.At.Column == column);
}

public enum CellKind
{
    Text,
    Number,
    Percent,
    Date,
    Boolean,
    Error,
    FormulaWithoutValue,
}

/// <summary>One value: the text as a person would have typed it, and the number or date when Excel knew one.</summary>
public sealed record Cell(CellReference At, CellKind Kind, string Text, double? Number = null, DateOnly? Date = null)
{
    /// <summary>What Excel itself can hold in a cell; a longer text is cut one character above it.</summary>
    public const int LongestText = 32_767;

    public bool TooLong => Text.Length > LongestText;
}

/// <summary>Either the cells, or the one sentence that says why the file is not taken.</summary>
public abstract record WorkbookRead
{
    private WorkbookRead()
    {
    }

    public sealed record Done(Workbook Workbook) : WorkbookRead;

    public sealed record Refused(string Reason) : WorkbookRead;
}
