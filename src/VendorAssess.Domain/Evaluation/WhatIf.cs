using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>What other facts would do to a requirement.</summary>
public enum Effect
{
    /// <summary>変わらない</summary>
    None,

    /// <summary>加わる</summary>
    Added,

    /// <summary>外れる</summary>
    Dropped,

    /// <summary>判定が変わる</summary>
    Judged,
}

/// <summary>One requirement under the facts of the case and under others.</summary>
public sealed record WhatIfLine(Finding Before, Finding After)
{
    public Requirement Requirement => After.Requirement;

    public Effect Effect => (Before.InScope, After.InScope) switch
    {
        (false, true) => Effect.Added,
        (true, false) => Effect.Dropped,
        _ => Before.Status == After.Status ? Effect.None : Effect.Judged,
    };
}

/// <summary>What would come of other facts, with the same policy and the same answers; nothing is kept.</summary>
public sealed record WhatIf(CandidateEvaluation Before, CandidateEvaluation After, ImmutableArray<WhatIfLine> Lines)
{
    public static WhatIf With(Context context, Facts others)
    {
        var before = Evaluate.Candidate(context);
        var after = Evaluate.Candidate(context with { Facts = others });
        return new WhatIf(before, after, [.. before.Findings.Zip(after.Findings, (b, a) => new WhatIfLine(b, a))]);
    }

    /// <summary>In the order of the policy.</summary>
    public ImmutableArray<WhatIfLine> Of(Effect effect) => [.. Lines.Where(l => l.Effect == effect)];

    /// <summary>The asked facts that differ, as they are taken where nothing was stated.</summary>
    public ImmutableArray<AskedFact> Facts =>
        [.. Before.Context.Policy.Facts.Where(f => !Same(Before.Context.Facts[f.Id], After.Context.Facts[f.Id]))];

    public bool IsOtherProcedure => Before.Procedure.Id != After.Procedure.Id;

    private static bool Same(ImmutableArray<string>? one, ImmutableArray<string>? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Value.ToHashSet(StringComparer.Ordinal).SetEquals(other.Value);
}

public static class EffectWords
{
    public static string Label(this Effect effect) => effect switch
    {
        Effect.None => "変わらない",
        Effect.Added => "加わる",
        Effect.Dropped => "外れる",
        Effect.Judged => "判定が変わる",
    };
}
