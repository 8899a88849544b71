using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.People;

/// <summary>The rows of people that sign-in needs.</summary>
public static class PeopleSql
{
    public sealed record SignInRow(int Id, string Login, string PasswordHash, Guid SecurityStamp, bool HasSecondFactor);

    public static Task<SignInRow?> FindForSignIn(this DbConnection db, string login, bool demo) =>
        db.QuerySingleOrDefaultAsync<SignInRow>(
            """
            SELECT p.id, p.login, p.password_hash, p.security_stamp,
                   p.authenticator_key IS NOT NULL OR EXISTS (SELECT FROM passkeys k WHERE k.person_id = p.id)
                       AS has_second_factor
            FROM people p
            WHERE p.login = @login AND p.active AND (@demo OR NOT p.demo)
            """,
            new { login, demo });

    /// <summary>The same password under a stronger hash: what began under it goes on.</summary>
    public static Task ReplaceHash(this DbConnection db, int personId, string hash) =>
        db.ExecuteAsync("UPDATE people SET password_hash = @hash WHERE id = @personId", new { personId, hash });
}
