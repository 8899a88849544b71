using System.Net.Mail;
using VendorAssess.Access.Network;

namespace VendorAssess.Mail;

/// <summary>Where mails go: over SMTP to <see cref="Host"/>, or without one as files into <see cref="Folder"/>.</summary>
public sealed record MailSettings(
    string? Host, int Port, bool Tls, string? User, string? Password, MailAddress Sender, string Folder)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "::1"];

    /// <summary>
    /// <c>Mail:Host</c>, <c>Port</c>, <c>Tls</c> (STARTTLS, on unless it is said to be off), <c>User</c>, <c>Password</c>,
    /// <c>From</c>, <c>Folder</c>; a mistake stops the start.
    /// </summary>
    public static MailSettings From(IConfiguration configuration, LinkBase linkBase, string data)
    {
        var mail = configuration.GetSection("Mail");
        var sender = mail["From"] is { Length: > 0 } named ? named : $"no-reply@{linkBase.Address.Host}";
        if (!MailAddress.TryCreate(sender, out var address))
            throw new InvalidOperationException($"Mail:From is \"{sender}\"; write an address like no-reply@city.example");
        var settings = new MailSettings(
            mail["Host"] is { Length: > 0 } host ? host : null,
            mail.GetValue("Port", 25),
            mail.GetValue("Tls", true),
            mail["User"] is { Length: > 0 } user ? user : null,
            mail["Password"],
            address,
            mail["Folder"] is { Length: > 0 } folder ? folder : Path.Combine(data, "mail"));
        return settings is { User: not null, Tls: false, Host: { } server } && !ThisMachine.Contains(server)
            ? throw new InvalidOperationException("Mail:Tls is off: the password of Mail:User would go over the network as it is.")
            : settings;
    }
}
