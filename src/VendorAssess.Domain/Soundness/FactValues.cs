using System.Collections.Frozen;
using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Soundness;

/// <summary>Every value that a fact may hold.</summary>
internal static class FactValues
{
    // Asked for again and again in a review; the catalogue never changes.
    private static readonly FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> OfCatalogue =
        FactCatalog.All.ToFrozenDictionary(f => f.Id, Of, StringComparer.Ordinal);

    public static ImmutableArray<ImmutableArray<string>> Of(Policy policy, string fact) =>
        policy.FindAxis(fact) is { } axis ? [.. axis.Levels.Select(l => ImmutableArray.Create(l.Id))]
        : OfCatalogue.GetValueOrDefault(fact, []);

    private static ImmutableArray<ImmutableArray<string>> Of(FactDefinition fact) => fact.Kind switch
    {
        FactKind.Many => [.. Sets.Of(fact.Values)],
        FactKind.Date => [["2026-01-01"]],
        FactKind.Flag or FactKind.One => [.. fact.Values.Select(v => ImmutableArray.Create(v))],
    };
}

internal static class Sets
{
    /// <summary>Every set that can be made of the items, the empty one too.</summary>
    public static IEnumerable<ImmutableArray<T>> Of<T>(ImmutableArray<T> items) =>
        Enumerable.Range(0, 1 << items.Length)
            .Select(chosen => items.Where((_, i) => (chosen & (1 << i)) != 0).ToImmutableArray());
}
