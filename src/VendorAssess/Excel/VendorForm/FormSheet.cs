using VendorAssess.Domain;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.VendorForm;

/// <summary>One filled row of the question sheet, found by its hidden id.</summary>
internal sealed record FilledRow(
    string Id, Cell? Hash, Cell? Asked, Cell? Answer, Cell? Note, Cell? Evidence)
{
    public CellReference? FirstFilled => (Answer ?? Note ?? Evidence)?.At;

    public bool IsBlank => Answer is null && Note is null && Evidence is null;
}

/// <summary>The question sheet that came back, whatever its name, place and order of rows and columns.</summary>
internal static class FormSheet
{
    public static Outcome<(Sheet Sheet, List<FilledRow> Rows)> Read(Workbook workbook)
    {
        var found = workbook.Sheets
            .Select(sheet => (Sheet: sheet, Columns: FindColumns(sheet)))
            .Where(candidate => candidate.Columns is not null)
            .ToList();
        return found switch
        {
            [] => Outcome.Refused<(Sheet, List<FilledRow>)>(
                "質問票のシート、又は設問を見分ける非表示の列がありません。お送りした質問票に記入し直してください。"),
            [var only] => Outcome.Done((only.Sheet, ReadRows(only.Sheet, only.Columns!))),
            _ => Outcome.Refused<(Sheet, List<FilledRow>)>(
                $"質問票のシートが{found.Count}枚あります。写しのシートを削除して、1枚にしてください。"),
        };
    }

    /// <summary>By the hidden row of keys; where that was lost, by the headers.</summary>
    private static Dictionary<string, int>? FindColumns(Sheet sheet) =>
        Match(sheet, column => column.Key) ?? Match(sheet, column => column.Header);

    private static Dictionary<string, int>? Match(Sheet sheet, Func<FormColumn, string> mark)
    {
        var wanted = FormLayout.Columns.Where(column => column.Key.Length > 0).ToList();
        foreach (var row in sheet.Rows)
        {
            var places = row.Cells
                .GroupBy(cell => cell.Text.Trim(), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().At.Column, StringComparer.Ordinal);
            var columns = wanted
                .Where(column => places.ContainsKey(mark(column)))
                .ToDictionary(column => column.Key, column => places[mark(column)], StringComparer.Ordinal);
            if (columns.ContainsKey(FormLayout.IdKey) && columns.ContainsKey(FormLayout.AnswerKey))
                return columns;
        }
        return null;
    }

    private static List<FilledRow> ReadRows(Sheet sheet, Dictionary<string, int> columns)
    {
        var rows = new List<FilledRow>();
        foreach (var row in sheet.Rows)
        {
            Cell? At(string key) => columns.TryGetValue(key, out var column) ? row.At(column) : null;
            var id = At(FormLayout.IdKey)?.Text.Trim() ?? "";
            if (id == FormLayout.IdKey)
                continue;
            rows.Add(new FilledRow(
                id, At(FormLayout.HashKey), At(FormLayout.TextKey), At(FormLayout.AnswerKey),
                At(FormLayout.NoteKey), At(FormLayout.EvidenceKey)));
        }
        return rows;
    }
}
