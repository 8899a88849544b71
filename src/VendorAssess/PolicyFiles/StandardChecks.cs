using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>The rows of a registered standard stand for requirements that wait for it, and each of these has rows.</summary>
public static class StandardChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        foreach (var standard in policy.Standards)
        {
            CheckFills(standard, policy, places, problems);
            CheckWaiting(standard, policy, places, problems);
        }
    }

    private static void CheckFills(RegisteredStandard standard, Policy policy, Places places, List<Problem> problems)
    {
        var concerned = Waiting(standard, policy).Select(r => r.Id)
            .Concat(standard.Requirements).Distinct(StringComparer.Ordinal).ToList();
        foreach (var row in policy.Requirements.Where(r => r.Standard == standard.Name))
        {
            foreach (var id in row.Fills.Except(concerned, StringComparer.Ordinal))
            {
                problems.Add(new Problem(places.Of(row), $"{row.Id} の for: 要件 {id} は基準「{standard.Name}」を待っていません。"
                    + (concerned.Count > 0 ? $"次から書いてください（{string.Join("、", concerned)}）。" : "for を除いてください。")));
            }
        }
    }

    // Else a requirement would be met by a standard that says nothing about it.
    private static void CheckWaiting(RegisteredStandard standard, Policy policy, Places places, List<Problem> problems)
    {
        foreach (var requirement in Waiting(standard, policy).Where(r => Leaves(r, standard).Any(l => l.Rows.IsEmpty)))
        {
            problems.Add(new Problem(places.Of(standard),
                $"要件 {requirement.Id} は基準「{standard.Name}」を待っていますが、それに当たる 必須 か 禁止 の要件がありません。"
                + $"for に {requirement.Id} を書いた要件を足してください。基準が何も定めないときは met を consult とします。"));
        }
    }

    private static IEnumerable<Requirement> Waiting(RegisteredStandard standard, Policy policy) =>
        policy.Requirements.Where(r => Leaves(r, standard).Any());

    private static IEnumerable<Rule.Registered> Leaves(Requirement requirement, RegisteredStandard standard) =>
        RegisteredRows.In(requirement.Met)
            .Concat(requirement.Partly is { } partly ? RegisteredRows.In(partly) : [])
            .Where(l => l.Standard == standard.Name);
}
