using System.Globalization;

namespace VendorAssess.Access.SignIns;

/// <summary>Whose password was right, under which stamp: all but signed in.</summary>
public sealed record Pending(int PersonId, Guid Stamp, string Login);

/// <summary>Keeps in the browser, for a few minutes, that the password was right and the second factor is still to come.</summary>
public sealed class PendingSignIn(SealedCookies cookies)
{
    private const string Cookie = "second";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public void Keep(HttpContext http, Pending pending) => cookies.Set(http, Cookie, string.Create(
        CultureInfo.InvariantCulture, $"{pending.PersonId}|{pending.Stamp}|{pending.Login}"), Lifetime);

    public Pending? Of(HttpContext http) =>
        cookies.Read(http, Cookie)?.Split('|', 3) is [var person, var stamp, var login]
            ? new(int.Parse(person, CultureInfo.InvariantCulture), Guid.Parse(stamp), login)
            : null;

    public void Forget(HttpContext http) => cookies.Delete(http, Cookie);
}
