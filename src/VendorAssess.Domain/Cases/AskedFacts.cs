using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Cases;

/// <summary>The facts as a policy asks them of a person: choices in its words, and what a form gives back.</summary>
public static class AskedFacts
{
    private static readonly ImmutableArray<FactOption> YesNo = [new("true", "はい", ""), new("false", "いいえ", "")];

    public static FactKind KindOf(this Policy policy, AskedFact fact) =>
        policy.FindAxis(fact.Id) is not null ? FactKind.One : FactCatalog.Find(fact.Id)!.Kind;

    /// <summary>Levels with their criteria, networks with their help, the options of the fact, or yes and no.</summary>
    public static ImmutableArray<FactOption> ChoicesOf(this Policy policy, AskedFact fact) => policy.KindOf(fact) switch
    {
        FactKind.Flag => YesNo,
        FactKind.Many => [.. policy.Segments.Select(s => new FactOption(s.Id, s.Label, s.Help))],
        FactKind.One when policy.FindAxis(fact.Id) is { } axis =>
            [.. axis.Levels.Select(l => new FactOption(l.Id, l.Label, l.Criteria))],
        FactKind.One => fact.Options,
        FactKind.Date => [],
    };

    /// <summary>What a form gives for «not decided yet», so that choosing no network at all is an answer of its own.</summary>
    public const string Undecided = "";

    /// <summary>What a form shows for facts that were saved, or for the policy's defaults.</summary>
    public static ImmutableDictionary<string, string[]> Typed(Policy policy, Facts facts)
    {
        var completed = facts.Completed(policy);
        return policy.Facts.ToImmutableDictionary(f => f.Id, f => completed[f.Id]?.ToArray() ?? [Undecided]);
    }

    /// <summary>The facts that a form gave; only what the policy asks is taken, all else stays as it was.</summary>
    public static Facts Read(
        Policy policy, Facts before, IReadOnlyDictionary<string, string[]> typed, ICollection<string> problems)
    {
        var facts = before;
        foreach (var fact in policy.Facts)
        {
            var values = typed.GetValueOrDefault(fact.Id, []);
            facts = policy.KindOf(fact) == FactKind.Date
                ? ReadDate(facts, fact, values, problems)
                : ReadChosen(facts, policy, fact, values, problems);
        }
        if (facts.Date("use_from") > facts.Date("use_until"))
            problems.Add("利用を終える日が、始める日より前です。");
        return facts;
    }

    private static Facts ReadChosen(
        Facts facts, Policy policy, AskedFact fact, string[] values, ICollection<string> problems)
    {
        var choices = policy.ChoicesOf(fact);
        string[] chosen = [.. choices.Select(c => c.Value).Where(values.Contains)];
        if (values.Any(v => v != Undecided && !chosen.Contains(v)))
            problems.Add($"「{fact.Label}」に、選択肢にない値があります。選び直してください。");
        if (policy.KindOf(fact) == FactKind.Many && (chosen.Length > 0 || !values.Contains(Undecided)))
            return facts.With(fact.Id, chosen);
        if (chosen.Length > 1)
            problems.Add($"「{fact.Label}」は 1 つだけ選んでください。");
        return chosen is [var only] ? facts.With(fact.Id, only) : facts.Without(fact.Id);
    }

    // Browsers without a calendar of their own give what was typed, 和暦 too.
    private static Facts ReadDate(Facts facts, AskedFact fact, string[] values, ICollection<string> problems)
    {
        if (values is not [{ Length: > 0 } text, ..])
            return facts.Without(fact.Id);
        if (JapaneseDate.Parse(text) is { } day)
            return facts.With(fact.Id, day.ToString("yyyy-MM-dd", null));
        problems.Add($"「{fact.Label}」は日付で書いてください（例: 2027-03-31、令和9年3月31日）。");
        return facts;
    }
}
