using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain.People;

public class TermTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(-1, 1, true), InlineData(0, 0, true), InlineData(0, null, true), InlineData(1, null, false)]
    [InlineData(-5, -1, false)]
    public void A_term_covers_its_first_and_its_last_day(int from, int? until, bool covers) =>
        Assert.Equal(covers, Of(from, until).Covers(Today));

    [Theory]
    [InlineData(0, 2, 2, 4, true), InlineData(0, 2, 3, 4, false), InlineData(3, 4, 0, 2, false)]
    [InlineData(0, null, 9, null, true), InlineData(9, null, 0, 8, false), InlineData(0, 9, 3, 4, true)]
    public void Terms_overlap_when_they_share_a_day(int from, int? until, int otherFrom, int? otherUntil, bool overlap) =>
        Assert.Equal(overlap, Of(from, until).Overlaps(Of(otherFrom, otherUntil)));

    [Theory]
    [InlineData(-9, null, 0, null), InlineData(-9, null, 30, null), InlineData(-9, null, -1, null)]
    [InlineData(-9, null, -2, "昨日以後"), InlineData(-9, null, null, "最後の日を入れて"), InlineData(-9, -1, 0, "すでに終わって")]
    [InlineData(-9, 5, 6, "遅らせる"), InlineData(-9, 5, 5, null), InlineData(-9, 5, 2, null)]
    [InlineData(3, null, null, null), InlineData(0, null, null, null), InlineData(3, null, 2, "始まる日より前")]
    public void A_term_ends_on_a_day_or_is_taken_back_before_it_begins(int from, int? until, int? last, string? whyNot)
    {
        var reason = Of(from, until).WhyNotEnded(last is { } days ? Today.AddDays(days) : null, Today);
        if (whyNot is null)
            Assert.Null(reason);
        else
            Assert.Contains(whyNot, reason, StringComparison.Ordinal);
    }

    private static Term Of(int from, int? until) =>
        new(Today.AddDays(from), until is { } days ? Today.AddDays(days) : null);
}
