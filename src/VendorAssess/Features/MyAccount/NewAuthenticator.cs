using System.Globalization;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.MyAccount;

/// <summary>
/// A secret for an authenticator app. It stands sealed in the page until a code proves that the app has it: nothing is
/// stored before.
/// </summary>
public sealed record NewAuthenticator(string Key, string Sealed)
{
    private const string Issuer = "ベンダー評価";
    private const string Purpose = "NewAuthenticator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>In groups, for typing where no camera is.</summary>
    public string Groups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

    public string Uri(string login) => string.Create(CultureInfo.InvariantCulture,
        $"otpauth://totp/{System.Uri.EscapeDataString(Issuer)}:{System.Uri.EscapeDataString(login)}" +
        $"?secret={Key}&issuer={System.Uri.EscapeDataString(Issuer)}&digits={Totp.Digits}");

    public static NewAuthenticator For(Person me, Seals seals)
    {
        var key = Totp.NewKey();
        return new(key, seals.Close(Purpose, $"{me.Id}|{key}", Lifetime));
    }

    /// <summary>Null when the text is not ours, too old, or somebody else's.</summary>
    public static NewAuthenticator? From(Person me, Seals seals, string? text) =>
        seals.Open(Purpose, text)?.Split('|') is [var id, var key] && id == $"{me.Id}" ? new(key, text!) : null;
}
