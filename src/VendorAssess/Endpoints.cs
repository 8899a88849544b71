using VendorAssess.Access.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Features.SignIn;

namespace VendorAssess;

/// <summary>
/// What answers beside the pages; all of it for signed-in people unless it says otherwise. A download is one line:
/// <c>app.MapGet("/cases/{id:int}/…", (int id, Person me, WriteX write) => write.Run(id, me))</c>, made by Ui.Download.
/// </summary>
public static class Endpoints
{
    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPages();
        app.MapDownloads();
        app.MapAnswerCalls();
        app.MapLinks();
        app.MapPost("/sign-out", (SignOut signOut, HttpContext http) => signOut.Run(http));
        app.MapGet(PersonCookie.ProxySignInPath,
            (EnterByProxy enter, HttpContext http, string? returnUrl) => enter.Run(http, returnUrl)).AllowAnonymous();
    }
}
