using VendorAssess.Domain.Links;

namespace VendorAssess.Tests.Domain.Links;

public sealed class InvitationTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Invitation Good = new(
        new Recipient("株式会社架空ソフト", "営業部 架空 花子", "hanako@vendor.example"), ["KM", "EX"],
        new LinkPeriod(Today.AddDays(14), Today.AddDays(44)), "市民課 048-000-0000", "");

    private static readonly AnswerLink From = new(
        1, IsSubLink: false, ["KM", "EX"], Today.AddDays(14), Today.AddDays(44), CaseClosed: false, Opened: true,
        Answered: false, Revoked: false, Submitted: false);

    private static readonly HandOver GoodHandOver =
        new(new Recipient("株式会社架空ソフト", "仮名 太郎", ""), ["KM"], Today.AddDays(10));

    [Fact]
    public void A_whole_invitation_is_taken() => Assert.Null(WhyNot(Good));

    public static TheoryData<Invitation> Bad =>
    [
        Good with { To = Good.To with { Company = "" } },
        Good with { To = Good.To with { Name = "" } },
        Good with { To = Good.To with { Name = new string('名', Recipient.LongestName + 1) } },
        Good with { To = Good.To with { Address = "hanako@vendor" } },
        Good with { To = Good.To with { Address = "a@vendor.example\r\nBcc: b@evil.example" } },
        Good with { Groups = [] },
        Good with { Groups = ["KM", "PI"] },
        Good with { Contact = "" },
        Good with { Message = new string('文', Invitation.LongestText + 1) },
        Good with { Period = new(Today.AddDays(-1), Today.AddDays(44)) },
        Good with { Period = new(Today.AddDays(14), Today.AddDays(13)) },
        Good with { Period = new(Today.AddDays(14), Today.AddDays(LinkPeriod.LongestDays + 1)) },
    ];

    [Theory, MemberData(nameof(Bad))]
    public void What_is_missing_or_wrong_is_refused_with_a_reason(Invitation bad) => Assert.NotNull(WhyNot(bad));

    [Fact]
    public void Without_an_address_the_link_is_handed_over_otherwise() =>
        Assert.Null(WhyNot(Good with { To = Good.To with { Address = "" } }));

    [Fact]
    public void Names_are_one_line_whatever_was_typed()
    {
        var cleaned = (Good with { To = new("架空\r\nBcc: x@evil.example", "花子\t\u2028様\u202e", " a@b.example ") }).Cleaned();
        Assert.Equal(new Recipient("架空 Bcc: x@evil.example", "花子 様", "a@b.example"), cleaned.To);
    }

    [Fact]
    public void Single_groups_are_handed_over_up_to_the_last_day_of_the_link()
    {
        Assert.Null(GoodHandOver.WhyNot(From, 0, Today));
        Assert.Null((GoodHandOver with { ExpiresOn = From.ExpiresOn }).WhyNot(From, 0, Today));
    }

    public static TheoryData<HandOver> BadHandOvers =>
    [
        GoodHandOver with { Groups = [] },
        GoodHandOver with { Groups = ["KM", "PI"] },
        GoodHandOver with { ExpiresOn = From.ExpiresOn.AddDays(1) },
        GoodHandOver with { ExpiresOn = Today.AddDays(-1) },
        GoodHandOver with { To = GoodHandOver.To with { Name = "" } },
        GoodHandOver with { To = GoodHandOver.To with { Address = "だれか" } },
    ];

    [Theory, MemberData(nameof(BadHandOvers))]
    public void Nothing_is_handed_over_that_was_not_asked_or_for_longer(HandOver bad) =>
        Assert.NotNull(bad.WhyNot(From, 0, Today));

    [Fact]
    public void Neither_a_sub_link_nor_the_twenty_first_is_handed_over()
    {
        Assert.NotNull(GoodHandOver.WhyNot(From with { IsSubLink = true }, 0, Today));
        Assert.NotNull(GoodHandOver.WhyNot(From with { Submitted = true }, 0, Today));
        Assert.Null(GoodHandOver.WhyNot(From, HandOver.MostSubLinks - 1, Today));
        Assert.NotNull(GoodHandOver.WhyNot(From, HandOver.MostSubLinks, Today));
    }

    private static string? WhyNot(Invitation invitation) => invitation.WhyNot(Today, ["KM", "EX", "AC"]);
}
