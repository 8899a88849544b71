using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Soundness;

/// <summary>Every value that a fact may hold.</summary>
internal static class FactValues
{
    public static IEnumerable<ImmutableArray<string>> Of(Policy policy, string fact)
    {
        if (policy.FindAxis(fact) is { } axis)
            return axis.Levels.Select(l => ImmutableArray.Create(l.Id));
        return FactCatalog.Find(fact) switch
        {
            null => [],
            { Kind: FactKind.Many, Values: var values } => Sets.Of(values),
            { Kind: FactKind.Date } => [["2026-01-01"]],
            var one => one.Values.Select(v => ImmutableArray.Create(v)),
        };
    }
}

internal static class Sets
{
    /// <summary>Every set that can be made of the items, the empty one too.</summary>
    public static IEnumerable<ImmutableArray<T>> Of<T>(ImmutableArray<T> items) =>
        Enumerable.Range(0, 1 << items.Length)
            .Select(chosen => items.Where((_, i) => (chosen & (1 << i)) != 0).ToImmutableArray());
}
