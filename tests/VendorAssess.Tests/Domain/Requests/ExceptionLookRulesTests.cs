using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain.Requests;

/// <summary>The regular look over the state of 例外措置: who records it, and from when on it waits.</summary>
public class ExceptionLookRulesTests
{
    private static readonly DateOnly Today = new(2027, 4, 1);
    private static readonly ExceptionLook Look = new(12, [Roles.Ciso], "第10-4(3)", "");
    private static readonly LookState State = new(new(2026, 4, 2), 3, new(2025, 1, 10), 5, 2);
    private static readonly Person Ciso = new(1, "工藤", [new(7, 1, "市長部局", Roles.Ciso, "CISO")]);

    [Fact]
    public void It_waits_an_interval_after_the_last_look_or_after_the_first_was_asked_for()
    {
        Assert.Equal(new DateOnly(2027, 4, 2), Look.DueOn(State));
        Assert.Equal(new DateOnly(2026, 1, 10), Look.DueOn(State with { LastOn = null }));
        Assert.Equal(new DateOnly(2026, 5, 2), (Look with { EveryMonths = 1 }).DueOn(State));
        Assert.Null(Look.DueOn(new(null, 0, null, 0, 0)));
    }

    [Theory]
    [InlineData(Roles.Ciso, "", null), InlineData(Roles.Ciso, "light", "最高責任者"), InlineData(Roles.Chief, "", "最高責任者の職です（第10-4(3)）")]
    public void Only_the_post_that_the_policy_names_records_it(string role, string scope, string? whyNot)
    {
        var post = Ciso.Posts[0] with { Role = role, Scope = scope };
        var why = (Ciso with { Posts = [post] }).WhyNotLooking(Look, State, Today);
        if (whyNot is null)
            Assert.Null(why);
        else
            Assert.Contains(whyNot, why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_rule_without_an_application_and_twice_a_day_there_is_nothing_to_record()
    {
        Assert.Contains("定めはありません", Ciso.WhyNotLooking(null, State, Today), StringComparison.Ordinal);
        Assert.Contains("まだない", Ciso.WhyNotLooking(Look, State with { Newest = 0 }, Today), StringComparison.Ordinal);
        var done = State with { LastOn = Today, LastUpTo = 5 };
        Assert.Contains("今日、記録してあります", Ciso.WhyNotLooking(Look, done, Today), StringComparison.Ordinal);
        Assert.Null(Ciso.WhyNotLooking(Look, done with { Newest = 6 }, Today));
        Assert.Null(Ciso.WhyNotLooking(Look, done, Today.AddDays(1)));
    }

    [Theory]
    [InlineData(0, "読み込み直して"), InlineData(2, "読み込み直して"), InlineData(6, "読み込み直して"), InlineData(4, null), InlineData(5, null)]
    public void It_is_recorded_up_to_what_was_shown(int upTo, string? whyNot)
    {
        var why = new LookWish(upTo, "").WhyNotLooked(Ciso, Look, State, Today);
        if (whyNot is null)
            Assert.Null(why);
        else
            Assert.Contains(whyNot, why, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_newest_that_was_looked_at_is_disposed_of_the_look_goes_on_with_what_is_left()
    {
        var disposed = State with { LastUpTo = 9 };
        Assert.Null(new LookWish(5, "").WhyNotLooked(Ciso, Look, disposed, Today));
        Assert.NotNull(new LookWish(4, "").WhyNotLooked(Ciso, Look, disposed, Today));
    }

    [Fact]
    public void A_remark_has_an_end() => Assert.Contains(
        "4000 文字", new LookWish(5, new string('字', 4001)).WhyNotLooked(Ciso, Look, State, Today), StringComparison.Ordinal);

    [Fact]
    public void Of_several_policies_the_shortest_interval_holds_and_silence_is_none()
    {
        var kawaguchi = Town.Content.Policies["kawaguchi"];
        var often = kawaguchi with { Exceptions = kawaguchi.Exceptions! with { Look = Look with { EveryMonths = 3 } } };
        Assert.Null(ExceptionLookRules.Strictest([Town.Content.Policies["sendai"], Town.Content.Policies["kosai"]]));
        Assert.Equal(("第10-4(3)", 12), (kawaguchi.Exceptions.Look!.Clause, kawaguchi.Exceptions.Look.EveryMonths));
        Assert.Equal(3, ExceptionLookRules.Strictest([kawaguchi, often])!.EveryMonths);
    }
}
