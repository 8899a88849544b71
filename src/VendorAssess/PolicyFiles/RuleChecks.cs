using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Domain.Soundness;

namespace VendorAssess.PolicyFiles;

/// <summary>Branches of met and partly that decide nothing.</summary>
public static class RuleChecks
{
    public static void Run(Policy policy, QuestionBank bank, Places places, List<Problem> problems)
    {
        // Each requirement is tried by itself, and trying is most of a review.
        problems.AddRange(policy.Requirements.AsParallel().AsOrdered()
            .SelectMany(requirement => Of(requirement, policy, bank, places)));
    }

    private static IEnumerable<Problem> Of(Requirement requirement, Policy policy, QuestionBank bank, Places places)
    {
        foreach (var constant in ConstantBranches.In(requirement, policy, bank))
            yield return new Problem(places.Of(constant.Branch), Constant(requirement, constant));
        foreach (var twice in Twice(requirement))
        {
            yield return new Problem(places.Of(twice),
                $"{requirement.Id}: 同じ条件が並びの中に 2 回あります。1 つを除くか、直してください。");
        }
        if (requirement.Met is Rule.Never && requirement.Strength != Strength.Forbidden)
        {
            yield return new Problem(places.Of(requirement.Met),
                $"{requirement.Id}: met: never は、該当した時点で満たさない禁止のためのものです。strength を禁止にするか、条件を書いてください。");
        }
    }

    private static string Constant(Requirement requirement, ConstantBranch constant) =>
        (constant.Holds, IsMet: ReferenceEquals(constant.Branch, requirement.Met)) switch
        {
            (false, _) when ReferenceEquals(constant.Branch, requirement.Partly) =>
                $"{requirement.Id}: partly に当たる場合がありません。met を満たさないときに成り立つ条件を書くか、除いてください。",
            (false, true) => $"{requirement.Id}: met を満たす回答も記録も事実もありません。打ち消し合う条件を直してください。",
            (true, true) => $"{requirement.Id}: met は、どのような回答でも満たします。求める条件を書くか、"
                + "回答があればよいときは answered と書いてください。",
            (false, false) => $"{requirement.Id}: この条件は、この要件が適用される案件では決して成り立ちません。除くか、直してください。",
            (true, false) => $"{requirement.Id}: この条件は、この要件が適用される案件では必ず成り立ちます。除くか、"
                + "回答があればよいときは answered と書いてください。",
        };

    private static IEnumerable<Rule> Twice(Requirement requirement) =>
        TwiceIn(requirement.Met).Concat(requirement.Partly is { } partly ? TwiceIn(partly) : []);

    private static IEnumerable<Rule> TwiceIn(Rule rule) => rule switch
    {
        Rule.All(var items) => items.SelectMany(TwiceIn).Concat(Repeated(items)),
        Rule.Any(var items) => items.SelectMany(TwiceIn).Concat(Repeated(items)),
        Rule.Not(var item) => TwiceIn(item),
        _ => [],
    };

    private static IEnumerable<Rule> Repeated(IEnumerable<Rule> items) =>
        items.GroupBy(RuleYaml.Of, StringComparer.Ordinal).SelectMany(same => same.Skip(1));
}
