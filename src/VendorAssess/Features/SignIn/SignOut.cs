using Microsoft.AspNetCore.Authentication;
using Npgsql;
using VendorAssess.Access.People;

namespace VendorAssess.Features.SignIn;

/// <summary>
/// Ends the session in the database, so that a copied cookie is worthless and open circuits leave within seconds.
/// </summary>
public sealed class SignOut(NpgsqlDataSource postgres)
{
    public async Task<IResult> Run(HttpContext http)
    {
        if (SessionToken.Of(http.User) is { } token)
        {
            await using var db = await postgres.OpenConnectionAsync();
            await db.EndSession(token.Hash);
        }
        await http.SignOutAsync();
        return Results.LocalRedirect(PersonCookie.SignInPath);
    }
}
