using Microsoft.Extensions.Primitives;
using VendorAssess.Store;

namespace VendorAssess.Access.Network;

/// <summary>
/// Lets only our own pages open a circuit: browsers send cookies with a foreign page's WebSocket too.
/// </summary>
public sealed class CircuitOriginCheck(RequestDelegate next, LinkBase linkBase, RefusalLog refusals)
{
    private static readonly PathString Circuits = "/_blazor";

    public static bool IsCircuit(HttpRequest request) =>
        request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext http)
    {
        if (!IsCircuit(http.Request) || IsOurs(http))
            return next(http);

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return refusals.Note(Refusal("ほかのサイトの画面", http.Connection.RemoteIpAddress?.ToString()));
    }

    /// <summary>That a circuit was refused, and why; whose it would have been where that is known.</summary>
    public static AuditEntry Refusal(string reason, string? from, int? personId = null) =>
        new(personId, null, "access.refused", "address", Circuits, from)
        {
            Detail = new Dictionary<string, string> { ["理由"] = reason },
        };

    private bool IsOurs(HttpContext http)
    {
        var origin = http.Request.Headers.Origin;
        return StringValues.IsNullOrEmpty(origin)
            ? MayOmitOrigin(http)
            : origin == linkBase.Origin || origin == $"{http.Request.Scheme}://{http.Request.Host}";
    }

    // A browser leaves Origin out of its own GET: a script of ours, or a poll whose id a checked negotiation gave.
    private static bool MayOmitOrigin(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && StringValues.IsNullOrEmpty(http.Request.Headers.Upgrade);
}
