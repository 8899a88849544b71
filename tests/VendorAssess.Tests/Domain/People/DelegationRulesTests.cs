using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Domain.People;

/// <summary>委任 under the delivered policies: one of them allows it, to one role.</summary>
public class DelegationRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Policy[] Allowing = [Town.Content.Policies["kawaguchi"]];
    private static readonly Policy[] Silent = [Town.Content.Policies["sendai"]];
    private static readonly PostStanding Chief = new(1, "情報政策課", Roles.Chief, "統括情報セキュリティ責任者", null);
    private static readonly PostStanding Section = new(2, "情報政策課", Roles.Delegate, "情報政策課長", null);
    private static readonly DelegationWish Wish = new(Today, null, [], "事務の処理");

    [Fact]
    public void The_policy_says_whose_work_who_may_handle()
    {
        Assert.Equal([Roles.Delegate], Allowing.DelegatesOf(Roles.Chief));
        Assert.Empty(Allowing.DelegatesOf(Roles.Ciso));
        Assert.Null(Chief.WhyNotDelegated(Section, Wish, Allowing, [], Today));
        Check("定めは、対策基準にありません", Chief.WhyNotDelegated(Section, Wish, Silent, [], Today));
        Check("定めは、対策基準にありません", Section.WhyNotDelegated(Chief, Wish, Allowing, [], Today));
        Check("対策基準が定める職", Chief.WhyNotDelegated(Section with { Role = Roles.Manager }, Wish, Allowing, [], Today));
        Check("対策基準が定める職", Chief.WhyNotDelegated(null, Wish, Allowing, [], Today));
    }

    [Theory]
    [InlineData(0, null, "根拠", null), InlineData(0, 9, "根拠", null), InlineData(3, 2, "根拠", "始める日より前")]
    [InlineData(-1, null, "根拠", "今日以後"), InlineData(null, null, "根拠", "任せ始める日を入れて"), InlineData(0, null, " ", "根拠や理由")]
    public void A_delegation_has_a_first_day_and_a_reason(int? from, int? until, string reason, string? whyNot) =>
        Check(whyNot, Chief.WhyNotDelegated(
            Section, Wish with { From = Day(from), Until = Day(until), Reason = reason }, Allowing, [], Today));

    [Fact]
    public void Only_procedures_in_which_the_post_has_work_are_delegated()
    {
        Assert.Null(Chief.WhyNotDelegated(Section, Wish with { Scope = ["light", "report"] }, Allowing, [], Today));
        Check("手続を選び直して", Chief.WhyNotDelegated(Section, Wish with { Scope = ["ciso-permission"] }, Allowing, [], Today));
    }

    [Fact]
    public void The_same_post_is_not_let_handle_the_work_twice_at_a_time()
    {
        Delegation held = new(Section.Id, new(Today.AddDays(-9), Today));
        Check("すでに任せています", Chief.WhyNotDelegated(Section, Wish, Allowing, [held], Today));
        Assert.Null(Chief.WhyNotDelegated(Section, Wish with { From = Today.AddDays(1) }, Allowing, [held], Today));
        Check("廃止されている", Chief.WhyNotDelegated(Section with { Until = Today.AddDays(-1) }, Wish, Allowing, [], Today));
    }

    [Theory]
    [InlineData(Roles.Chief, 1, Via.Holder, true), InlineData(Roles.Administrator, 9, Via.Holder, true)]
    [InlineData(Roles.Chief, 1, Via.Substitute, false), InlineData(Roles.Chief, 1, Via.Delegate, false), InlineData(Roles.Chief, 2, Via.Holder, false)]
    public void The_holder_of_the_post_or_the_administrator_records_it(string role, int post, Via via, bool may) =>
        Assert.Equal(may, new Person(1, "人", [new Post(post, 1, "課", role, "職") { Via = via }]).WhyNotDelegating(1) is null);

    private static DateOnly? Day(int? days) => days is { } d ? Today.AddDays(d) : null;

    private static void Check(string? expected, string? reason)
    {
        if (expected is null)
            Assert.Null(reason);
        else
            Assert.Contains(expected, reason, StringComparison.Ordinal);
    }
}
