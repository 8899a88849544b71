using System.Collections.Immutable;
using System.Text.RegularExpressions;
using VendorAssess.Domain;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Excel.TransferForm;

/// <summary>A 人事異動 file as it was read; letters of its columns where it was a workbook.</summary>
public sealed record TransferFile(
    ImmutableSortedDictionary<TransferColumn, string> Letters, ImmutableArray<TransferRow> Rows,
    ImmutableArray<TransferProblem> Problems);

/// <summary>Reads a 人事異動 workbook or CSV by the headers of its columns, whatever their order.</summary>
public static partial class TransferReader
{
    public const int MostRows = 10_000;
    private const int RowsToLookAt = 40;

    public static Outcome<TransferFile> Read(Workbook workbook)
    {
        foreach (var sheet in workbook.Sheets.Where(s => !s.Hidden))
        {
            if (sheet.Rows.Take(RowsToLookAt).FirstOrDefault(r => IsHeader(Places(r))) is { } header)
                return Read(sheet, header);
        }
        return Outcome.Refused<TransferFile>(
            $"見出しの行が見つかりません。「{TransferColumn.Department.Label()}」「{TransferColumn.Title.Label()}」"
            + $"「{TransferColumn.Taker.Label()}」などの見出しのある一覧を使ってください。この画面からダウンロードできます。");
    }

    private static Outcome<TransferFile> Read(Sheet sheet, Row header)
    {
        var places = Places(header);
        var rows = sheet.Rows.Where(r => r.Number > header.Number).ToList();
        if (rows.Count > MostRows)
            return Outcome.Refused<TransferFile>($"行が {MostRows:N0} を超えています。いくつかのファイルに分けてください。");
        var problems = ImmutableArray.CreateBuilder<TransferProblem>();
        var read = rows.Select(r => ReadRow(r, places, problems)).Where(r => r is not null).Select(r => r!);
        return Outcome.Done(new TransferFile(
            places.ToImmutableSortedDictionary(p => p.Key, p => CellReference.ColumnName(p.Value)), [.. read],
            problems.ToImmutable()));
    }

    private static bool IsHeader(Dictionary<TransferColumn, int> places) =>
        places.ContainsKey(TransferColumn.Taker) && (places.ContainsKey(TransferColumn.Number)
            || (places.ContainsKey(TransferColumn.Department) && places.ContainsKey(TransferColumn.Title)));

    private static Dictionary<TransferColumn, int> Places(Row row)
    {
        var places = new Dictionary<TransferColumn, int>();
        foreach (var cell in row.Cells)
        {
            var name = TransferPlanner.Folded(Note().Replace(cell.Text, ""));
            foreach (var column in TransferColumns.All.Where(c => c.Label() == name))
                places.TryAdd(column, cell.At.Column);
        }
        return places;
    }

    private static TransferRow? ReadRow(
        Row row, Dictionary<TransferColumn, int> places, ImmutableArray<TransferProblem>.Builder problems)
    {
        string Text(TransferColumn column)
        {
            if (!places.TryGetValue(column, out var place) || row.At(place) is not { } cell)
                return "";
            if (CellTrouble.Of(cell) is not { } trouble)
                return cell.Text.Trim();
            problems.Add(new(row.Number, column, trouble));
            return "";
        }

        var read = new TransferRow(
            row.Number, Text(TransferColumn.Number), Text(TransferColumn.Department), Text(TransferColumn.Title),
            Text(TransferColumn.Leaver), Text(TransferColumn.Kind), Text(TransferColumn.Taker),
            Text(TransferColumn.TakerName));
        return read is { Number: "", Department: "", Title: "", IsUntouched: true } ? null : read;
    }

    // Forms put hints behind their headers: 新しい人のログイン名（必須）.
    [GeneratedRegex("[（(].*[）)]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
