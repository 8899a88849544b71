using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

public enum Strength
{
    /// <summary>必須</summary>
    Must,

    /// <summary>禁止</summary>
    Forbidden,

    /// <summary>必要に応じて</summary>
    AsNeeded,

    /// <summary>努力</summary>
    Effort,

    /// <summary>許可条件: weighs nothing and decides nothing.</summary>
    Permission,
}

/// <summary>A doubt about a clause: what it is about, how it may be read, and the reading chosen.</summary>
public sealed record Remark(string Text, ImmutableArray<string> Readings, string Chosen);

/// <summary>One demand of a clause (要件).</summary>
public sealed record Requirement(
    string Id,
    string Clause,
    string Lines,
    string Title,
    Strength Strength,
    string Text,
    DecisionTable Applies,
    Rule Met,
    Rule? Partly,
    ImmutableArray<string> NotApplicableWhen,
    string Specification,
    ImmutableArray<string> Contract,
    ImmutableArray<Remark> Remarks);

public static class StrengthWords
{
    public static string Label(this Strength strength) => strength switch
    {
        Strength.Must => "必須",
        Strength.Forbidden => "禁止",
        Strength.AsNeeded => "必要に応じて",
        Strength.Effort => "努力",
        Strength.Permission => "許可条件",
    };

    /// <summary>The weight where the policy states no other.</summary>
    public static decimal StandardWeight(this Strength strength) => strength switch
    {
        Strength.Must or Strength.Forbidden => 3,
        Strength.AsNeeded => 2,
        Strength.Effort => 1,
        Strength.Permission => 0,
    };

    /// <summary>Whether a demand of this strength that is not met rules a candidate out.</summary>
    public static bool KnocksOut(this Strength strength) => strength is Strength.Must or Strength.Forbidden;
}
