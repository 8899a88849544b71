using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>A requirement that a fact had a part in, with all conditions of the rows that hold: 「機密性＝機密性3」.</summary>
public sealed record BroughtIn(Requirement Requirement, string Why);

/// <summary>What one fact brought in, and what waits for it while it is not known.</summary>
public sealed record BringingFact(
    string Fact,
    ImmutableArray<string>? Held,
    ImmutableArray<BroughtIn> Requirements,
    ImmutableArray<BroughtIn> Waiting);

/// <summary>For each fact of a case, the requirements it brought in.</summary>
/// <param name="Always">What applies to every case whatever its facts (すべての案件).</param>
public sealed record BringingFacts(ImmutableArray<BringingFact> Facts, ImmutableArray<Requirement> Always)
{
    /// <summary>The facts that the policy asks, in its order, then those that only its requirements name.</summary>
    public static BringingFacts Of(Policy policy, Facts facts)
    {
        var completed = facts.Completed(policy);
        var always = policy.Requirements
            .Where(r => r.Applies.Rows.Any(row => row.Cells.IsEmpty))
            .ToImmutableArray();
        var others = policy.Requirements.Except(always).ToList();
        var named = others.SelectMany(r => r.Applies.Rows).SelectMany(row => row.Cells).Select(c => c.Fact);
        return new BringingFacts(
            [
                .. policy.Facts.Select(f => f.Id).Concat(named).Distinct(StringComparer.Ordinal)
                    .Select(fact => Of(fact, others, policy, completed)),
            ],
            always);
    }

    private static BringingFact Of(string fact, List<Requirement> requirements, Policy policy, Facts facts) =>
        new(fact, facts[fact],
            [.. requirements.Select(r => Named(r, fact, Truth.True, policy, facts)).OfType<BroughtIn>()],
            facts[fact] is not null
                ? []
                : [.. requirements.Select(r => Named(r, fact, Truth.Unknown, policy, facts)).OfType<BroughtIn>()]);

    // A requirement that holds by one row does not wait for another.
    private static BroughtIn? Named(Requirement requirement, string fact, Truth wanted, Policy policy, Facts facts)
    {
        if (Applicability.Judge(requirement.Applies, policy, facts).Truth != wanted)
            return null;
        Reason[] rows =
        [
            .. requirement.Applies.Rows
                .Where(row => row.Cells.Any(c => c.Fact == fact))
                .Select(row => Applicability.Judge(row, policy, facts))
                .Where(row => row.Truth == wanted),
        ];
        return rows.Length == 0 ? null : new BroughtIn(requirement, string.Join("、", rows
            .Select(row => row.Summary())
            .Distinct(StringComparer.Ordinal)));
    }
}
