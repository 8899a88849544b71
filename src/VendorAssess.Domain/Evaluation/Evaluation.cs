using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

public enum Verdict
{
    /// <summary>適合候補</summary>
    Suitable,

    /// <summary>条件付き候補</summary>
    Conditional,

    /// <summary>不適合候補</summary>
    Unsuitable,

    /// <summary>判定保留</summary>
    Pending,
}

/// <summary>The procedure that is due; <see cref="Definition"/> is null when the facts lead to none.</summary>
public sealed record DueProcedure(string Id, string Title, string Why, Procedure? Definition);

/// <summary>Σ weight × credit ÷ Σ weight of what applies (0–1, null when nothing can be scored), and coverage.</summary>
public sealed record Score(decimal? Value, decimal Coverage, string Rule);

/// <summary>Everything that follows from one policy, the facts of a case and the answers about one candidate.</summary>
public sealed record CandidateEvaluation(
    Context Context,
    DueProcedure Procedure,
    Verdict Verdict,
    Score Score,
    ImmutableArray<Finding> Findings)
{
    public IEnumerable<Finding> KnockOuts => Findings.Where(f => f.IsKnockOut);
}

public static class VerdictWords
{
    public static string Label(this Verdict verdict) => verdict switch
    {
        Verdict.Suitable => "適合候補",
        Verdict.Conditional => "条件付き候補",
        Verdict.Unsuitable => "不適合候補",
        Verdict.Pending => "判定保留",
    };
}
