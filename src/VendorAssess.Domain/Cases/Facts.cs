using System.Collections.Immutable;
using System.Globalization;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Cases;

/// <summary>The facts of a case by fact or axis id: flags as true/false, dates as yyyy-MM-dd; absent is unknown.</summary>
public sealed record Facts(ImmutableSortedDictionary<string, ImmutableArray<string>> Values)
{
    public static readonly Facts Empty =
        new(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    public ImmutableArray<string>? this[string fact] =>
        Values.TryGetValue(fact, out var values) ? values : null;

    public bool Is(string fact, string value) => this[fact] is { } values && values.Contains(value);

    public Facts With(string fact, params IEnumerable<string> values) =>
        new(Values.SetItem(fact, [.. values]));

    public Facts Without(string fact) => new(Values.Remove(fact));

    public DateOnly? Date(string fact) =>
        this[fact] is [var text] && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>What was left out takes the default that the policy states.</summary>
    public Facts Completed(Policy policy) =>
        policy.Facts.Aggregate(this, (facts, asked) =>
            facts[asked.Id] is null && asked.Default is { } values ? facts.With(asked.Id, values) : facts);

    /// <summary>The last day on which the service is meant to be used, as far as it is known.</summary>
    public DateOnly? EndOfUse => Date("use_until") ?? Date("use_from");
}
