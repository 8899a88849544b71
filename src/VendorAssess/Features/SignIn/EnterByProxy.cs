using VendorAssess.Access.Network;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Ui;

namespace VendorAssess.Features.SignIn;

/// <summary>
/// Where the proxy's word leads a person without a session: in, and on to the page asked for. A GET, because a redirect
/// brings them; it gives nothing to anybody but whom the proxy names.
/// </summary>
public sealed class EnterByProxy(SignInByProxy signIn, SignInDoor door)
{
    public async Task<IResult> Run(HttpContext http, string? returnUrl)
    {
        if (ProxyName.Of(http) is not { } login)
            return Results.LocalRedirect(PersonCookie.SignInPath);
        switch (await signIn.Run(login, door.From(http, login)))
        {
            case Outcome<BegunSession>.Done(var begun):
                await door.Enter(http, begun);
                http.Flash(begun.Last.Words, begun.Last.Failed > 0 ? Tone.Warning : Tone.Info);
                return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
            case Outcome<BegunSession>.Refused(var reason):
                http.Flash(reason, Tone.Error);
                return Results.LocalRedirect(PersonCookie.SignInPath);
            default:
                throw new InvalidOperationException(nameof(BegunSession));
        }
    }
}
