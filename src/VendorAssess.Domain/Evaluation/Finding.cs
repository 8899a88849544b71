using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

public enum Status
{
    /// <summary>適合</summary>
    Met,

    /// <summary>一部適合</summary>
    Partly,

    /// <summary>不適合</summary>
    Unmet,

    /// <summary>要確認: unanswered, 確認中, out of date, or a record of the city is not there yet.</summary>
    Unknown,

    /// <summary>要協議</summary>
    Consult,

    /// <summary>対象外</summary>
    OutOfScope,

    /// <summary>基準未登録</summary>
    Unregistered,
}

/// <summary>The result for one requirement and one candidate (判定), with why it applies and what made it so.</summary>
public sealed record Finding(
    Requirement Requirement,
    Status Status,
    Reason Applies,
    Reason? Why,
    string Summary,
    ImmutableArray<string> Unanswered,
    decimal Weight,
    bool CountsAsAnswered)
{
    public decimal Credit => Status switch
    {
        Status.Met => 1,
        Status.Partly => 0.5m,
        Status.Unmet or Status.Unknown or Status.Consult or Status.OutOfScope or Status.Unregistered => 0,
    };

    /// <summary>How the rule for 適合 came out; null where it was not asked.</summary>
    public Reason? Met { get; init; }

    /// <summary>How the rule for 一部適合 came out; asked only where the other is not met.</summary>
    public Reason? Partly { get; init; }

    /// <summary>The question whose 該当なし took the requirement out of scope.</summary>
    public string? NotApplicableBy { get; init; }

    public bool InScope => Status != Status.OutOfScope;

    public bool IsKnockOut => Status == Status.Unmet && Requirement.Strength.KnocksOut();
}

public static class StatusWords
{
    public static string Label(this Status status) => status switch
    {
        Status.Met => "適合",
        Status.Partly => "一部適合",
        Status.Unmet => "不適合",
        Status.Unknown => "要確認",
        Status.Consult => "要協議",
        Status.OutOfScope => "対象外",
        Status.Unregistered => "基準未登録",
    };

    public static Status? Parse(string label)
    {
        foreach (var status in Enum.GetValues<Status>())
        {
            if (status.Label() == label)
                return status;
        }
        return null;
    }
}
