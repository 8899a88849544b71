using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Policies;

/// <summary>What differs between two editions beside requirements and questions: scales, facts, procedures, weights.</summary>
internal static class FrameChanges
{
    private static readonly ImmutableArray<ComparedPart<Policy>> Compared =
    [
        ComparedPart<Policy>.Text("題名", p => p.Title),
        ComparedPart<Policy>.Text("版", p => p.EditionWithStandards),
        ComparedPart<Policy>.Text("注意書き", p => p.Note),
        ComparedPart<Policy>.Text("ひな形であることの説明", p => p.Template),
        ComparedPart<Policy>.Lines("分類軸", p => p.Axes.SelectMany(Lines), judges: true),
        ComparedPart<Policy>.Lines("ネットワーク区分", p => p.Segments.Select(s => $"{s.Label}（{s.Id}）：{s.Help}"), judges: true),
        ComparedPart<Policy>.Lines("案件の内容", p => p.Facts.Select(f => Line(p, f)), judges: true),
        ComparedPart<Policy>.Lines("基準未登録",
            p => p.MissingStandards.Select(s => $"{s.Name}：{s.Clause}{Concerned(s.Requirements)}")),
        ComparedPart<Policy>.Lines("登録した基準", p => p.Standards.Select(
            s => $"{s.Name}：{s.Title} {s.Edition} {s.Note} {s.Clause}{Concerned(s.Requirements)}")),
        ComparedPart<Policy>.Lines("役割", p => p.Roles.Select(r => Line(p, r))),
        ComparedPart<Policy>.Lines("手続", p => p.Procedures.Select(d => Line(p, d)), judges: true),
        ComparedPart<Policy>.Lines("助言と協議", p => p.Procedures.Where(d => d.Advice is not null)
            .Select(d => Line(p, d.Title, d.Advice!))),
        ComparedPart<Policy>.Lines("手続の記録で答えたとみなすもの", FilledWords.Of),
        ComparedPart<Policy>.Text("兼務", p => $"{p.SamePerson.Rule}：{p.SamePerson.Clause} {p.SamePerson.Text}"),
        ComparedPart<Policy>.Text("監査の兼務", p => p.SameAuditor is { } rule
            ? $"{(rule.WithReason ? "理由を記録" : "認めない")}：{rule.Clause} {rule.Text}"
            : ""),
        ComparedPart<Policy>.Text("例外措置", p => p.Exceptions is { } rule
            ? $"{rule.Clause} 緊急：{rule.Emergency} 求める職：{Roles(p, rule.Asks)} 許可する職：{Roles(p, rule.Decides)}"
                + (rule.Look is { } look
                    ? $" 確認：{look.EveryMonths} か月ごと {Roles(p, look.By)} {look.Clause} {look.Note}".TrimEnd() : "")
            : ""),
        ComparedPart<Policy>.Lines("利用の管理者", p => p.Managers.Select(m => $"{m.Role} {m.Title} 場合：{RuleYaml.Of(m.When)}")),
        ComparedPart<Policy>.Lines("市の記録", p => p.Records.Select(
            r => $"{r.Label}（{r.Id}）：{r.Help}{(r.By.IsEmpty ? "" : $" 書く職：{Roles(p, r.By)}")}")),
        ComparedPart<Policy>.Lines("強度の重み", p => p.Weights.OrderBy(w => w.Key).Select(Line), judges: true),
        ComparedPart<Policy>.Lines("条項", p => p.Clauses.Select(c => $"{c.Id}：{c.Heading}")),
    ];

    public static ImmutableArray<PartChange> Between(ComparedEdition before, ComparedEdition after) =>
        [.. Compared.Select(c => c.Between(before.Policy, before, after.Policy, after)).OfType<PartChange>().Select(Differing)];

    // Of long lists only what is not on both sides is worth reading; a mere change of order shows both whole.
    private static PartChange Differing(PartChange change)
    {
        if (change is not { Before.Parts: { IsEmpty: false } before, After.Parts: { IsEmpty: false } after })
            return change;
        var (gone, came) = (Except(before, after), Except(after, before));
        return gone is null && came is null ? change : change with { Before = gone, After = came };
    }

    private static RuleText? Except(ImmutableArray<RuleText> some, ImmutableArray<RuleText> others) =>
        some.ExceptBy(others.Select(o => o.Text), s => s.Text, StringComparer.Ordinal).ToImmutableArray() is
            { IsEmpty: false } left ? new RuleText("", left) : null;

    private static IEnumerable<string> Lines(Axis axis) =>
        axis.Levels.Select((l, i) => $"{axis.Label}（{axis.Id}）{i + 1} {l.Label}（{l.Id}）：{l.Criteria} {l.National}".TrimEnd());

    private static string Line(Policy policy, AskedFact fact)
    {
        var options = string.Join("、", fact.Options.Select(o => $"{o.Label}（{o.Value}）{o.Help}"));
        var standard = fact.Default is { } values ? policy.ValuesLabel(fact.Id, values) : "なし";
        return $"{fact.Label}（{fact.Id}）：{fact.Help} 選択肢：{options} 決まっていないときの値：{standard}";
    }

    private static string Line(Policy policy, Procedure procedure) =>
        $"{procedure.Title}（{procedure.Id}）：{procedure.Clause} {procedure.Why} 場合：{RuleYaml.Of(procedure.When)} "
        + $"申請：{Roles(policy, procedure.Submits)} 決定：{Roles(policy, procedure.Decides)} 手順：{string.Join("、", procedure.Steps)}"
        + (procedure.OnlyByException ? " 申請できず、例外措置による" : "");

    private static string Line(Policy policy, string procedure, AdviceRule advice) =>
        $"{procedure} {advice.Label}：{advice.Clause} 待つ場合：{RuleYaml.Of(advice.When)} "
        + $"求める職：{Roles(policy, advice.Asks)} 与える職：{Roles(policy, advice.Gives)}";

    private static string Line(Policy policy, PolicyRole role) =>
        $"{role.Title}（{role.Id}）：{role.Holder}"
        + (role.Delegates.IsEmpty ? "" : $" 委任できる職：{Roles(policy, role.Delegates)} {role.Delegation}");

    private static string Concerned(ImmutableArray<string> requirements) =>
        requirements.IsEmpty ? "" : $" 要件：{string.Join("、", requirements)}";

    private static string Roles(Policy policy, ImmutableArray<string> roles) =>
        string.Join("、", roles.Select(policy.RoleTitle));

    private static string Line(KeyValuePair<Strength, decimal> weight) =>
        $"{weight.Key.Label()} {weight.Value.ToString(CultureInfo.InvariantCulture)}";
}
