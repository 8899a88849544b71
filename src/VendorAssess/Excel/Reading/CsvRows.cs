using System.Text;

namespace VendorAssess.Excel.Reading;

/// <summary>Reads the fields of a CSV one character at a time; quotes as in RFC 4180, any line end, empty fields left out.</summary>
internal sealed class CsvRows(TextReader text, char separator, Budget budget)
{
    private readonly List<Row> rows = [];
    private readonly StringBuilder field = new();
    private List<Cell> cells = [];
    private int line = 1;
    private int row = 1;
    private int column = 1;

    public IReadOnlyList<Row> Read()
    {
        for (int c; (c = Next()) >= 0;)
        {
            if (c == '"' && field.Length == 0)
                ReadQuoted();
            else if (c == separator)
                EndField();
            else if (c is '\n' or '\r')
                EndRow(c);
            else
                Append((char)c);
        }
        EndRow('\n');
        return rows;
    }

    private int Next()
    {
        budget.Step();
        return text.Read();
    }

    private void ReadQuoted()
    {
        var began = line;
        for (int c; (c = Next()) >= 0;)
        {
            if (c == '\n')
                line++;
            if (c != '"')
                Append((char)c);
            else if (text.Peek() == '"')
                Append((char)Next());
            else
                return;
        }
        throw Refusal.NotTable($"{began}行目の引用符が閉じていません");
    }

    // A text beyond any cell's length is only read past.
    private void Append(char c)
    {
        if (field.Length <= Cell.LongestText)
            field.Append(c);
    }

    private void EndField()
    {
        if (column > Limits.LastColumn)
            throw Refusal.NotTable($"{line}行目の列が多すぎます");
        if (field.Length > 0)
        {
            budget.KeepCell();
            budget.KeepText(field.ToString());
            cells.Add(new Cell(new CellReference(row, column), CellKind.Text, field.ToString()));
            field.Clear();
        }
        column++;
    }

    private void EndRow(int end)
    {
        EndField();
        if (end == '\r' && text.Peek() == '\n')
            Next();
        if (cells.Count > 0)
            rows.Add(new Row(row, cells));
        if (row == Limits.LastRow && text.Peek() >= 0)
            throw Refusal.NotTable("行が多すぎます");
        (cells, column, row, line) = ([], 1, row + 1, line + 1);
    }
}
