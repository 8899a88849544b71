using System.Globalization;
using VendorAssess.Access.People;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access;

/// <summary>
/// Writes into the audit log what a signed-in person was refused: an address that is not theirs to see, a form without
/// our token, and a form that was not taken (what is taken answers with a redirect). Once a minute for each address.
/// </summary>
public sealed class NoteRefusals(RequestDelegate next, RefusalLog refusals)
{
    private const int LongestAddress = 200;
    private static readonly object Answer = new();

    /// <summary>For a form that only asks, and is answered by its page.</summary>
    public static void IsAnswer(HttpContext http) => http.Items[Answer] = true;

    public async Task InvokeAsync(HttpContext http, CurrentPerson current)
    {
        await next(http);
        if (current.SignedIn is { } signedIn && http.GetEndpoint() is not null && !HoldsSecret(http.Request)
            && What(http) is { } what)
            await refusals.Note(Entry(http, signedIn.Person, what));
    }

    /// <summary>What an answer was, if it was a refusal: an address, or what was sent.</summary>
    public static string? What(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity =>
            "request.not-taken",
        StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound => "access.refused",
        StatusCodes.Status200OK when IsForm(http.Request) && !http.Items.ContainsKey(Answer) => "request.not-taken",
        _ => null,
    };

    // The address of an answer link is its secret.
    private static bool HoldsSecret(HttpRequest request) =>
        request.Path.StartsWithSegments("/answer", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType;

    private static AuditEntry Entry(HttpContext http, Person me, string action) =>
        new(me.Id, null, action, "address", Cut(http.Request.Path.ToString()), http.Connection.RemoteIpAddress?.ToString())
        {
            Detail = new Dictionary<string, string>
            {
                ["方法"] = http.Request.Method,
                ["応答"] = http.Response.StatusCode.ToString(CultureInfo.InvariantCulture),
                ["職"] = me.ActingPosts,
            },
        };

    // As it was sent, so in letters of ASCII alone.
    private static string Cut(string path) => path.Length <= LongestAddress ? path : path[..LongestAddress];
}
