using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>The last step of an explanation: from how the rules came out to the status.</summary>
public static class Conclusion
{
    /// <summary>One sentence: 「条件を満たすため、適合」.</summary>
    public static string Of(Finding finding) => $"{Because(finding)}、{finding.Status.Label()}";

    private static string Because(Finding finding) => finding switch
    {
        { NotApplicableBy: { } question } => $"{question} が該当なしのため",
        { Applies.Truth: Truth.False } => "この案件には適用されないため",
        { Applies.Truth: Truth.Unknown } => "適用されるかが決まらないため",
        { Met.Truth: Truth.True } => "適合の条件を満たすため",
        { Met.Truth: Truth.Unknown } => Open(finding.Status),
        { Partly.Truth: Truth.True } => "適合の条件は満たさず、一部適合の条件を満たすため",
        { Partly.Truth: Truth.Unknown } => $"適合の条件は満たさず、一部適合の条件は{Open(finding.Status)}",
        { Requirement.Strength: Strength.Permission } => "許可条件を満たさず、人の判断が要るため",
        { Partly: not null } => "適合の条件も一部適合の条件も満たさないため",
        _ => "適合の条件を満たさないため",
    };

    private static string Open(Status status) => status switch
    {
        Status.Consult => "人の協議で決まるため",
        Status.Unregistered => "照らす基準が登録されていないため",
        _ => "まだ確かめられないため",
    };
}
