using System.Collections.Immutable;

namespace VendorAssess.Domain.Policies;

/// <summary>How a requirement that delegates to a standard hangs on the rows that the city has registered.</summary>
public static class RegisteredRows
{
    /// <summary>
    /// The rows that decide a requirement: those for it that bind. 努力, 必要に応じて and 許可条件 are judged for
    /// themselves and fail nothing else.
    /// </summary>
    public static ImmutableArray<Requirement> For(
        string requirement, string standard, IEnumerable<Requirement> rows) =>
    [
        .. rows.Where(r => r.Standard == standard && r.Strength.KnocksOut()
            && (r.Fills.IsEmpty || r.Fills.Contains(requirement))),
    ];

    /// <summary>
    /// When the requirement is 一部適合 by its rows: the same tree, with 一部適合 of a row enough. Null where no row
    /// can be 一部適合.
    /// </summary>
    public static Rule? Loosened(Rule met) => met switch
    {
        Rule.Registered { Partly: false } registered when registered.Rows.Any(r => r.Partly is not null) =>
            registered with { Partly = true },
        Rule.All(var items) => Loosened(items) is { } loose ? new Rule.All(loose) : null,
        Rule.Any(var items) => Loosened(items) is { } loose ? new Rule.Any(loose) : null,
        _ => null,
    };

    /// <summary>The standards that a rule hangs on, each with the rows that decide there.</summary>
    public static IEnumerable<Rule.Registered> In(Rule rule) => rule switch
    {
        Rule.All(var items) => items.SelectMany(In),
        Rule.Any(var items) => items.SelectMany(In),
        Rule.Not(var item) => In(item),
        Rule.Registered registered => [registered],
        _ => [],
    };

    private static ImmutableArray<Rule>? Loosened(ImmutableArray<Rule> items)
    {
        var loose = items.Select(i => Loosened(i) ?? i).ToImmutableArray();
        return loose.Zip(items).All(i => ReferenceEquals(i.First, i.Second)) ? null : loose;
    }
}
