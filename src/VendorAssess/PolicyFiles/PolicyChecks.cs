using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>What only shows when the whole policy has been read, and without which it cannot be evaluated.</summary>
public static class PolicyChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var twice in Twice(policy.Requirements, r => r.Id))
            problems.Add(new Problem(places.Of(twice), $"要件 {twice.Id} が 2 回あります。番号を変えてください。"));
        foreach (var twice in Twice(policy.Records, r => r.Id))
            problems.Add(new Problem(places.Of(twice), $"記録 {twice.Id} が 2 回あります。id を変えてください。"));
        foreach (var twice in Twice(policy.Facts, f => f.Id))
            problems.Add(new Problem(places.Of(twice), $"事実 {twice.Id} が 2 回あります。1 つにまとめてください。"));
        foreach (var level in policy.Axes.SelectMany(a => Twice(a.Levels, l => l.Id)))
            problems.Add(new Problem(places.Of(level), $"段階 {level.Id} が 2 回あります。id を変えてください。"));
        foreach (var guess in policy.Requirements.Where(DecidesFromBackground))
            problems.Add(new Problem(
                places.Of(guess), $"要件 {guess.Id} は、出典の確かさが背景なので判定に使えません。met は consult と書いてください。"));
        CheckStandards(policy, places, problems);
        StandardChecks.Run(policy, places, problems);
        CheckAskedFacts(policy, places, problems);
        ProcedureChecks.Run(policy, places, problems);
        if (policy.Requirements.IsEmpty)
            problems.Add(new Problem(places.Start, "要件（requirements）がありません。"));
    }

    private static void CheckStandards(Policy policy, Places places, List<Problem> problems)
    {
        var known = policy.Requirements.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var standard in policy.MissingStandards)
        {
            foreach (var id in standard.Requirements.Where(r => !known.Contains(r)))
                problems.Add(new Problem(places.Of(standard), $"missing_standards の要件 {id} がありません。番号を確かめてください。"));
        }
    }

    // What only general knowledge says may be asked about, never held against a vendor.
    private static bool DecidesFromBackground(Requirement requirement) =>
        requirement.Trust == Trust.Background
        && (requirement.Met is not Rule.Consult || requirement.Partly is not null);

    private static void CheckAskedFacts(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var axis in policy.Axes.Where(a => policy.FindFact(a.Id) is null))
            problems.Add(new Problem(places.Of(axis), $"分類軸 {axis.Id} を尋ねる項目が facts にありません。facts に足してください。"));
        foreach (var fact in policy.Facts)
        {
            var allowed = policy.FindAxis(fact.Id)?.Levels.Select(l => l.Id).ToList()
                ?? FactCatalog.Find(fact.Id)?.Values.ToList() ?? [];
            var used = (fact.Default ?? []).Concat(fact.Options.Select(o => o.Value));
            foreach (var value in used.Except(allowed, StringComparer.Ordinal))
            {
                problems.Add(new Problem(places.Of(fact),
                    $"facts の {fact.Id} に「{value}」という値はありません（{string.Join("、", allowed)}）。"));
            }
        }
    }

    private static IEnumerable<T> Twice<T>(IEnumerable<T> parts, Func<T, string> id) =>
        parts.GroupBy(id, StringComparer.Ordinal).SelectMany(g => g.Skip(1));
}
