using System.Collections.Immutable;

namespace VendorAssess.Domain.Evaluation;

/// <summary>審査者判断: a person's finding beside the computed one, with reason and name.</summary>
public sealed record Override(string Requirement, Status Status, string Reason, string By, DateTime At, int Revision);

public static class Overrides
{
    public const int LongestReason = 2000;

    public static string? WhyNotRecordable(Finding finding, Status status, string reason) =>
        (finding, status, reason) switch
        {
            (_, Status.Unregistered, _) => "基準未登録は人の判断では付けられません。",
            ({ Requirement.Strength: Policies.Strength.Permission }, Status.Unmet, _) => "許可条件は不適合にできません。",
            (_, _, var text) when string.IsNullOrWhiteSpace(text) => "判断の理由を書いてください。",
            (_, _, { Length: > LongestReason }) => $"理由は {LongestReason} 文字までで書いてください。",
            _ => null,
        };

    /// <summary>
    /// What rules the candidate out is lifted by who decides, or else by an 例外措置: the department that asks does not
    /// clear its own way.
    /// </summary>
    /// <param name="newest">What a person said last; null when nobody did.</param>
    /// <param name="status">What is to hold from now on; null for the computed.</param>
    public static bool Lifts(Finding finding, Status? newest, Status? status) =>
        (finding with { Status = newest ?? finding.Status }).IsKnockOut
        && !(finding with { Status = status ?? finding.Status }).IsKnockOut;

    /// <summary>
    /// The decided verdict: as computed, but with the persons' findings in place of the computed. What an 例外措置 is
    /// granted for neither rules out nor keeps waiting: it is a condition.
    /// </summary>
    public static Verdict Decided(
        CandidateEvaluation evaluation, IEnumerable<Override> overrides, ImmutableHashSet<string> excepted) =>
        Evaluate.VerdictOf([.. Applied(evaluation, overrides).Select(f => Excepted(f, excepted))]);

    private static Finding Excepted(Finding finding, ImmutableHashSet<string> excepted) =>
        excepted.Contains(finding.Requirement.Id) && finding.Status is not (Status.Met or Status.OutOfScope)
            ? finding with { Status = Status.Partly }
            : finding;

    /// <summary>The findings after the persons' judgements; the computed ones stay in the evaluation.</summary>
    public static ImmutableArray<Finding> Applied(CandidateEvaluation evaluation, IEnumerable<Override> overrides)
    {
        var byRequirement = overrides.ToDictionary(o => o.Requirement, StringComparer.Ordinal);
        return
        [
            .. evaluation.Findings.Select(f => byRequirement.TryGetValue(f.Requirement.Id, out var person)
                ? f with { Status = person.Status, Summary = person.Reason }
                : f),
        ];
    }
}
