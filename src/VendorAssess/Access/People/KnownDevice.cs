using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using VendorAssess.Access.Network;

namespace VendorAssess.Access.People;

/// <summary>
/// Marks a browser that an account has signed in from, so that strangers' wrong guesses do not slow its owner.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, LinkBase linkBase)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("VendorAssess.KnownDevice").ToTimeLimitedDataProtector();

    private string Cookie => linkBase.IsHttps ? "__Host-va-device" : "va-device";

    /// <summary>The device's name for this account, or null when the browser is new to it.</summary>
    public string? Of(HttpContext http, string login)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie)
            return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split('|');
            return parts[1] == Convert.ToHexString(AccountOf(login)) ? $"device {parts[0]}" : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, string login)
    {
        var device = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(
            Cookie,
            protector.Protect($"{device}|{Convert.ToHexString(AccountOf(login))}", Lifetime),
            new CookieOptions
            {
                HttpOnly = true, Secure = linkBase.IsHttps, SameSite = SameSiteMode.Strict, MaxAge = Lifetime,
            });
    }

    private static byte[] AccountOf(string login) =>
        SignInByPassword.AccountHash(SignInByPassword.Normal(login));
}
