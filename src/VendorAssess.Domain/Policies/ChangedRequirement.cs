using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Domain.Policies;

/// <summary>A requirement that is new (no Before), gone (no After) or changed in the parts named.</summary>
public sealed record ChangedRequirement(Requirement? Before, Requirement? After, ImmutableArray<PartChange> Parts)
{
    /// <summary>As it is now, or as it was where it is gone.</summary>
    public Requirement Requirement => After ?? Before!;

    /// <summary>Whether a case may be judged otherwise by it; other wording alone changes no finding.</summary>
    public bool Judges => Before is null || After is null || Parts.Any(p => p.Judges);

    internal static readonly ImmutableArray<ComparedPart<Requirement>> Compared =
    [
        ComparedPart<Requirement>.Text("題名", r => r.Title),
        ComparedPart<Requirement>.Text("強度", r => r.Strength.Label(), judges: true),
        ComparedPart<Requirement>.Lines("条項", r => r.Clauses),
        ComparedPart<Requirement>.Text("原文の行", r => r.Lines),
        ComparedPart<Requirement>.Text("出典の確かさ", r => r.Trust.Label()),
        ComparedPart<Requirement>.Text("登録した基準", r => r.Standard),
        ComparedPart<Requirement>.Lines("当たる要件", r => r.Fills, judges: true),
        ComparedPart<Requirement>.Text("求めること", r => r.Text),
        new("当てはまる場合", true, r => RuleYaml.Of(r.Applies), (r, policy, _) => r.Applies.Describe(policy)),
        new("適合の条件", true, r => RuleYaml.Of(r.Met), (r, policy, bank) => r.Met.Describe(policy, bank)),
        new("一部適合の条件", true, r => r.Partly is { } partly ? RuleYaml.Of(partly) : "",
            (r, policy, bank) => r.Partly?.Describe(policy, bank)),
        ComparedPart<Requirement>.Lines("該当なしで対象外となる設問", r => r.NotApplicableWhen, judges: true),
        ComparedPart<Requirement>.Lines("判定には使わない設問", r => r.Asks),
        ComparedPart<Requirement>.Text("調達仕様", r => r.Specification),
        ComparedPart<Requirement>.Lines("契約条項", r => r.Contract),
        ComparedPart<Requirement>.Lines("読み方の注記", r => r.Remarks.Select(Line)),
    ];

    private static string Line(Remark remark) =>
        $"{remark.Text}［{string.Join("／", remark.Readings.Select(Shown))}］採った読み方：{remark.Chosen}";

    private static string Shown(string reading) => reading.Length > 0 ? reading : "（空）";
}
