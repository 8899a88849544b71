using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Excel.Look;

namespace VendorAssess.Excel.Forms;

/// <summary>A candidate with its evaluation and the persons' findings beside it.</summary>
public sealed record ComparedCandidate(
    int Number, string Service, string Provider, CandidateEvaluation Evaluation, ImmutableArray<Override> Overrides)
{
    /// <summary>Requirements that an 例外措置 is granted for.</summary>
    public ImmutableHashSet<string> Excepted { get; init; } = [];

    internal Verdict Decided => Domain.Evaluation.Overrides.Decided(Evaluation, Overrides, Excepted);

    internal ImmutableArray<Finding> Applied => Domain.Evaluation.Overrides.Applied(Evaluation, Overrides);

    internal Override? OverrideOf(string requirement) => Overrides.FirstOrDefault(o => o.Requirement == requirement);

    internal static string Names(IEnumerable<Finding> findings) =>
        string.Join('、', findings.Select(finding => finding.Requirement.Id)) is { Length: > 0 } ids ? ids : "なし";
}

/// <summary>What 候補比較表 is made of; all candidates are evaluated under one policy and the same facts.</summary>
public sealed record ComparisonBook(
    Policy Policy, string CaseTitle, string Department, DateOnly On, ImmutableArray<ComparedCandidate> Candidates);

/// <summary>候補比較表: verdicts side by side, then every requirement that applies.</summary>
public static class ComparisonWriter
{
    public const string SheetName = "候補比較表";

    public static void Write(ComparisonBook book, Stream to)
    {
        using var workbook = Theme.NewWorkbook($"候補比較表　{book.CaseTitle}");
        TableColumn[] columns =
        [
            new("項番", 8, Centered: true), new("条項", 17), new("強度", 12, Centered: true), new("要件", 26),
            .. book.Candidates.Select(c => new TableColumn($"{c.Number}　{c.Service}", Width(book.Candidates.Length))),
        ];
        var sheet = workbook.AddTableSheet(SheetName, columns);
        var row = sheet.Head(
            "候補比較表", Math.Max(columns.Length, 5), ("件名", book.CaseTitle), ("担当", book.Department),
            ("対策基準", $"{book.Policy.Title}（{book.Policy.Edition}）"), ("基準日", JapaneseDate.Format(book.On)),
            ("記号", "○ 適合　△ 一部適合　× 不適合　？ 要確認　◇ 要協議　※ 基準未登録　－ 対象外　〔審〕審査者の判断　〔例〕例外措置の許可あり"));
        sheet.Table(row, columns, Totals(book).Concat(Requirements(book)));
        sheet.SheetView.Freeze(row, 4);
        sheet.Landscape($"候補比較表　{book.CaseTitle}", row);
        workbook.SaveTo(to);
    }

    private static IEnumerable<IReadOnlyList<string>> Totals(ComparisonBook book) =>
    [
        Total(book, "事業者", c => c.Provider),
        Total(book, "判定（計算）", c => c.Evaluation.Verdict.Label()),
        Total(book, "判定（審査後）", c => c.Decided.Label()),
        Total(book, "得点", c => DateCell.Percent(c.Evaluation.Score.Value)),
        Total(book, "回答の割合", c => DateCell.Percent(c.Evaluation.Score.Coverage)),
        Total(book, "不適合の必須・禁止", c => ComparedCandidate.Names(c.Applied.Where(f => f.IsKnockOut))),
    ];

    private static IReadOnlyList<string> Total(ComparisonBook book, string label, Func<ComparedCandidate,
        string> shown) =>
        ["", "", "", label, .. book.Candidates.Select(shown)];

    private static IEnumerable<IReadOnlyList<string>> Requirements(ComparisonBook book)
    {
        var applied = book.Candidates
            .Select(c => (Candidate: c, Findings: c.Applied.ToDictionary(f =>
                f.Requirement.Id, StringComparer.Ordinal)))
            .ToList();
        return book.Policy.Requirements
            .Where(r => applied.Any(c => c.Findings.TryGetValue(r.Id, out var finding) && finding.InScope))
            .Select(r => (IReadOnlyList<string>)
            [
                r.Id, r.Citation, r.Strength.Label(), r.Title,
                .. applied.Select(c => Shown(c.Candidate, c.Findings[r.Id])),
            ]);
    }

    private static string Shown(ComparedCandidate candidate, Finding finding)
    {
        var person = candidate.OverrideOf(finding.Requirement.Id) is null ? "" : "〔審〕";
        var excepted = candidate.Excepted.Contains(finding.Requirement.Id) ? "〔例〕" : "";
        return $"{finding.Status.Marked()}{person}{excepted}\n{finding.Summary}".TrimEnd();
    }

    private static double Width(int candidates) => Math.Max(24, 96.0 / Math.Max(1, candidates));
}
