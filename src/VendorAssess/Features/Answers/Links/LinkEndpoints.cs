using Microsoft.AspNetCore.Mvc;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>What a link leads to before there is a page.</summary>
public static class LinkEndpoints
{
    // Longer than the id of any group, which stands in the same place of the address.
    private const string Secret = "/answer/{token:minlength(20)}";

    public static void MapLinks(this WebApplication app)
    {
        app.MapGet(Secret, Open).AllowAnonymous();
        // Scanners of mails ask by HEAD: it says nothing and does nothing.
        app.MapMethods(Secret, [HttpMethods.Head], () => Results.Ok()).AllowAnonymous();
        app.MapGet(LinkPaths.Refused, () => LinkDoor.Page(LinkRefusal.Unusable)).AllowAnonymous();
        app.MapGet(LinkPaths.Left, () => LinkDoor.Page(LinkRefusal.Left)).AllowAnonymous();
        app.MapPost(LinkPaths.Leave, Leave).AllowAnonymous();
        app.MapPost($"{LinkPaths.Home}/items/{{question}}", Save)
            .WithMetadata(new ForLinksAttribute(), new RequestSizeLimitAttribute(SaveJson.LargestItem));
        app.MapGet($"{LinkPaths.Home}/changes", Changes).WithMetadata(new ForLinksAttribute());
    }

    private static Task<IResult> Save(string question, TypedInputs typed, SaveLinkAnswers save, HttpContext http) =>
        SaveJson.Send(save.Run(
            LinkEntry.Of(http).Visitor, http.Connection.RemoteIpAddress?.ToString(), question, typed.Values));

    private static Task<IResult> Changes(
        DateTime since, ListLinkChanges changes, HttpContext http, CancellationToken leaving) =>
        SaveJson.Send(changes.Load(LinkEntry.Of(http).Visitor, since.ToUniversalTime(), leaving));

    // 303 and no body: nothing keeps the address that holds the secret.
    private static async Task<IResult> Open(
        string token, OpenLink open, LinkCookie cookie, HttpContext http)
    {
        var network = SignInThrottle.Network(http.Connection.RemoteIpAddress);
        switch (await open.Run(token, cookie.Of(http), network))
        {
            case Outcome<LinkToken>.Done(var session):
                cookie.Give(http, session);
                return SeeOther(http, LinkPaths.Home);
            case Outcome<LinkToken>.Refused(OpenLink.TooMany):
                return LinkDoor.Page(LinkRefusal.Wait);
            default:
                return SeeOther(http, LinkPaths.Refused);
        }
    }

    private static async Task<IResult> Leave(NpgsqlDataSource postgres, LinkCookie cookie, HttpContext http)
    {
        if (cookie.Of(http) is { } session)
        {
            await using var db = await postgres.OpenForTask(ProductTask.OpenLinks);
            await db.EndLinkSession(session.Hash);
        }
        cookie.Take(http);
        return Results.LocalRedirect(LinkPaths.Left);
    }

    private static IResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
