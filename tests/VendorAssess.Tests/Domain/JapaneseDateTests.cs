using VendorAssess.Domain.Calendar;

namespace VendorAssess.Tests.Domain;

public class JapaneseDateTests
{
    [Theory]
    [InlineData("令和5年3月28日", 2023, 3, 28)]
    [InlineData("令和 6 年 2 月 29 日", 2024, 2, 29)]
    [InlineData("令和6年2月9日（金）", 2024, 2, 9)]
    [InlineData("令和6年2月9日金曜日", 2024, 2, 9)]
    [InlineData("平成 14 年 5 月 1 日", 2002, 5, 1)]
    [InlineData("令和元年5月1日", 2019, 5, 1)]
    [InlineData("令和1年5月1日", 2019, 5, 1)]
    [InlineData("R6.2.9", 2024, 2, 9)]
    [InlineData("R06/02/09", 2024, 2, 9)]
    [InlineData("r6-2-9", 2024, 2, 9)]
    [InlineData("令6・2・9", 2024, 2, 9)]
    [InlineData("２０２４年２月９日", 2024, 2, 9)]
    [InlineData("Ｒ６．２．９", 2024, 2, 9)]
    [InlineData("㋿6年2月9日", 2024, 2, 9)]
    [InlineData("2024-02-09", 2024, 2, 9)]
    [InlineData("2024/2/9", 2024, 2, 9)]
    [InlineData("2024.2.9", 2024, 2, 9)]
    [InlineData("2024-02-09T00:00:00", 2024, 2, 9)]
    [InlineData("20240209", 2024, 2, 9)]
    [InlineData("平成31年4月30日", 2019, 4, 30)]
    [InlineData("平成31年6月1日", 2019, 6, 1)]
    [InlineData("昭和64年1月7日", 1989, 1, 7)]
    [InlineData("昭和元年12月25日", 1926, 12, 25)]
    public void Dates_are_read_as_they_are_written(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), JapaneseDate.Parse(text));

    [Theory]
    [InlineData("令和6年2月9日（木）")]
    [InlineData("令和5年2月29日")]
    [InlineData("令和元年4月30日")]
    [InlineData("平成35年1月1日")]
    [InlineData("６年２月９日")]
    [InlineData("6/2/9")]
    [InlineData("令和6年度")]
    [InlineData("2024年")]
    [InlineData("2024-13-01")]
    [InlineData("C21-0000-2")]
    [InlineData("99999999")]
    [InlineData("")]
    public void What_is_no_certain_date_is_not_guessed(string text) => Assert.Null(JapaneseDate.Parse(text));

    [Theory]
    [InlineData("令和6年2月9日（木）", "曜日が合いません（金曜日です）"), InlineData("2024-02-09(日)", "曜日が合いません（金曜日です）")]
    [InlineData("令和5年2月29日", "その月にない日です"), InlineData("2024-13-01", "その月にない日です")]
    [InlineData("令和元年4月30日", "令和にはない日です"), InlineData("平成35年1月1日", "平成にはない日です")]
    [InlineData("６年２月９日", "元号がないため"), InlineData("6/2/9", "元号がないため"), InlineData("元年5月1日", "元号がないため")]
    [InlineData("令和元年度", "期間（平成31年4月1日から令和2年3月31日まで）"), InlineData("平成30年", "期間（平成30年1月1日から平成30年12月31日まで）")]
    [InlineData("２０２４年", "期間（令和6年1月1日から令和6年12月31日まで）")]
    [InlineData("令和5年度下半期", "期間（令和5年10月1日から令和6年3月31日まで）")]
    public void Why_a_text_is_no_date_is_said(string text, string says)
    {
        Assert.Null(JapaneseDate.Parse(text));
        Assert.Contains(says, JapaneseDate.WhyNot(text), StringComparison.Ordinal);
    }

    [Theory, InlineData("別紙"), InlineData(""), InlineData("2024"), InlineData("C21-0000-2"), InlineData("99999999")]
    public void Of_other_texts_nothing_more_is_said(string text) => Assert.Null(JapaneseDate.WhyNot(text));

    [Theory]
    [InlineData("令和元年度", "2019-04-01", "2020-03-31"), InlineData("令和 ５ 年度", "2023-04-01", "2024-03-31")]
    [InlineData("R5年度上期", "2023-04-01", "2023-09-30"), InlineData("2023年度下半期", "2023-10-01", "2024-03-31")]
    [InlineData("平成30年", "2018-01-01", "2018-12-31"), InlineData("令和6年2月", "2024-02-01", "2024-02-29")]
    [InlineData("2024.12", "2024-12-01", "2024-12-31"), InlineData("令和8年度中", "2026-04-01", "2027-03-31")]
    public void Periods_are_read_as_their_first_and_last_day(string text, string from, string until) =>
        Assert.Equal(new JapanesePeriod(DateOnly.Parse(from, null), DateOnly.Parse(until, null)), JapanesePeriod.Parse(text));

    [Theory, InlineData("令和6年2月9日"), InlineData("5年度"), InlineData("令和6年13月"), InlineData("9999年度"), InlineData("令和"), InlineData("2024")]
    public void What_is_no_certain_period_is_not_guessed(string text) => Assert.Null(JapanesePeriod.Parse(text));

    [Theory]
    [InlineData(2019, 5, 1, "令和元年5月1日")]
    [InlineData(2019, 4, 30, "平成31年4月30日")]
    [InlineData(2026, 11, 21, "令和8年11月21日")]
    [InlineData(1989, 1, 7, "昭和64年1月7日")]
    [InlineData(1850, 1, 1, "1850年1月1日")]
    public void Dates_are_shown_in_their_era(int year, int month, int day, string shown) =>
        Assert.Equal(shown, JapaneseDate.Format(new DateOnly(year, month, day)));

    [Fact]
    public void Every_day_of_the_eras_comes_back_from_its_text()
    {
        for (var day = new DateOnly(1868, 1, 25); day.Year < 2100; day = day.AddDays(1))
            Assert.Equal(day, JapaneseDate.Parse(JapaneseDate.Format(day)));
    }
}
