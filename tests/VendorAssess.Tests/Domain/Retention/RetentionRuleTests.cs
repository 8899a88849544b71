using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Tests.Domain.Retention;

[Trait("Runs", "once")]
public sealed class RetentionRuleTests
{
    private static readonly RetentionRule Five = new(
        ClosingKind.UseEnded, 5, RetentionRule.FiscalYear, [Roles.Officer], "文書取扱規程第10条");

    private static readonly Person Administrator =
        new(1, "清水", [new Post(1, 1, "情報政策課", Roles.Administrator, "管理者")]);

    /// <summary>Closed on, years, first month, last day kept: also held against the database's own function.</summary>
    public static readonly TheoryData<string, int, int, string> Table = new()
    {
        { "2026-11-21", 5, 4, "2032-03-31" },
        { "2027-03-31", 5, 4, "2032-03-31" },
        { "2027-04-01", 5, 4, "2033-03-31" },
        { "2026-04-01", 1, 4, "2028-03-31" },
        { "2026-12-31", 3, 1, "2029-12-31" },
        { "2027-01-01", 3, 1, "2030-12-31" },
        { "2024-02-29", 1, 4, "2025-03-31" },
        { "2024-02-29", 30, 1, "2054-12-31" },
    };

    [Theory, MemberData(nameof(Table))]
    public void Years_count_from_the_year_after_the_closing(string closedOn, int years, int firstMonth, string lastDay) =>
        Assert.Equal(
            DateOnly.Parse(lastDay, null),
            (Five with { Years = years, FirstMonth = firstMonth }).LastDay(DateOnly.Parse(closedOn, null)));

    [Fact]
    public void Without_years_there_is_no_last_day()
    {
        Assert.Null((Five with { Years = null }).LastDay(new(2026, 11, 21)));
        Assert.Equal("廃棄しない", (Five with { Years = null }).Words);
        Assert.Equal("令和14年3月31日まで保存します", Five.Foretold(new(2026, 11, 21)));
    }

    [Fact]
    public void The_administrator_records_a_whole_rule()
    {
        Assert.Null(Five.WhyNotRecorded(Administrator));
        Assert.Null((Five with { Years = null, FirstMonth = RetentionRule.CalendarYear }).WhyNotRecorded(Administrator));
        Assert.Contains("管理者", Five.WhyNotRecorded(new Person(2, "青木", [])), StringComparison.Ordinal);
        Assert.Contains("1 から 100", (Five with { Years = 0 }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("1 から 100", (Five with { Years = 101 }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("数え方", (Five with { FirstMonth = 7 }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("役割", (Five with { Decides = [] }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("選び直して", (Five with { Decides = [Roles.Applicant] }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("規程の名前", (Five with { Basis = " " }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
        Assert.Contains("200 文字", (Five with { Basis = new('あ', 201) }).WhyNotRecorded(Administrator), StringComparison.Ordinal);
    }
}
