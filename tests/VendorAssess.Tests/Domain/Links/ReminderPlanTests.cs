using VendorAssess.Domain.Links;

namespace VendorAssess.Tests.Domain.Links;

public sealed class ReminderPlanTests
{
    private static readonly DateOnly Due = new(2026, 12, 20);

    [Theory]
    [InlineData(12, 12, null)]
    [InlineData(12, 13, -7)]
    [InlineData(12, 19, -7)]
    [InlineData(12, 20, 0)]
    [InlineData(12, 26, 0)]
    [InlineData(12, 27, 7)]
    [InlineData(12, 31, 7)]
    public void The_newest_day_that_has_come_is_the_one(int month, int day, int? expected) =>
        Assert.Equal(expected, ReminderPlan.Usual.DayFor(Due, new(2026, 11, 21), new(2026, month, day)));

    [Theory]
    [InlineData(13, 14, null)]
    [InlineData(15, 19, null)]
    [InlineData(15, 20, 0)]
    [InlineData(20, 20, null)]
    [InlineData(20, 27, 7)]
    public void A_link_made_after_a_day_of_the_plan_is_not_reminded_of_it(int made, int today, int? expected) =>
        Assert.Equal(expected, ReminderPlan.Usual.DayFor(Due, new(2026, 12, made), new(2026, 12, today)));

    [Fact]
    public void Without_days_nobody_is_reminded() =>
        Assert.Null(new ReminderPlan([]).DayFor(Due, new(2026, 11, 21), Due));
}
