using VendorAssess.Domain.Mails;

namespace VendorAssess.Tests.Domain;

public sealed class MailRulesTests
{
    [Theory, InlineData("a@b.example"), InlineData("first.last+tag@mail.city-x.lg.jp"), InlineData("o'neil@b.example")]
    public void An_ordinary_address_is_taken(string address) => Assert.Null(MailRules.WhyNotAddress(address));

    [Theory]
    [InlineData("a")]
    [InlineData("a@b")]
    [InlineData("@b.example")]
    [InlineData("a@b.example ")]
    [InlineData("a@b.example\n")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("a@b.example,c@d.example")]
    [InlineData("\"a\"@b.example")]
    [InlineData("花子 <a@b.example>")]
    [InlineData("a..b@c.example")]
    [InlineData("a@-b.example")]
    [InlineData("ａ@b.example")]
    public void What_could_break_a_head_is_no_address(string address) => Assert.NotNull(MailRules.WhyNotAddress(address));

    [Fact]
    public void An_address_without_end_is_none() =>
        Assert.NotNull(MailRules.WhyNotAddress(new string('a', MailRules.LongestAddress) + "@b.example"));

    [Theory]
    [InlineData("件名\r\nBcc: x", "件名 Bcc: x")]
    [InlineData("\u0000a\u0085b\u2028c\u2029d\ufeffe\u202e", "a b c d e")]
    [InlineData("  髙﨑𠮷　様  ", "髙﨑𠮷　様")]
    public void One_line_stays_one_line(string typed, string line) => Assert.Equal(line, MailRules.OneLine(typed));

    [Fact]
    public void Pauses_grow_and_end()
    {
        var pauses = Enumerable.Range(1, 20).Select(MailRules.PauseAfter).TakeWhile(p => p is not null).ToList();
        Assert.Equal(8, pauses.Count);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromMinutes(1), pauses[0]);
    }
}
