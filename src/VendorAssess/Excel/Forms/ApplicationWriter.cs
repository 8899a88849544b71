using System.Collections.Immutable;
using ClosedXML.Excel;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Requests;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.Forms;

/// <summary>How a request was decided; empty while it is open.</summary>
public sealed record ApplicationDecision(string Result, string Reason, string Conditions, string By, DateOnly On);

/// <summary>What ネットワーク利用申請書 is made of: the frozen content, and the posts whose seals it bears.</summary>
public sealed record ApplicationBook(
    RequestContent Content,
    string Digest,
    int Number,
    string Noun,
    string To,
    string SubmittedBy,
    DateOnly? SubmittedOn,
    ImmutableArray<string> Seals,
    ApplicationDecision? Decision);

/// <summary>ネットワーク利用申請書 (様式) with 決裁欄.</summary>
public static class ApplicationWriter
{
    private const int Columns = 6;
    private static readonly TableColumn[] Widths = [.. Enumerable.Repeat(new TableColumn("", 16), Columns)];

    public static void Write(ApplicationBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook($"ネットワーク利用{book.Noun}書　{book.Content.Subject.Title}");
        var sheet = workbook.AddTableSheet($"{book.Noun}書", Widths);
        sheet.Cell(1, 1).Title($"ネットワーク利用{book.Noun}書");
        sheet.Row(1).Height = 30;
        WriteSeals(sheet, book.Seals);
        var row = WriteAddress(sheet, 6, book);
        foreach (var (label, text) in Lines(book).Where(line => line.Text.Length > 0))
            row = sheet.Line(row, Columns, label, text);
        row = WriteDecision(sheet, row + 1, book);
        sheet.Cell(row + 1, 1).Put($"内容の要約値（SHA-256）　{book.Digest}").Style.Font.FontSize = Theme.SmallSize - 1;
        sheet.Row(row + 1).Height = 18;
        sheet.Portrait($"ネットワーク利用{book.Noun}書　第{book.Number}号");
        workbook.SaveTo(to);
    }

    /// <summary>決裁欄: a box for each post, with room for a seal.</summary>
    private static void WriteSeals(IXLWorksheet sheet, ImmutableArray<string> seals)
    {
        var shown = seals.Take(Columns).ToList();
        for (var i = 0; i < shown.Count; i++)
            sheet.Cell(2, Columns - shown.Count + i + 1).Put(shown[i]);
        if (shown.Count == 0)
            return;
        sheet.Range(2, Columns - shown.Count + 1, 3, Columns).Grid();
        sheet.Range(2, Columns - shown.Count + 1, 2, Columns).Header();
        sheet.Fit(2, 2, least: 22);
        sheet.Row(3).Height = 54;
    }

    private static int WriteAddress(IXLWorksheet sheet, int row, ApplicationBook book)
    {
        sheet.Cell(row - 1, 1).Put($"第{book.Number}号");
        sheet.Cell(row - 1, Columns).Put(book.SubmittedOn is { } day ? JapaneseDate.Format(day) : "年　　月　　日")
            .Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        sheet.Cell(row, 1).Put($"（宛先）{book.To}");
        sheet.Cell(row + 1, Columns).Put(
            book.SubmittedBy.Length > 0 ? book.SubmittedBy : book.Content.Subject.Department)
            .Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        sheet.Cell(row + 2, 1).Put($"次のとおり{book.Noun}します。");
        for (var i = row - 1; i <= row + 2; i++)
            sheet.Row(i).Height = 20;
        return row + 4;
    }

    private static IEnumerable<(string Label, string Text)> Lines(ApplicationBook book)
    {
        var content = book.Content;
        return
        [
            ("件名", content.Subject.Title), ("目的", content.Subject.Purpose), ("担当", content.Subject.Department),
            ("サービス", $"{content.Subject.Service}　{content.Subject.Plan}".TrimEnd()), ("事業者", content.Subject.Provider),
            ("利用期間", $"{Day(content.Words.UseFrom)}から{Day(content.Words.UseUntil)}まで"),
            ("申請の内容", content.Words.Statement), ("利用するネットワーク", content.Words.Network),
            ("案件の条件", string.Join('\n', content.Facts.Select(fact => $"{fact.Label}：{fact.Shown}"))),
            ("対策基準", $"{content.Policy.Title}（{content.Policy.Edition}）"),
            ("手続", $"{content.Procedure.Title}（{content.Procedure.Clause}）\n{content.Procedure.Why}"),
            ("評価の判定", $"{content.Result.Decided}（計算 {content.Result.Computed}、得点 "
                + $"{DateCell.Percent(content.Result.Score)}、回答の割合 {DateCell.Percent(content.Result.Coverage)}）"),
            ("不適合の要件", Names(content, content.Result.KnockOuts)),
            ("確認が残る要件", Names(content, content.Result.Open)),
            ("審査者の判断", string.Join('\n', content.Overrides.Select(o =>
                $"{o.Requirement}：{o.Status}　{o.Reason}（{o.By}）"))),
            ("例外措置", string.Join('\n', content.Exceptions)),
            ("添付", "評価結果サマリ、事業者の回答及び証跡"),
        ];
    }

    private static string Names(RequestContent content, ImmutableArray<string> ids) => ids.IsEmpty
        ? "なし"
        : string.Join('\n', ids.Select(id =>
            $"{id}　{content.FindFinding(id)?.Title}（{content.FindFinding(id)?.Clause}）"));

    private static int WriteDecision(IXLWorksheet sheet, int row, ApplicationBook book)
    {
        sheet.Cell(row, 1).Put("審査結果").Style.Font.Bold = true;
        sheet.Row(row).Height = 22;
        (string Label, string Text)[] lines =
        [
            ("結果", book.Decision?.Result ?? "承認・条件付承認・差戻し・不承認"),
            ("理由", book.Decision?.Reason ?? ""), ("条件", book.Decision?.Conditions ?? ""),
            ("審査した者・日", book.Decision is { } decision ? $"{decision.By}　{JapaneseDate.Format(decision.On)}" : ""),
        ];
        var next = lines.Aggregate(row + 1, (at, line) => sheet.Line(at, Columns, line.Label, line.Text));
        // Undecided, the form is printed and filled by hand.
        if (book.Decision is null)
            sheet.Rows(row + 2, row + 3).Height = 60;
        return next;
    }

    private static string Day(DateOnly? date) => date is { } day ? JapaneseDate.Format(day) : "（定めなし）";
}
