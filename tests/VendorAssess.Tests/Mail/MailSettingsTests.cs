using Microsoft.Extensions.Configuration;
using VendorAssess.Access.Network;
using VendorAssess.Mail;

namespace VendorAssess.Tests.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_server_mails_are_files_beside_the_data()
    {
        var settings = Read();
        Assert.Null(settings.Host);
        Assert.Equal(("/data/mail", "no-reply@va.city.example"), (settings.Folder, settings.Sender.Address));
    }

    [Fact]
    public void A_server_is_spoken_to_under_TLS_unless_it_is_said_otherwise()
    {
        Assert.True(Read(("Mail:Host", "mail.city.example")).Tls);
        Assert.False(Read(("Mail:Host", "mail.city.example"), ("Mail:Tls", "false")).Tls);
    }

    [Fact]
    public void No_password_goes_over_a_network_in_the_clear()
    {
        (string, string)[] clear = [("Mail:Host", "mail.city.example"), ("Mail:Tls", "false"), ("Mail:User", "va")];
        Assert.Throws<InvalidOperationException>(() => Read(clear));
        Assert.NotNull(Read([.. clear, ("Mail:Host", "localhost")]));
        Assert.NotNull(Read([.. clear, ("Mail:Tls", "true")]));
    }

    [Theory, InlineData("city"), InlineData("a@b.example\r\nBcc: c@d.example"), InlineData("@")]
    public void A_sender_that_is_no_address_stops_the_start(string from) =>
        Assert.Throws<InvalidOperationException>(() => Read(("Mail:From", from)));

    private static MailSettings Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).ToDictionary(g => g.Key, g => (string?)g.Last().Value))
            .Build();
        return MailSettings.From(configuration, new LinkBase(new Uri("https://va.city.example/")), "/data");
    }
}
