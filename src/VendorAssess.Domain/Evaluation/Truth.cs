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

/// <summary>What a leaf of the explanation was judged by, so that it can be shown with who said it and when.</summary>
public abstract record Basis
{
    /// <summary>An answer, or its part of that name; <see cref="Open"/> says why nothing can be judged (未回答).</summary>
    public sealed record Answer(string Question, string Part, string Given, string Wanted, string? Open) : Basis;

    public sealed record CityRecord(string Record) : Basis;

    /// <summary>A row of a registered standard, judged as a requirement of its own.</summary>
    public sealed record Row(string Requirement) : Basis;

    /// <summary>A fact of the case, with what the table asks of it.</summary>
    public sealed record Fact(string Id, string Wanted) : Basis;
}

/// <summary>A node of the explanation: what was judged, how it came out, and the parts that made it so.</summary>
public sealed record Reason(
    Truth Truth, string Text, ImmutableArray<Reason> Parts, Basis? Basis = null, Block Block = Block.None)
{
    public static Reason Leaf(Truth truth, string text, Basis? basis = null, Block block = Block.None) =>
        new(truth, text, [], basis, block);

    public string? Question => (Basis as Basis.Answer)?.Question;

    /// <summary>Holds where its only part does not.</summary>
    public bool IsNegation { get; init; }

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
