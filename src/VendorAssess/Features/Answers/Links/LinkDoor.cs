using Microsoft.AspNetCore.Http.HttpResults;
using VendorAssess.Access;
using VendorAssess.Access.Links;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Who came by a link, for the pages behind the door; the session is its cookie.</summary>
public sealed record LinkEntry(LinkVisitor Visitor, LinkToken Session)
{
    public static LinkEntry Of(HttpContext http) => http.Features.Get<LinkEntry>()!;
}

/// <summary>
/// Stands before everything that is marked <see cref="ForLinksAttribute"/>: asks at each request whether the link still
/// holds, and asks for a name first. Whoever has none gets one and the same page, and what was just sent back with it.
/// </summary>
public sealed class LinkDoor(
    RequestDelegate next, FindVisitor visitors, LinkCookie cookie, RefusalLog refusals)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForLinksAttribute>() is null)
        {
            await next(http);
            return;
        }
        if (cookie.Of(http) is not { } session || await visitors.Load(session, http.RequestAborted) is not { } visitor)
        {
            await Refuse(http);
            return;
        }
        http.Features.Set(new LinkEntry(visitor, session));
        if (visitor.HasName || http.Request.Path.StartsWithSegments(LinkPaths.Name, StringComparison.Ordinal))
            await next(http);
        else
            http.Response.Redirect(LinkPaths.Name);
        if (NoteRefusals.What(http) is { } what)
            await refusals.Note(Refusal(http, visitor, what));
    }

    // Not the address, which may hold a secret.
    private static AuditEntry Refusal(HttpContext http, LinkVisitor visitor, string what) =>
        new(null, null, what, "link", $"{visitor.LinkId}", http.Connection.RemoteIpAddress?.ToString())
        {
            Detail = new Dictionary<string, string>
            {
                ["画面"] = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "",
                ["応答"] = $"{http.Response.StatusCode}",
            },
        };

    private async Task Refuse(HttpContext http)
    {
        cookie.Take(http);
        // The script of a page keeps what was typed, and says what to do.
        if (http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json"))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        var typed = http.Request.HasFormContentType ? Typed(await http.Request.ReadFormAsync()) : null;
        await Page(LinkRefusal.Unusable, typed).ExecuteAsync(http);
    }

    /// <summary>One page for links that are unknown, expired or revoked, and for sessions that are over.</summary>
    public static RazorComponentResult<RefusedPage> Page(LinkRefusal why, IReadOnlyList<string>? typed = null) =>
        new(new { Why = why, Typed = typed ?? [] }) { StatusCode = why.Status() };

    // What was written and cannot be saved any more goes back to its writer, to keep.
    private static List<string> Typed(IFormCollection form) =>
    [
        .. form.Where(f => f.Key.Contains('.') || f.Key.EndsWith(":note", StringComparison.Ordinal)
                || f.Key.EndsWith(":evidence", StringComparison.Ordinal))
            .Where(f => f.Value.ToString().Length > 0)
            .Select(f => $"{f.Key.Split('.', ':')[0]}：{f.Value}"),
    ];
}
