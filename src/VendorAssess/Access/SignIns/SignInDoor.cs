using Microsoft.AspNetCore.Authentication;
using VendorAssess.Access.People;

namespace VendorAssess.Access.SignIns;

/// <summary>What a sign-in takes from the request, and what it leaves in the browser.</summary>
public sealed class SignInDoor(KnownDevice device, PendingSignIn pending)
{
    public CameFrom From(HttpContext http, string login) => new(
        SignInThrottle.Network(http.Connection.RemoteIpAddress),
        device.Of(http, login),
        BrowserName.Of(http.Request.Headers.UserAgent),
        SessionToken.Of(http.User));

    public void AskForSecondFactor(HttpContext http, Pending who) => pending.Keep(http, who);

    public Pending? Pending(HttpContext http) => pending.Of(http);

    public Task Enter(HttpContext http, BegunSession begun)
    {
        pending.Forget(http);
        device.Remember(http, begun.Login);
        return http.SignInAsync(PersonCookie.Ticket(begun.Token));
    }
}
