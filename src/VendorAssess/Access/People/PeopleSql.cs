using Dapper;
using Npgsql;

namespace VendorAssess.Access.People;

/// <summary>The rows of people that sign-in needs.</summary>
public static class PeopleSql
{
    public sealed record Account(int Id, string PasswordHash);

    public sealed record OwnAccount(string Login, string PasswordHash, bool Demo);

    public static Task<Account?> FindAccount(this NpgsqlConnection db, string login, bool demo) =>
        db.QuerySingleOrDefaultAsync<Account>(
            """
            SELECT id, password_hash
            FROM people
            WHERE login = @login AND active AND (@demo OR NOT demo)
            """,
            new { login, demo });

    public static Task NoteSignIn(this NpgsqlConnection db, int personId, DateTime now) =>
        db.ExecuteAsync("UPDATE people SET last_sign_in_at = @now WHERE id = @personId", new { personId, now });

    public static Task<OwnAccount> LockAccount(this NpgsqlConnection db, int personId) =>
        db.QuerySingleAsync<OwnAccount>(
            """
            SELECT login, password_hash, demo
            FROM people
            WHERE id = @personId
            FOR UPDATE
            """,
            new { personId });

    /// <summary>The new stamp ends what began under the old password.</summary>
    public static Task ReplacePassword(this NpgsqlConnection db, int personId, string hash) =>
        db.ExecuteAsync(
            """
            UPDATE people
            SET password_hash = @hash, password_must_change = false, security_stamp = gen_random_uuid()
            WHERE id = @personId
            """,
            new { personId, hash });
}
