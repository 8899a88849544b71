using VendorAssess.Domain.People;

namespace VendorAssess.Tests.Domain.People;

/// <summary>Posts, who takes them, and who acts in the holder's place.</summary>
public class PostRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly PostStanding Clerk = new(1, "市民課", Roles.Applicant, "担当者", null);
    private static readonly PostStanding Head = new(2, "市民課", Roles.Manager, "課長", null);
    private static readonly AccountHolder Ana = new(7, "ana", "青木", Active: true);
    private static readonly Holding Ben = new(8, "別府", new Term(Today.AddDays(-100), null));

    [Theory]
    [InlineData(Roles.Manager, "課長", null), InlineData("mayor", "市長", "役割を選んで"), InlineData(Roles.Delegate, "課長", "役割を選んで")]
    [InlineData(Roles.Manager, " ", "職の名前を書いて"), InlineData(Roles.Manager, "課\t長", "制御文字")]
    public void A_post_has_a_role_that_the_policies_have_and_a_title(string role, string title, string? whyNot) =>
        Check(whyNot, new PostWish(role, title).WhyNot([Roles.Applicant, Roles.Manager]));

    [Theory]
    [InlineData(0, 0, 0, null), InlineData(-1, 0, 0, null), InlineData(-2, 0, 0, "昨日以後"), InlineData(null, 0, 0, "最後の日を入れて")]
    [InlineData(0, 1, 0, "利用が 1 件"), InlineData(0, 0, 2, "点検が 2 件")]
    public void A_post_ends_when_no_use_and_no_check_needs_it(int? days, int uses, int checks, string? whyNot) =>
        Check(whyNot, Head.WhyNotEnded(Day(days), new(uses, checks), Today));

    [Fact]
    public void A_post_ends_once_and_opens_again_until_it_has_ended()
    {
        var ending = Head with { Until = Today };
        Check("廃止することになって", ending.WhyNotEnded(Today, new(0, 0), Today));
        Assert.Null(ending.WhyNotReopened(Today));
        Check("すでに廃止", ending.WhyNotReopened(Today.AddDays(1)));
        Check("廃止した職は変えられません", ending.WhyNotChanged(new(Roles.Manager, "長"), [Roles.Manager], Today.AddDays(1)));
    }

    [Fact]
    public void Uses_are_managed_by_a_head_that_stays_and_checks_confirmed_by_a_post_that_sees_their_cases()
    {
        var (other, officer) = (Head with { Id = 3 }, new PostStanding(4, "市民部", Roles.Officer, "部長", null));
        Assert.Null(other.WhyNotTakingOver(Head, new(1, 1), 0, Today));
        Assert.Null(other.WhyNotTakingOver(officer, new(0, 1), 0, Today));
        Assert.Null((officer with { Id = 5 }).WhyNotTakingOver(officer, new(0, 1), 0, Today));
        Check("長の職（外部", officer.WhyNotTakingOver(Head, new(1, 0), 0, Today));
        Check("同じ役割の職", officer.WhyNotTakingOver(Head, new(0, 1), 0, Today));
        Check("引き継げるものがありません", other.WhyNotTakingOver(Head, new(0, 1), 1, Today));
        Assert.Null(other.WhyNotTakingOver(Head, new(0, 2), 1, Today));
        Assert.Null(other.WhyNotTakingOver(Head, new(1, 1), 1, Today));
        Check("自分自身", Head.WhyNotTakingOver(Head, new(1, 0), 0, Today));
        Check("廃止されます", (other with { Until = Today.AddDays(-1) }).WhyNotTakingOver(Head, new(1, 0), 0, Today));
        Check("選んでください", ((PostStanding?)null).WhyNotTakingOver(Head, new(1, 0), 0, Today));
    }

    [Theory]
    [InlineData(0, null, null), InlineData(10, 5, "離れる日が、就く日より前"), InlineData(-1, null, "今日以後"), InlineData(5, 5, null)]
    public void A_post_is_taken_from_today_on(int from, int? until, string? whyNot) =>
        Check(whyNot, Clerk.WhyNotTaken(Ana, new Term(Today.AddDays(from), Day(until)), [], Today));

    [Fact]
    public void Nobody_takes_a_post_without_an_account_in_use()
    {
        Check("いません", Clerk.WhyNotTaken(null, new(Today, null), [], Today));
        Check("止めて", Clerk.WhyNotTaken(Ana with { Active = false }, new(Today, null), [], Today));
    }

    [Fact]
    public void Nobody_takes_a_post_that_has_ended_by_then()
    {
        var ending = Clerk with { Until = Today.AddDays(3) };
        Assert.Null(ending.WhyNotTaken(Ana, new(Today.AddDays(3), null), [], Today));
        Check("廃止されます", ending.WhyNotTaken(Ana, new(Today.AddDays(4), null), [], Today));
    }

    [Fact]
    public void A_head_is_one_person_at_a_time_and_clerks_are_many()
    {
        Assert.Null(Clerk.WhyNotTaken(Ana, new(Today, null), [Ben], Today));
        Check("別府さんが就いて", Head.WhyNotTaken(Ana, new(Today, null), [Ben], Today));
        var leaving = Ben with { Term = Ben.Term with { Until = Today } };
        Check("別府さんが就いて", Head.WhyNotTaken(Ana, new(Today, null), [leaving], Today));
        Assert.Null(Head.WhyNotTaken(Ana, new(Today.AddDays(1), null), [leaving], Today));
    }

    [Fact]
    public void Nobody_takes_the_same_post_twice_at_a_time() =>
        Check("この職に就いています", Clerk.WhyNotTaken(Ana, new(Today, null), [Ben with { PersonId = Ana.Id }], Today));

    [Theory]
    [InlineData(0, 5, "出張", null), InlineData(0, 0, "出張", null), InlineData(5, 0, "出張", "始める日より前"), InlineData(-1, 5, "出張", "今日以後")]
    [InlineData(0, 400, "出張", "1 年まで"), InlineData(0, 5, " ", "理由を書いて"), InlineData(null, 5, "出張", "始める日と終える日")]
    [InlineData(0, null, "出張", "始める日と終える日")]
    public void A_substitution_has_two_days_and_a_reason(int? from, int? until, string reason, string? whyNot) =>
        Check(whyNot, Head.WhyNotSubstituted(Ana, new(Day(from), Day(until), reason), [Ben], [], Today));

    [Fact]
    public void The_holder_is_no_substitute_and_nobody_substitutes_twice()
    {
        var wish = new SubstitutionWish(Today, Today.AddDays(5), "出張");
        var ana = new Holding(Ana.Id, Ana.Name, new(Today.AddDays(5), Today.AddDays(9)));
        Check("この職に就いています", Head.WhyNotSubstituted(Ana, wish, [ana], [], Today));
        Check("すでに記録", Head.WhyNotSubstituted(Ana, wish, [Ben], [ana], Today));
        Assert.Null(Head.WhyNotSubstituted(Ana, wish with { Until = Today.AddDays(4) }, [ana], [ana], Today));
        Check("止めて", Head.WhyNotSubstituted(Ana with { Active = false }, wish, [], [], Today));
        Check("いません", Head.WhyNotSubstituted(null, wish, [], [], Today));
    }

    [Theory]
    [InlineData("ana", "青木", null), InlineData("10234", "青木", null), InlineData("a.b-c_d@city", "青木", null)]
    [InlineData("", "青木", "ログイン名を書いて"), InlineData("青木", "青木", "英数字"), InlineData("-ana", "青木", "英数字"), InlineData("a b", "青木", "英数字")]
    [InlineData("ana", " ", "氏名を書いて"), InlineData("ana", "青\n木", "制御文字")]
    public void An_account_has_a_plain_login_and_a_name(string login, string name, string? whyNot) =>
        Check(whyNot, new AccountWish(login, name).WhyNot());

    private static DateOnly? Day(int? days) => days is { } d ? Today.AddDays(d) : null;

    private static void Check(string? expected, string? reason)
    {
        if (expected is null)
            Assert.Null(reason);
        else
            Assert.Contains(expected, reason, StringComparison.Ordinal);
    }
}
