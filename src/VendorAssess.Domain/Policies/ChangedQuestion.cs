using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Policies;

/// <summary>A question that is new (no Before), gone (no After) or changed in the parts named.</summary>
/// <param name="Needed">Whether a requirement of either edition needs it.</param>
public sealed record ChangedQuestion(
    Question? Before, Question? After, ImmutableArray<PartChange> Parts, bool Needed)
{
    /// <summary>As it is now, or as it was where it is gone.</summary>
    public Question Question => After ?? Before!;

    internal static readonly ImmutableArray<ComparedPart<Question>> Compared =
    [
        new("区分", false, q => q.Group, (q, _, bank) => RuleText.Leaf(bank.GroupTitle(q.Group))),
        ComparedPart<Question>.Text("設問", q => q.Text),
        ComparedPart<Question>.Text("答え方", q => q.Main.Form(), judges: true),
        ComparedPart<Question>.Lines("選択肢", q => q.Main.ChoiceLines(), judges: true),
        ComparedPart<Question>.Lines("表の列", q => q.Main.Columns.Select(c => c.Line()), judges: true),
        ComparedPart<Question>.Lines("続けて尋ねること", q => q.Parts.Select(p => p.Line()), judges: true),
        ComparedPart<Question>.Text("答える人", q => q.Answerers()),
        ComparedPart<Question>.Text("回答の持ち主", q => q.AboutService ? "サービス（案件の間で共通）" : "案件"),
        new("尋ねる場合", false, q => q.AskWhen is { } rule ? RuleYaml.Of(rule) : "",
            (q, policy, bank) => q.AskWhen?.Describe(policy, bank)),
        new("有効な期間", true, q => $"{q.Validity}", (q, _, _) => q.Validity is null ? null : RuleText.Leaf(q.Holds())),
        ComparedPart<Question>.Text("証跡", q => q.Evidence),
        ComparedPart<Question>.Text("手引き", q => q.Guidance),
        ComparedPart<Question>.Text("記入例", q => q.Example),
        ComparedPart<Question>.Lines("ほかの基準との対応", q => q.Crosswalk.Select(c => $"{c.Line()}{c.Theme}")),
        ComparedPart<Question>.Text("置いておく理由", q => q.Kept),
    ];
}
