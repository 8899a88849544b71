using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>What only shows when the whole policy has been read.</summary>
public static class PolicyChecks
{
    public static void Run(Policy policy, Place place, List<Problem> problems)
    {
        foreach (var id in Twice(policy.Requirements.Select(r => r.Id)))
            problems.Add(new Problem(place, $"要件 {id} が 2 回あります。番号を変えてください。"));
        foreach (var id in Twice(policy.Records.Select(r => r.Id)))
            problems.Add(new Problem(place, $"記録 {id} が 2 回あります。"));
        foreach (var id in Twice(policy.Facts.Select(f => f.Id)))
            problems.Add(new Problem(place, $"事実 {id} が 2 回あります。"));
        foreach (var axis in policy.Axes.Where(a => Twice(a.Levels.Select(l => l.Id)).Any()))
            problems.Add(new Problem(place, $"分類軸 {axis.Id} に同じ段階が 2 回あります。"));
        foreach (var id in policy.MissingStandards.SelectMany(s => s.Requirements).Where(r => policy.FindRequirement(r) is null))
            problems.Add(new Problem(place, $"missing_standards の要件 {id} がありません。"));
        CheckAskedFacts(policy, place, problems);
        CheckRoles(policy, place, problems);
        if (policy.Requirements.IsEmpty)
            problems.Add(new Problem(place, "要件（requirements）がありません。"));
    }

    private static void CheckAskedFacts(Policy policy, Place place, List<Problem> problems)
    {
        foreach (var axis in policy.Axes.Where(a => policy.FindFact(a.Id) is null))
            problems.Add(new Problem(place, $"分類軸 {axis.Id} を尋ねる項目が facts にありません。"));
        foreach (var fact in policy.Facts)
        {
            var allowed = policy.FindAxis(fact.Id)?.Levels.Select(l => l.Id).ToList()
                ?? FactCatalog.Find(fact.Id)?.Values.ToList() ?? [];
            var used = (fact.Default ?? []).Concat(fact.Options.Select(o => o.Value));
            foreach (var value in used.Except(allowed, StringComparer.Ordinal))
                problems.Add(new Problem(place, $"facts の {fact.Id} に「{value}」という値はありません（{string.Join("、", allowed)}）。"));
        }
    }

    private static void CheckRoles(Policy policy, Place place, List<Problem> problems)
    {
        foreach (var procedure in policy.Procedures)
        {
            var named = procedure.Submits.Concat(procedure.Decides);
            foreach (var role in named.Where(r => policy.Roles.All(p => p.Id != r)))
                problems.Add(new Problem(place, $"手続 {procedure.Id} の役割 {role} が roles にありません。"));
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> ids) =>
        ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);
}
