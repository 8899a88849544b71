using System.Collections.Immutable;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Requests;

namespace VendorAssess.Domain.Uses;

/// <summary>How long a use may last: within what was asked for, and as long as each 例外措置 that it rests on.</summary>
public static class UsePeriods
{
    /// <summary>The register says no more than what was submitted; less is for the decider.</summary>
    public static string? WhyNotAskedFor(this WantedUse use, RequestWords asked) => use switch
    {
        _ when use.UseFrom < asked.UseFrom =>
            $"利用を始める日は、申請された日（{Show(asked.UseFrom)}）以後の日にしてください。",
        _ when asked.UseUntil is not null && !(use.UseUntil <= asked.UseUntil) =>
            $"利用を終える日は、申請された日（{Show(asked.UseUntil)}）までの日にしてください。",
        _ => null,
    };

    /// <summary>
    /// What rules the use out is excepted from its first day; where the use goes on after the 例外措置, a condition is
    /// to be confirmed by then.
    /// </summary>
    public static string? WhyNotExcepted(
        this WantedUse use, DecisionGround ground, ImmutableArray<WantedCondition> conditions) =>
        ground.KnockOuts.Select(r => WhyNot(use, r, ground, conditions)).FirstOrDefault(reason => reason is not null);

    private static string? WhyNot(
        WantedUse use, string requirement, DecisionGround ground, ImmutableArray<WantedCondition> conditions)
    {
        var lasting = ground.Exceptions
            .Where(e => e.Requirements.Contains(requirement) && e.From <= use.UseFrom && use.UseFrom <= e.Until)
            .MaxBy(e => e.Until);
        return lasting switch
        {
            null => $"{requirement} の例外措置の期間に、利用を始める日（{Show(use.UseFrom)}）が入っていません。",
            { Until: var until } when use.UseUntil <= until || conditions.Any(c => c.Due <= until) => null,
            { Until: var until } => $"{requirement} の例外措置は{Show(until)}までです。利用を終える日をその日までにするか、"
                + "その日までに行う条件を付けてください。",
        };
    }

    private static string Show(DateOnly? day) => day is { } known ? JapaneseDate.Format(known) : "日付なし";
}
