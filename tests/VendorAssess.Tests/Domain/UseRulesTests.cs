using VendorAssess.Domain.People;
using VendorAssess.Domain.Uses;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class UseRulesTests
{
    private static readonly Post Manager = new(5, 1, "市民課", Roles.Manager, "情報セキュリティ管理者");

    private static readonly ManagerSeat[] Seats = [new("管理者", [Manager]), new("クラウドの管理者", [Manager])];

    private static readonly WantedUse Use = new(
        [new("管理者", 5), new("クラウドの管理者", 5)], Today, Today.AddYears(2), Today.AddYears(1));

    public static readonly TheoryData<string, string?> Cases = new()
    {
        { "whole", null }, { "open end", null }, { "no manager", "選んでください" }, { "strange manager", "担当部局" },
        { "no second manager", "クラウドの管理者" },
        { "no begin", "始める日" }, { "ends before", "前です" }, { "no review", "次に見直す日" },
        { "review today", "明日以後" }, { "review after the end", "終える日まで" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void A_use_has_a_manager_a_period_and_a_review(string which, string? reason)
    {
        var use = which switch
        {
            "open end" => Use with { UseUntil = null },
            "no manager" => Use with { Managers = [new("管理者", null), Use.Managers[1]] },
            "strange manager" => Use with { Managers = [new("管理者", 6), Use.Managers[1]] },
            "no second manager" => Use with { Managers = [Use.Managers[0]] },
            "no begin" => Use with { UseFrom = null },
            "ends before" => Use with { UseUntil = Today.AddDays(-1) },
            "no review" => Use with { NextReview = null },
            "review today" => Use with { NextReview = Today },
            "review after the end" => Use with { NextReview = Today.AddYears(2).AddDays(1) },
            _ => Use,
        };
        var whyNot = use.WhyNotRecordable([.. Seats], Today);
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "管理者 クラウドの管理者"), InlineData("false", "管理者")]
    public void The_policy_says_whom_the_register_names_for_a_case(string cloud, string titles)
    {
        var policy = ThePolicy with
        {
            Managers =
            [
                new(Roles.Manager, "管理者", new([new([])])),
                new(Roles.Manager, "クラウドの管理者", new([Row(("cloud", ["true"]))])),
            ],
        };
        var seats = UseRules.Seats(policy, Facts.With("cloud", cloud), [Manager, Manager with { Id = 6, Role = Roles.Officer }]);
        Assert.Equal(titles.Split(' '), seats.Select(s => s.Title));
        Assert.All(seats, s => Assert.Equal([Manager], s.Posts));
    }

    [Fact]
    public void Where_the_policy_says_nothing_the_manager_is_named_by_the_title_of_the_role() =>
        Assert.Equal([ThePolicy.RoleTitle(Roles.Manager)], UseRules.Seats(ThePolicy, Facts, [Manager]).Select(s => s.Title));

    [Theory]
    [InlineData(null, 365), InlineData(100, 100), InlineData(1000, 365), InlineData(-5, 365)]
    public void The_review_is_suggested_in_a_year_or_at_the_end(int? end, int days) => Assert.Equal(
        Today.AddDays(days), UseRules.SuggestedReview(Today, end is { } e ? Today.AddDays(e) : null));
}
