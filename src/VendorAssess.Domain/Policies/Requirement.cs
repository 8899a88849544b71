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

/// <summary>How well the source of a row has been verified; only 一次 (read in the original) counts as verified.</summary>
public enum Trust
{
    /// <summary>一次</summary>
    Primary,

    /// <summary>二次</summary>
    Secondary,

    /// <summary>抜粋</summary>
    Excerpt,

    /// <summary>背景</summary>
    Background,
}

/// <summary>One demand of one or more clauses (要件).</summary>
/// <param name="Asks">Questions whose answers a person wants beside the requirement though they decide nothing.</param>
public sealed record Requirement(
    string Id,
    ImmutableArray<string> Clauses,
    string Lines,
    string Title,
    Strength Strength,
    string Text,
    DecisionTable Applies,
    Rule Met,
    Rule? Partly,
    ImmutableArray<string> NotApplicableWhen,
    ImmutableArray<string> Asks,
    string Specification,
    ImmutableArray<string> Contract,
    ImmutableArray<Remark> Remarks,
    Trust Trust = Trust.Primary)
{
    /// <summary>The registered standard that it is a row of; empty for the policy's own.</summary>
    public string Standard { get; init; } = "";

    /// <summary>The requirements that a row of a standard stands for; none named are all that wait for the standard.</summary>
    public ImmutableArray<string> Fills { get; init; } = [];

    public string Clause => string.Join('、', Clauses);

    /// <summary>The clauses as they are shown; a source that was not read in the original is marked (未確認).</summary>
    public string Citation => Trust == Trust.Primary ? Clause : $"{Clause}（未確認：{Trust.Label()}）";
}

public static class TrustWords
{
    public static string Label(this Trust trust) => trust switch
    {
        Trust.Primary => "一次",
        Trust.Secondary => "二次",
        Trust.Excerpt => "抜粋",
        Trust.Background => "背景",
    };

    public static Trust? Parse(string word)
    {
        foreach (var trust in Enum.GetValues<Trust>())
        {
            if (trust.Label() == word)
                return trust;
        }
        return null;
    }
}

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
