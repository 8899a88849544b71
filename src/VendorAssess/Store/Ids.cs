using System.Collections.Immutable;
using System.Globalization;

namespace VendorAssess.Store;

/// <summary>Ids as one text, as SQL aggregates them.</summary>
public static class Ids
{
    /// <summary>The ids of a text that separates them by commas; none of an empty one.</summary>
    public static ImmutableArray<int> In(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];
}
