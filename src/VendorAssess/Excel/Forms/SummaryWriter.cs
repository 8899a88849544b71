using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Excel.Look;
using Finding = VendorAssess.Domain.Evaluation.Finding;

namespace VendorAssess.Excel.Forms;

/// <summary>What 評価結果サマリ is made of.</summary>
public sealed record SummaryBook(string CaseTitle, string Purpose, string Department, ComparedCandidate Candidate);

/// <summary>評価結果サマリ: the result on one page, the facts, and every requirement with its reason.</summary>
public static class SummaryWriter
{
    public const string SummarySheet = "評価結果サマリ";
    public const string FindingsSheet = "要件別の判定";

    private static readonly TableColumn[] SummaryColumns =
        [new("項番", 18), new("条項", 18), new("要件", 24), new("理由", 40)];

    private static readonly TableColumn[] FindingColumns =
    [
        new("項番", 8, Centered: true), new("条項", 17), new("強度", 12, Centered: true), new("要件", 26),
        new("判定", 15), new("理由", 44), new("審査者の判断", 32),
    ];

    public static void Write(SummaryBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook($"評価結果サマリ　{book.CaseTitle}");
        WriteSummary(workbook, book);
        WriteFindings(workbook, book);
        workbook.SaveTo(to);
    }

    private static void WriteSummary(ClosedXML.Excel.XLWorkbook workbook, SummaryBook book)
    {
        var sheet = workbook.AddTableSheet(SummarySheet, SummaryColumns);
        var row = sheet.Head("評価結果サマリ", SummaryColumns.Length, Head(book));
        var findings = book.Candidate.Applied;
        row = Part(sheet, row, "不適合の必須・禁止の要件", findings.Where(f => f.IsKnockOut));
        row = Part(sheet, row, "確認・協議が残る必須・禁止の要件", findings.Where(f =>
            f.Requirement.Strength.KnocksOut() && f.Status is Status.Unknown or Status.Consult or Status.Unregistered));
        Part(sheet, row, "一部適合の要件、不適合のそのほかの要件", findings.Where(f =>
            f.Status == Status.Partly || (f.Status == Status.Unmet && !f.IsKnockOut)));
        sheet.Portrait($"評価結果サマリ　{book.CaseTitle}");
    }

    private static int Part(ClosedXML.Excel.IXLWorksheet sheet, int row, string title, IEnumerable<Finding> findings)
    {
        var found = findings.ToList();
        sheet.Cell(row, 1).Put($"{title}（{found.Count}件）").Style.Font.Bold = true;
        sheet.Row(row).Height = 24;
        return found.Count == 0
            ? row + 2
            : sheet.Table(row + 1, SummaryColumns, found.Select(f => (IReadOnlyList<string>)
                [f.Requirement.Id, f.Requirement.Citation, f.Requirement.Title,
                    $"{f.Status.Marked()}\n{f.Summary}".TrimEnd()])).Next + 1;
    }

    private static (string Label, string Text)[] Head(SummaryBook book)
    {
        var (candidate, evaluation) = (book.Candidate, book.Candidate.Evaluation);
        var policy = evaluation.Context.Policy;
        return
        [
            ("件名", book.CaseTitle), ("目的", book.Purpose), ("担当", book.Department),
            ("サービス", candidate.Service), ("事業者", candidate.Provider),
            ("対策基準", $"{policy.Title}（{policy.Edition}）"), ("基準日", JapaneseDate.Format(evaluation.Context.AsOf)),
            ("案件の条件", Facts(evaluation.Context)),
            ("手続", $"{evaluation.Procedure.Title}\n{evaluation.Procedure.Why}"),
            ("判定（計算）", evaluation.Verdict.Label()),
            ("判定（審査後）", candidate.Decided.Label()),
            ("得点", $"{DateCell.Percent(evaluation.Score.Value)}（計算の規則 {evaluation.Score.Rule}）"),
            ("回答の割合", DateCell.Percent(evaluation.Score.Coverage)),
            ("別に定める基準", policy.MissingStandards.IsEmpty
                ? "なし"
                : $"{policy.MissingStandardNames()}（登録されていないため、判定に含まれていません）"),
        ];
    }

    /// <summary>In the order in which the policy asks for them.</summary>
    private static string Facts(Context context)
    {
        var facts = context.Facts.Completed(context.Policy);
        return string.Join('\n', context.Policy.Facts.Where(asked => facts[asked.Id] is not null).Select(asked =>
            $"{asked.Label}：{context.Policy.ValuesLabel(asked.Id, facts[asked.Id]!.Value)}"));
    }

    private static void WriteFindings(ClosedXML.Excel.XLWorkbook workbook, SummaryBook book)
    {
        var sheet = workbook.AddTableSheet(FindingsSheet, FindingColumns);
        var row = sheet.Head(
            "要件別の判定", FindingColumns.Length, ("件名", book.CaseTitle), ("サービス", book.Candidate.Service));
        sheet.Table(row, FindingColumns, book.Candidate.Evaluation.Findings.Select(f => (IReadOnlyList<string>)
        [
            f.Requirement.Id, f.Requirement.Citation, f.Requirement.Strength.Label(), f.Requirement.Title,
            f.Status.Marked(), f.Summary,
            Judged(book.Candidate, f.Requirement.Id),
        ]));
        sheet.SheetView.FreezeRows(row);
        sheet.Landscape($"評価結果サマリ　{book.CaseTitle}", row);
    }

    private static string Judged(ComparedCandidate candidate, string requirement)
    {
        string?[] said =
        [
            candidate.OverrideOf(requirement) is { } person ? $"{person.Status.Marked()}\n{person.Reason}（{person.By}）" : null,
            candidate.Excepted.Contains(requirement) ? "例外措置の許可あり" : null,
        ];
        return string.Join('\n', said.Where(s => s is not null));
    }
}
