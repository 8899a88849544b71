using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;

namespace VendorAssess.PolicyFiles;

/// <summary>Names that the product gives (networks, roles), and facts that leave a person nothing to choose.</summary>
public static class NameChecks
{
    public static void Run(Policy policy, Places places, List<Problem> problems)
    {
        var networks = FactCatalog.Find("segments")!.Values;
        foreach (var segment in policy.Segments.Where(s => !networks.Contains(s.Id)))
        {
            problems.Add(new Problem(places.Of(segment),
                $"ネットワーク区分「{segment.Id}」はありません。書けるのは次のものです（{string.Join("、", networks)}）。"));
        }
        foreach (var role in policy.Roles.Where(r => !Roles.All.Contains(r.Id)))
        {
            problems.Add(new Problem(places.Of(role),
                $"役割「{role.Id}」はありません。書けるのは次のものです（{string.Join("、", Roles.All)}）。"));
        }
        foreach (var role in policy.Roles)
        {
            foreach (var other in role.Delegates.Where(d => d == role.Id || policy.Roles.All(r => r.Id != d)))
            {
                problems.Add(new Problem(places.Of(role),
                    $"役割 {role.Id} の事務を任せる役割「{other}」は、ほかの役割として roles に書いてください。"));
            }
        }
        foreach (var fact in policy.Facts.Where(f => IsChosen(policy, f) && policy.ChoicesOf(f).IsEmpty))
        {
            problems.Add(new Problem(places.Of(fact),
                $"{fact.Id} に選べるものがありません。{(fact.Id == "segments" ? "segments" : "options")} に挙げてください。"));
        }
    }

    private static bool IsChosen(Policy policy, AskedFact fact) =>
        (policy.FindAxis(fact.Id) is not null || FactCatalog.Find(fact.Id) is not null)
        && policy.KindOf(fact) is FactKind.One or FactKind.Many;
}
