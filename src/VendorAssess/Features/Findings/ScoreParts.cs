using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Features.Findings;

/// <summary>The findings of one strength and status in the score: so many, each of a weight with a credit.</summary>
public sealed record ScorePart(Strength Strength, Status Status, int Count, decimal Weight, decimal Credit)
{
    public decimal WeightSum => Count * Weight;

    public decimal Points => WeightSum * Credit;

    /// <summary>Their sums give the score: Σ points ÷ Σ weights over what applies.</summary>
    public static ImmutableArray<ScorePart> Of(CandidateEvaluation evaluation) =>
    [
        .. evaluation.Findings
            .Where(f => f.InScope)
            .GroupBy(f => (f.Requirement.Strength, f.Status, f.Weight, f.Credit))
            .Select(g => new ScorePart(g.Key.Strength, g.Key.Status, g.Count(), g.Key.Weight, g.Key.Credit))
            .OrderBy(p => p.Strength)
            .ThenBy(p => p.Status),
    ];
}
