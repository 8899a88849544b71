using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace VendorAssess.Ui;

/// <summary>What a notice is about; shown by word, sign and colour together.</summary>
public enum Tone { Success, Info, Warning, Error }

/// <summary>One sentence for the page that follows a redirect.</summary>
public sealed record Flash(Tone Tone, string Text);

/// <summary>Carries a <see cref="Flash"/> over the redirect in a protected cookie, shown once.</summary>
public static class FlashCookie
{
    private static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-va-flash" : "va-flash";

    public static void Flash(this HttpContext http, string text, Tone tone = Tone.Success) =>
        http.Response.Cookies.Append(Name(http), Protector(http).Protect($"{tone}|{text}"), Options(http));

    public static Flash? TakeFlash(this HttpContext http)
    {
        if (http.Request.Cookies[Name(http)] is not { } cookie || http.Response.HasStarted)
            return null;

        http.Response.Cookies.Delete(Name(http), Options(http));
        try
        {
            var parts = Protector(http).Unprotect(cookie).Split('|', 2);
            return new(Enum.Parse<Tone>(parts[0]), parts[1]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("VendorAssess.Flash");

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/",
    };
}
