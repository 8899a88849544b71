using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>The evaluation of DESIGN §3 as one pure function.</summary>
public static class Evaluate
{
    /// <summary>The version of the scoring rule, stored with each result.</summary>
    public const string ScoreRule = "weighted-credit-1";

    public static CandidateEvaluation Candidate(Context context)
    {
        var completed = context with { Facts = context.Facts.Completed(context.Policy) };
        var findings = completed.Policy.Requirements
            .Select(r => Judge.Requirement(r, completed))
            .ToImmutableArray();
        var procedure = Procedures.Due(completed.Policy, completed.Facts);
        return new CandidateEvaluation(completed, procedure, VerdictOf(findings), ScoreOf(findings), findings);
    }

    public static Score ScoreOf(ImmutableArray<Finding> findings)
    {
        var counted = findings.Where(f => f.InScope).ToList();
        var weight = counted.Sum(f => f.Weight);
        var scorable = counted.Any(f =>
            f.Status is Status.Met or Status.Partly or Status.Unmet or Status.Unknown);
        decimal? value = weight > 0 && scorable ? counted.Sum(f => f.Weight * f.Credit) / weight : null;
        return new Score(value, Coverage(findings), ScoreRule);
    }

    public static Verdict VerdictOf(ImmutableArray<Finding> findings)
    {
        var deciding = findings.Where(f => f.InScope && f.Requirement.Strength != Strength.Permission).ToList();
        if (deciding.Count == 0)
            return Verdict.Pending;
        if (deciding.Any(f => f.IsKnockOut))
            return Verdict.Unsuitable;
        if (deciding.Any(f => f.Requirement.Strength.KnocksOut() && IsOpen(f.Status)))
            return Verdict.Pending;
        return deciding.Any(IsCondition) ? Verdict.Conditional : Verdict.Suitable;
    }

    // What 該当なし took out was answered, so it stays in both sums and more answers never lower the coverage.
    private static decimal Coverage(ImmutableArray<Finding> findings)
    {
        var concerned = findings.Where(f => f.InScope || f.CountsAsAnswered).ToList();
        var weight = concerned.Sum(f => f.Weight);
        return weight > 0 ? concerned.Where(f => f.CountsAsAnswered).Sum(f => f.Weight) / weight : 0;
    }

    private static bool IsOpen(Status status) => status is Status.Unknown or Status.Consult or Status.Unregistered;

    private static bool IsCondition(Finding finding) => finding.Requirement.Strength switch
    {
        Strength.Must or Strength.Forbidden => finding.Status == Status.Partly,
        Strength.AsNeeded => finding.Status is Status.Unmet or Status.Partly,
        Strength.Effort or Strength.Permission => false,
    };
}
