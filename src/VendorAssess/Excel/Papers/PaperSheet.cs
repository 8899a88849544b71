using System.Text.RegularExpressions;
using VendorAssess.Domain.Papers;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Excel.Papers;

/// <summary>What one sheet of a paper holds: rows with an id in one column, answers under a header somewhere above.</summary>
internal sealed class PaperSheet(Sheet sheet, int idColumn, Regex shape, ForeignForm form)
{
    private const int FewestIds = 2;
    private const int LongestId = 20;

    private readonly List<PaperRow> rows = [];
    private readonly List<PaperGap> gaps = [];
    private PaperHeaders? headers;
    private int blank;

    public sealed record Result(IReadOnlyList<PaperRow> Rows, int Blank, IReadOnlyList<PaperGap> Gaps);

    public static Result Scan(Sheet sheet, ForeignForm form)
    {
        var shape = new Regex($"^(?:{form.IdShape})$", RegexOptions.NonBacktracking);
        var ids = sheet.Rows.SelectMany(row => row.Cells)
            .Where(cell => IsId(cell, shape))
            .CountBy(cell => cell.At.Column)
            .DefaultIfEmpty()
            .MaxBy(column => column.Value);
        return ids.Value < FewestIds
            ? new Result([], 0, [new PaperGap(sheet.Name, "", $"{form.Title} の設問の番号が並ぶ列がないため、読んでいません。")])
            : new PaperSheet(sheet, ids.Key, shape, form).Read();
    }

    private static bool IsId(Cell? cell, Regex shape) =>
        cell is { Kind: CellKind.Text, Text.Length: <= LongestId } && shape.IsMatch(cell.Text.Trim());

    private Result Read()
    {
        var headed = 0;
        foreach (var row in sheet.Rows)
        {
            if (row.At(idColumn) is { } id && IsId(id, shape))
                headed += Take(row, id.Text.Trim()) ? 1 : 0;
            else
                headers = PaperHeaders.In(row, form) ?? headers;
        }
        return headed > 0
            ? new Result(rows, blank, gaps)
            : new Result([], 0, [new PaperGap(sheet.Name, "", "回答の欄の見出し（Answer、回答 など）が見つからないため、読んでいません。")]);
    }

    private bool Take(Row row, string id)
    {
        if (headers is null)
            return false;
        var (answer, note) = (row.At(headers.Answer), headers.Note is { } column ? row.At(column) : null);
        var said = new PaperRow(
            id, Text(answer), Text(note), sheet.Name,
            (answer?.At ?? new CellReference(row.Number, headers.Answer)).ToString());
        if (said is { Answer: "", Note: "" })
            blank++;
        else
            rows.Add(said);
        return true;
    }

    private string Text(Cell? cell)
    {
        if (cell is null)
            return "";
        if (CellTrouble.Of(cell) is not { } trouble)
            return cell.Text.ReplaceLineEndings("\n").Trim();
        gaps.Add(new PaperGap(sheet.Name, cell.At.ToString(), trouble));
        return "";
    }
}
