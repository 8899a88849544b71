using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Domain.Soundness;

/// <summary>What a rule can come out as, over all the cases and answers that there may be.</summary>
[Flags]
public enum Outcomes
{
    None = 0,
    True = 1,
    False = 2,
    Unknown = 4,
}

/// <summary>The truth tables over sets; exact where the parts do not hang on the same thing.</summary>
public static class OutcomeTables
{
    public static Outcomes Of(Truth truth) => truth switch
    {
        Truth.True => Outcomes.True,
        Truth.False => Outcomes.False,
        Truth.Unknown => Outcomes.Unknown,
    };

    public static Outcomes Not(this Outcomes inner) =>
        (inner & Outcomes.Unknown)
        | (inner.HasFlag(Outcomes.True) ? Outcomes.False : Outcomes.None)
        | (inner.HasFlag(Outcomes.False) ? Outcomes.True : Outcomes.None);

    public static Outcomes All(ReadOnlySpan<Outcomes> parts)
    {
        var (some, every) = (Outcomes.None, true);
        var allTrue = true;
        foreach (var part in parts)
        {
            some |= part;
            allTrue &= part.HasFlag(Outcomes.True);
            every &= part != Outcomes.False;
        }
        return (allTrue ? Outcomes.True : Outcomes.None)
            | (some & Outcomes.False)
            | (every ? some & Outcomes.Unknown : Outcomes.None);
    }

    public static Outcomes Any(ReadOnlySpan<Outcomes> parts)
    {
        Span<Outcomes> opposite = stackalloc Outcomes[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            opposite[i] = parts[i].Not();
        return All(opposite).Not();
    }
}
