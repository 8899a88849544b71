using System.Security.Cryptography;
using VendorAssess.Access.People;

namespace VendorAssess.Access.SignIns;

/// <summary>
/// Marks a browser that an account has signed in from, so that strangers' wrong guesses do not slow its owner.
/// </summary>
public sealed class KnownDevice(SealedCookies cookies)
{
    private const string Cookie = "device";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>The device's name for this account, or null when the browser is new to it.</summary>
    public string? Of(HttpContext http, string login) =>
        cookies.Read(http, Cookie)?.Split('|') is [var device, var account] && account == AccountOf(login)
            ? $"device {device}"
            : null;

    public void Remember(HttpContext http, string login)
    {
        var device = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        cookies.Set(http, Cookie, $"{device}|{AccountOf(login)}", Lifetime);
    }

    private static string AccountOf(string login) =>
        Convert.ToHexString(SignInThrottle.AccountHash(LoginName.Normal(login)));
}
