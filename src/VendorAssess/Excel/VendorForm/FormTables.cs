using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>The sheets that hold a table as an answer, found by the keys over their columns.</summary>
internal sealed class FormTables(Workbook workbook)
{
    private readonly Dictionary<string, (Sheet Sheet, Row Keys)> sheets = Find(workbook);

    /// <summary>The filled rows; null where none is, or where one cell could not be taken.</summary>
    public FieldValue.Rows? Read(FormRow table, bool answeredInWords, ProblemList problems)
    {
        if (!sheets.TryGetValue(table.Id, out var found))
        {
            if (!answeredInWords)
                problems.In(table.Id).Add(null, "表のシートがありません。表の回答は読み取っていません。");
            return null;
        }
        var columns = Columns(table, found.Keys);
        var here = problems.In(found.Sheet.Name);
        var before = problems.Found.Count;
        var rows = found.Sheet.Rows
            .Where(row => row.Number > found.Keys.Number && !IsHeader(row, columns))
            .Select(row => ReadRow(row, columns, here))
            .Where(row => !row.IsEmpty)
            .ToImmutableArray();
        return rows.IsEmpty || problems.Found.Count > before ? null : new FieldValue.Rows(rows);
    }

    private static Dictionary<string, (Sheet Sheet, Row Keys)> Find(Workbook workbook)
    {
        var found = new Dictionary<string, (Sheet, Row)>(StringComparer.Ordinal);
        foreach (var sheet in workbook.Sheets)
        {
            var keys = sheet.Rows.FirstOrDefault(row => row.Cells.Any(cell => TableOf(cell) is not null));
            if (keys is not null)
                found.TryAdd(keys.Cells.Select(TableOf).First(table => table is not null)!, (sheet, keys));
        }
        return found;
    }

    private static string? TableOf(Cell cell) =>
        cell.Text.StartsWith(FormLayout.KeyMark, StringComparison.Ordinal)
        && cell.Text.IndexOf('/', StringComparison.Ordinal) is var slash && slash > 0
            ? cell.Text[FormLayout.KeyMark.Length..slash]
            : null;

    private static Dictionary<int, Field> Columns(FormRow table, Row keys) => keys.Cells
        .Select(key => (key.At.Column, Field: table.Field.Columns
            .FirstOrDefault(column => FormLayout.TableKey(table.Id, column.Name) == key.Text)))
        .Where(column => column.Field is not null)
        .ToDictionary(column => column.Column, column => column.Field!);

    private static bool IsHeader(Row row, Dictionary<int, Field> columns) =>
        row.Cells.Any(cell => columns.ContainsKey(cell.At.Column)) && row.Cells.All(cell =>
            columns.TryGetValue(cell.At.Column, out var field)
            && cell.Text.StartsWith(field.Label, StringComparison.Ordinal)
            && cell.Text[field.Label.Length..] == FormText.Unit(field));

    private static ImmutableSortedDictionary<string, FieldValue> ReadRow(
        Row row, Dictionary<int, Field> columns, ProblemList problems)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        foreach (var cell in row.Cells.Where(cell =>
            !string.IsNullOrWhiteSpace(cell.Text) || cell.Kind != CellKind.Text))
        {
            if (!columns.TryGetValue(cell.At.Column, out var field))
                problems.Add(cell.At, "表の外に書かれているため読み取れません。表の列の中に書いてください。");
            else if (field.Type is not (FieldType.Text or FieldType.File) && SpecialWord.Of(cell.Text) is not null)
                continue;
            else if (TypedCell.Read(field, cell, out var why) is { } value)
                values[field.Name] = value;
            else
                problems.Add(cell.At, why);
        }
        return values.ToImmutable();
    }
}
