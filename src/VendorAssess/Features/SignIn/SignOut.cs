using Microsoft.AspNetCore.Authentication;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Store;

namespace VendorAssess.Features.SignIn;

/// <summary>
/// Ends the session in the database, so that a copied cookie is worthless and open circuits leave within seconds.
/// </summary>
public sealed class SignOut(NpgsqlDataSource postgres)
{
    public async Task<IResult> Run(HttpContext http)
    {
        if (SessionToken.Of(http.User) is { } token)
            await End(token, http);
        await http.SignOutAsync();
        return Results.LocalRedirect(PersonCookie.SignInPath);
    }

    private async Task End(SessionToken token, HttpContext http)
    {
        var network = SignInThrottle.Network(http.Connection.RemoteIpAddress);
        var posts = http.RequestServices.GetRequiredService<CurrentPerson>().SignedIn?.Person.ActingPosts ?? "";
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.EndSession(token.Hash) is { } personId)
        {
            await db.NoteSignOut(personId);
            await db.WriteAudit(new(personId, null, "signed-out", "person", $"{personId}", network)
            {
                Detail = new Dictionary<string, string> { ["職"] = posts },
            });
        }
        await transaction.CommitAsync();
    }
}
