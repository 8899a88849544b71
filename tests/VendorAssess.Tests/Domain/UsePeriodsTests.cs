using System.Collections.Immutable;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;

namespace VendorAssess.Tests.Domain;

/// <summary>What may stand in 利用台帳 by way of days, in days from the first one asked for.</summary>
public class UsePeriodsTests
{
    private static readonly DateOnly First = new(2026, 4, 1);

    [Theory]
    [InlineData(100, 0, 100, true), InlineData(100, 5, 50, true), InlineData(100, -1, 100, false)]
    [InlineData(100, 0, 101, false), InlineData(100, 0, null, false)]
    [InlineData(null, 0, null, true), InlineData(null, 0, 100, true), InlineData(null, -1, null, false)]
    public void The_register_says_no_more_than_was_asked_for(int? asked, int from, int? until, bool holds) => Assert.Equal(
        holds, Use(from, until).WhyNotAskedFor(Words with { UseFrom = First, UseUntil = Day(asked) }) is null);

    /// <summary>The 例外措置 of R1 lasts from day 0 to day 100.</summary>
    [Theory]
    [InlineData("R1", 0, 100, null, true), InlineData("R1", 10, 90, null, true)]
    [InlineData("R1", -1, 100, null, false), InlineData("R1", 101, 110, null, false)]
    [InlineData("R1", 0, 101, null, false), InlineData("R1", 0, null, null, false)]
    [InlineData("R1", 0, 365, 100, true), InlineData("R1", 0, null, 60, true), InlineData("R1", 0, 365, 101, false)]
    [InlineData("R2", 0, 100, null, false), InlineData("", -1, null, null, true)]
    public void What_a_use_rests_on_lasts_as_long_or_a_condition_is_due_by_then(
        string knockOut, int from, int? until, int? due, bool holds)
    {
        var ground = Ground with
        {
            KnockOuts = knockOut.Length > 0 ? [knockOut] : [],
            Exceptions = [Exception(["R1"], First, First.AddDays(100))],
        };
        ImmutableArray<WantedCondition> conditions = due is { } d ? [Condition with { Due = Day(d) }] : [];
        Assert.Equal(holds, Use(from, until).WhyNotExcepted(ground, conditions) is null);
    }

    /// <summary>An 例外措置 granted anew goes on where the first one ends.</summary>
    [Fact]
    public void Of_several_the_one_that_lasts_longest_counts()
    {
        var ground = Ground with
        {
            KnockOuts = ["R1"],
            Exceptions = [Exception(["R1"], First, First.AddDays(10)), Exception(["R1"], First, First.AddDays(100))],
        };
        Assert.Null(Use(0, 100).WhyNotExcepted(ground, []));
    }

    private static WantedUse Use(int from, int? until) => new([], Day(from), Day(until), null);

    private static DateOnly? Day(int? days) => days is { } n ? First.AddDays(n) : null;
}
