using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain.People;

public class AdministratorRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("", 0), InlineData("0-", null), InlineData("-9-", null), InlineData("1-", 0), InlineData("-9--1", 0)]
    [InlineData("0-5", 6), InlineData("0-5 6-", null), InlineData("0-5 7-", 6), InlineData("6- 0-5", null)]
    [InlineData("0-5 3-9 2-4", 10), InlineData("0-9 2-4 5-", null), InlineData("-9--2 -1-0 1-1", 2)]
    public void From_today_on_every_day_has_an_administrator(string terms, int? gap)
    {
        var found = AdministratorRules.FirstDayWithout(terms.Split(' ').Where(t => t.Length > 0).Select(Read), Today);
        Assert.Equal(gap is { } days ? Today.AddDays(days) : null, found);
    }

    [Fact]
    public void The_reason_names_the_first_day_without() => Assert.StartsWith(
        "令和8年11月27日から", AdministratorRules.WhyNotLeft([Read("0-")], [Read("0-5")], Today), StringComparison.Ordinal);

    [Theory]
    [InlineData("0-5", "0-5", true), InlineData("0-5", "0-6", true), InlineData("0-5", "0-4", false)]
    [InlineData("0-", "0-", true), InlineData("0-", "0-900", false), InlineData("1-", "1-", true)]
    public void What_makes_nothing_worse_stays(string before, string after, bool stays) =>
        Assert.Equal(stays, AdministratorRules.WhyNotLeft([Read(before)], [Read(after)], Today) is null);

    [Theory]
    [InlineData(Roles.Administrator, true, true), InlineData(Roles.Auditor, false, true), InlineData(Roles.Chief, false, false)]
    [InlineData(Roles.Applicant, false, false), InlineData(Roles.Ciso, false, false), InlineData(Roles.Delegate, false, false)]
    public void The_administrator_changes_and_the_auditor_reads(string role, bool changes, bool reads)
    {
        var person = new Person(1, "人", [new Post(1, 1, "課", role, "職")]);
        Assert.Equal(changes, person.WhyNotAdministering() is null);
        Assert.Equal(reads, person.MayReadAdministration());
    }

    // 0-5 is from today to five days ahead; -9--1 is over.
    private static Term Read(string text)
    {
        var dash = text.IndexOf('-', 1);
        return new Term(Day(text[..dash])!.Value, Day(text[(dash + 1)..]));
    }

    private static DateOnly? Day(string days) =>
        days.Length == 0 ? null : Today.AddDays(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture));
}
