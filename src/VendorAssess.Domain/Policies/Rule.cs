using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

/// <summary>A tree over answers, facts and records, judged in three-valued logic (DESIGN §3).</summary>
public abstract record Rule
{
    public sealed record All(ImmutableArray<Rule> Items) : Rule;

    public sealed record Any(ImmutableArray<Rule> Items) : Rule;

    public sealed record Not(Rule Item) : Rule;

    public sealed record Always : Rule;

    /// <summary>A 禁止 that is breached as soon as it applies.</summary>
    public sealed record Never : Rule;

    /// <summary>要協議: the policy is silent, or a person must judge.</summary>
    public sealed record Consult : Rule;

    /// <summary>基準未登録: the policy delegates to a standard that is not held; empty when the policy does not name it.</summary>
    public sealed record Unregistered(string Standard = "") : Rule;

    /// <summary>
    /// A standard that the city has registered: its binding rows (必須, 禁止) for the requirement, each of which has to be
    /// met where it applies. <see cref="Partly"/>: 一部適合 is enough, as it is for the requirement's own 一部適合.
    /// </summary>
    public sealed record Registered(string Standard, ImmutableArray<Requirement> Rows, bool Partly = false) : Rule;

    public sealed record AnswerLeaf(string Question, string Field, AnswerTest Test) : Rule;

    /// <summary>A record of the city's own, unknown until it is there.</summary>
    public sealed record RecordLeaf(string Record) : Rule;

    public sealed record FactLeaf(Row Facts) : Rule;
}

/// <summary>What an answer has to be.</summary>
public abstract record AnswerTest
{
    public sealed record Answered : AnswerTest;

    /// <summary>Answered with something to show: 「なし」 alone is an answer that lacks it.</summary>
    public sealed record Present : AnswerTest;

    /// <summary>Contains at least one of the letters.</summary>
    public sealed record AnyOf(ImmutableArray<string> Letters) : AnswerTest;

    public sealed record AllOf(ImmutableArray<string> Letters) : AnswerTest;

    public sealed record NoneOf(ImmutableArray<string> Letters) : AnswerTest;

    /// <summary>Contains nothing but the letters.</summary>
    public sealed record OnlyOf(ImmutableArray<string> Letters) : AnswerTest;

    public sealed record AtMost(decimal Limit) : AnswerTest;

    public sealed record AtLeast(decimal Limit) : AnswerTest;

    public sealed record OnlyCountries(ImmutableArray<string> Codes) : AnswerTest;

    /// <summary>The date, or a date in one row of a table, is on or after the last day of the period of use.</summary>
    public sealed record CoversUse : AnswerTest;
}
