using System.Collections.Immutable;

namespace VendorAssess.Domain.Evaluation;

public enum Truth
{
    True, False, Unknown,
}

/// <summary>Why something is unknown beyond a missing answer: a person must judge, or no standard is held.</summary>
public enum Block
{
    None, Consult, Unregistered,
}

/// <summary>A node of the explanation: what was judged, how it came out, and the parts that made it so.</summary>
public sealed record Reason(
    Truth Truth, string Text, ImmutableArray<Reason> Parts, string? Question = null, Block Block = Block.None)
{
    public static Reason Leaf(Truth truth, string text, string? question = null, Block block = Block.None) =>
        new(truth, text, [], question, block);

    /// <summary>The leaves that leave this node unknown, in order.</summary>
    public IEnumerable<Reason> UnknownLeaves() =>
        Truth != Truth.Unknown ? []
        : Parts.IsEmpty ? [this]
        : Parts.SelectMany(p => p.UnknownLeaves());

    /// <summary>The leaves that decided: those with the same truth as the node they hang on.</summary>
    public IEnumerable<Reason> DecidingLeaves() =>
        Parts.IsEmpty ? [this] : Parts.Where(p => p.Truth == Truth).SelectMany(p => p.DecidingLeaves());
}

public static class TruthTables
{
    public static Truth All(IEnumerable<Truth> items) =>
        items.Aggregate(Truth.True, (a, b) =>
            a == Truth.False || b == Truth.False ? Truth.False
            : a == Truth.Unknown || b == Truth.Unknown ? Truth.Unknown
            : Truth.True);

    public static Truth Any(IEnumerable<Truth> items) =>
        items.Aggregate(Truth.False, (a, b) =>
            a == Truth.True || b == Truth.True ? Truth.True
            : a == Truth.Unknown || b == Truth.Unknown ? Truth.Unknown
            : Truth.False);

    public static Truth Not(this Truth truth) => truth switch
    {
        Truth.True => Truth.False,
        Truth.False => Truth.True,
        Truth.Unknown => Truth.Unknown,
    };
}
