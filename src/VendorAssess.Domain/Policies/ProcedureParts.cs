using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

/// <summary>What of a recorded step stands in a column.</summary>
public enum StepPart { Text, Result, Conditions, By, Day }

/// <summary>What a recorded step of the procedure counts as, so that nobody types it again.</summary>
public abstract record Fill
{
    /// <summary>The words of the step answer the question.</summary>
    public sealed record Words(string Question) : Fill;

    /// <summary>That the step was taken answers the question with this choice.</summary>
    public sealed record Chosen(string Question, string Letter) : Fill;

    /// <summary>The step is one row of a table; columns by name.</summary>
    public sealed record TableRow(string Question, ImmutableSortedDictionary<string, StepPart> Columns) : Fill;

    /// <summary>The step is a record of the city's own.</summary>
    public sealed record Kept(string Record) : Fill;
}

/// <summary>Advice or consultation (助言, 協議) that is asked for and recorded before the request.</summary>
/// <param name="When">The cases in which the request waits for it; elsewhere it may be asked for all the same.</param>
public sealed record AdviceRule(
    string Label,
    string Clause,
    DecisionTable When,
    ImmutableArray<string> Asks,
    ImmutableArray<string> Gives,
    ImmutableArray<Fill> Fills);

/// <summary>例外措置: who asks, who grants, by which clause, and by which one it is reported afterwards.</summary>
/// <param name="Emergency">The clause for what cannot wait; empty where the policy has none.</param>
/// <param name="Asked">What asking counts as.</param>
/// <param name="Granted">What a permission counts as while it lasts.</param>
public sealed record ExceptionRule(
    string Clause,
    string Emergency,
    ImmutableArray<string> Asks,
    ImmutableArray<string> Decides,
    ImmutableArray<Fill> Asked,
    ImmutableArray<Fill> Granted)
{
    /// <summary>Who looks regularly at what is asked for; null where the policy says nothing.</summary>
    public ExceptionLook? Look { get; init; }
}

/// <summary>The regular look over the state of 例外措置; the city chooses how often where the clause says no interval.</summary>
public sealed record ExceptionLook(int EveryMonths, ImmutableArray<string> By, string Clause, string Note);

/// <summary>Who manages a use in the register, by the role whose posts may; the title is that of the role when empty.</summary>
public sealed record ManagerRule(string Role, string Title, DecisionTable When);
