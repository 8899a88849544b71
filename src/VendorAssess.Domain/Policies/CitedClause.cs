using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

/// <summary>A clause with what cites it; a clause that is cited but not listed has an empty heading.</summary>
/// <param name="Others">Procedures, the rule on 兼務 and standards, in words.</param>
public sealed record CitedClause(
    Clause Clause, ImmutableArray<Requirement> Requirements, ImmutableArray<string> Others)
{
    /// <summary>All clauses of a policy in the order of the document, then those that are only cited.</summary>
    public static ImmutableArray<CitedClause> Of(Policy policy)
    {
        var requirements = policy.Requirements.SelectMany(r => r.Clauses.Select(c => (Clause: c, Requirement: r)))
            .ToLookup(c => c.Clause, c => c.Requirement, StringComparer.Ordinal);
        var others = OthersIn(policy).ToLookup(o => o.Clause, o => o.What, StringComparer.Ordinal);
        var listed = policy.Clauses.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. policy.Clauses
                .Concat(requirements.Select(r => r.Key).Concat(others.Select(o => o.Key))
                    .Where(id => id.Length > 0 && !listed.Contains(id)).Distinct(StringComparer.Ordinal)
                    .Select(id => new Clause(id, "")))
                .Select(c => new CitedClause(c, [.. requirements[c.Id]], [.. others[c.Id]])),
        ];
    }

    private static IEnumerable<(string Clause, string What)> OthersIn(Policy policy) =>
        policy.Procedures.Select(p => (p.Clause, $"手続「{p.Title}」"))
            .Append((policy.SamePerson.Clause, "申請と審査の兼務"))
            .Append((policy.Exceptions?.Look?.Clause ?? "", "例外措置の申請状況の確認"))
            .Append((policy.SameAuditor?.Clause ?? "", "監査の兼務"))
            .Concat(policy.MissingStandards.Select(s => (s.Clause, $"基準未登録「{s.Name}」")))
            .Concat(policy.Standards.Select(s => (s.Clause, $"登録した基準「{s.Name}」")));
}
