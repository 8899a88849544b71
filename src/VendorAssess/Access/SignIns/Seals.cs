using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace VendorAssess.Access.SignIns;

/// <summary>Text that leaves with a page or a cookie and comes back unread, unchanged and in time, or not at all.</summary>
public sealed class Seals(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Prefix = "VendorAssess.";

    public string Close(string purpose, string text, TimeSpan lifetime)
    {
        var until = (clock.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return protection.CreateProtector(Prefix + purpose).Protect($"{until}|{text}");
    }

    public string? Open(string purpose, string? closed)
    {
        if (string.IsNullOrEmpty(closed))
            return null;
        try
        {
            var parts = protection.CreateProtector(Prefix + purpose).Unprotect(closed).Split('|', 2);
            var until = long.Parse(parts[0], CultureInfo.InvariantCulture);
            return until > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
