using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>What a policy describes and no requirement of it speaks of, and the other way round.</summary>
public static class IdleParts
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        CheckFacts(policy, places, problems);
        var rules = policy.Requirements
            .SelectMany(r => r.Partly is { } partly ? [r.Met, partly] : (Rule[])[r.Met])
            .SelectMany(Leaves)
            .ToList();
        var records = rules.OfType<Rule.RecordLeaf>().Select(l => l.Record).ToHashSet(StringComparer.Ordinal);
        foreach (var record in policy.Records.Where(r => !records.Contains(r.Id)))
        {
            problems.Add(new Problem(places.Of(record),
                $"記録 {record.Id} はどの要件からも使われていません。met で使うか、records から除いてください。", IsNotice: true));
        }
        // One that a clause delegates to is told of even where no requirement waits for it.
        var standards = rules.OfType<Rule.Unregistered>().Select(u => u.Standard).ToHashSet(StringComparer.Ordinal);
        foreach (var standard in policy.MissingStandards.Where(s =>
            s.Requirements.IsEmpty && s.Clause.Length == 0 && !standards.Contains(s.Name)))
        {
            problems.Add(new Problem(places.Of(standard),
                $"登録されていない基準「{standard.Name}」を待つ要件も、委ねている条項もありません。requirements か clause を書くか、除いてください。",
                IsNotice: true));
        }
    }

    // A fact that nobody is asked for stays unknown, and what hangs on it undecided.
    private static void CheckFacts(Policy policy, Places places, List<Problem> problems)
    {
        var asked = policy.Facts.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var rows = policy.Procedures.SelectMany(p => p.When.Rows)
            .Concat(policy.Requirements.SelectMany(r => r.Applies.Rows))
            .Concat(policy.Requirements.SelectMany(r => Leaves(r.Met)).OfType<Rule.FactLeaf>().Select(f => f.Facts));
        var used = rows.SelectMany(r => r.Cells, (r, c) => (Row: r, c.Fact));
        foreach (var (row, fact) in used.Where(u => !asked.Contains(u.Fact)))
        {
            problems.Add(new Problem(places.Of(row),
                $"「{fact}」を尋ねる項目が facts にないため、画面からは決まりません。facts に足してください。", IsNotice: true));
        }
    }

    private static IEnumerable<Rule> Leaves(Rule rule) => rule switch
    {
        Rule.All all => all.Items.SelectMany(Leaves),
        Rule.Any any => any.Items.SelectMany(Leaves),
        Rule.Not not => Leaves(not.Item),
        _ => [rule],
    };
}
