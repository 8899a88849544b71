using VendorAssess.Domain.Links;

namespace VendorAssess.Tests.Domain.Links;

public sealed class LinkRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly AnswerLink Open = new(
        1, IsSubLink: false, ["KM", "EX"], Today.AddDays(7), Today.AddDays(30), CaseClosed: false, Opened: false,
        Answered: false, Revoked: false, Submitted: false);

    [Fact]
    public void A_link_goes_from_unopened_to_submitted_and_what_ended_it_says_so() =>
        Assert.Equal(
            ["未開封", "開封", "回答中", "提出済", "期限切れ", "提出済", "取消"],
            new[]
            {
                Open, Open with { Opened = true }, Open with { Opened = true, Answered = true },
                Open with { Submitted = true }, Open with { Answered = true, ExpiresOn = Today.AddDays(-1) },
                Open with { Submitted = true, ExpiresOn = Today.AddDays(-1) },
                Open with { Submitted = true, Revoked = true },
            }.Select(l => l.StateOn(Today).Label()));

    [Fact]
    public void It_can_be_used_on_its_last_day_and_not_on_the_next()
    {
        var last = Open with { ExpiresOn = Today };
        Assert.Null(last.WhyNotUsable(Today));
        Assert.NotNull(last.WhyNotUsable(Today.AddDays(1)));
        Assert.NotNull(last.WhyNotAnswerable(Today.AddDays(1)));
    }

    [Fact]
    public void After_the_due_day_it_can_still_be_answered() =>
        Assert.Null(Open.WhyNotAnswerable(Open.Due.AddDays(1)));

    public static TheoryData<AnswerLink> Ended =>
    [
        Open with { Revoked = true }, Open with { Submitted = true }, Open with { CaseClosed = true },
        Open with { ExpiresOn = Today.AddDays(-1) },
    ];

    [Theory, MemberData(nameof(Ended))]
    public void Nothing_is_written_shown_handed_over_submitted_or_reminded_once_it_has_ended(AnswerLink ended)
    {
        Assert.NotNull(ended.WhyNotAnswerable(Today));
        Assert.NotNull(ended.WhyNotShown(Today));
        Assert.NotNull(ended.WhyNotHandedOver(Today));
        Assert.NotNull(ended.WhyNotSubmittable(Today));
        Assert.NotNull(Reminded(ended));
    }

    [Fact]
    public void Who_got_single_groups_answers_but_neither_submits_nor_hands_on_nor_has_days_of_its_own()
    {
        var subLink = Open with { IsSubLink = true };
        Assert.Null(subLink.WhyNotAnswerable(Today));
        Assert.NotNull(subLink.WhyNotSubmittable(Today));
        Assert.NotNull(subLink.WhyNotHandedOver(Today));
        Assert.NotNull(subLink.WhyNotExtendable());
        Assert.NotNull((subLink with { Submitted = true }).WhyNotReopened(Today));
        Assert.Null(subLink.WhyNotRevoked());
    }

    [Fact]
    public void Only_what_was_submitted_is_reopened_and_an_expired_one_gets_new_days_first()
    {
        var submitted = Open with { Submitted = true };
        Assert.Null(submitted.WhyNotReopened(Today));
        Assert.NotNull(Open.WhyNotReopened(Today));
        Assert.NotNull((submitted with { Revoked = true }).WhyNotReopened(Today));
        var expired = submitted with { ExpiresOn = Today.AddDays(-1) };
        Assert.Contains("延ばして", expired.WhyNotReopened(Today), StringComparison.Ordinal);
        Assert.Null(expired.WhyNotExtendable());
    }

    [Fact]
    public void A_link_ends_once() => Assert.NotNull((Open with { Revoked = true }).WhyNotRevoked());

    [Fact]
    public void A_revoked_one_does_not_come_back() => Assert.NotNull((Open with { Revoked = true }).WhyNotExtendable());

    [Fact]
    public void A_reminder_needs_an_address_and_an_hour_since_the_last()
    {
        Assert.Null(Reminded(Open));
        Assert.NotNull(Reminded(Open, hasAddress: false));
        Assert.NotNull(Reminded(Open, minutesAgo: 59));
        Assert.Null(Reminded(Open, minutesAgo: 60));
    }

    [Theory, InlineData(""), InlineData(" \n"), InlineData(null)]
    public void A_reopening_has_a_reason(string? reason) =>
        Assert.NotNull(LinkRules.WhyNotReason(reason ?? new string('長', LinkRules.LongestReason + 1)));

    private static string? Reminded(AnswerLink link, bool hasAddress = true, int? minutesAgo = null)
    {
        var now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        return link.WhyNotReminded(
            hasAddress, minutesAgo is { } m ? now.UtcDateTime.AddMinutes(-m) : null, now, Today);
    }
}
