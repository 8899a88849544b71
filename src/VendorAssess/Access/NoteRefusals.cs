using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Store;

namespace VendorAssess.Access;

/// <summary>
/// Writes into the audit log what a signed-in person was refused: an address that is not theirs to see, a form without
/// our token, and a form that was not taken (what is taken answers with a redirect). Once a minute for each address.
/// </summary>
public sealed class NoteRefusals(RequestDelegate next, NpgsqlDataSource postgres)
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
            await Note(http, signedIn.Person.Id, what);
    }

    private static string? What(HttpContext http) => http.Response.StatusCode switch
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

    private async Task Note(HttpContext http, int personId, string action)
    {
        var path = http.Request.Path.ToString();
        var address = path.Length <= LongestAddress ? path : path[..LongestAddress];
        await using var db = await postgres.OpenConnectionAsync();
        if (await WasNoted(db, personId, action, address))
            return;
        await db.WriteAudit(new(personId, null, action, "address", address, http.Connection.RemoteIpAddress?.ToString())
        {
            Detail = new Dictionary<string, string>
            {
                ["方法"] = http.Request.Method,
                ["応答"] = http.Response.StatusCode.ToString(CultureInfo.InvariantCulture),
            },
        });
    }

    private static Task<bool> WasNoted(DbConnection db, int personId, string action, string address) =>
        db.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT FROM audit_log
                WHERE subject_kind = 'address' AND subject_id = @address AND action = @action AND person_id = @personId
                  AND at > clock_timestamp() - interval '1 minute')
            """,
            new { address, action, personId });
}
