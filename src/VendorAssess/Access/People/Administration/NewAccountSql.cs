using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.People.Administration;

/// <summary>The rows of people as the administrator makes and names them.</summary>
public static class NewAccountSql
{
    /// <summary>Null when the login is taken.</summary>
    public static Task<int?> AddAccount(this DbConnection db, string login, string name, string hash) =>
        db.ExecuteScalarAsync<int?>(
            """
            INSERT INTO people (login, name, password_hash, password_must_change)
            VALUES (@login, @name, @hash, true)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            new { login, name, hash });

    public static Task SetMailAddress(this DbConnection db, int personId, string address) =>
        db.ExecuteAsync(
            """
            UPDATE people
            SET mail_address = @address
            WHERE id = @personId
            """,
            new { personId, address });

    public static Task RenameAccount(this DbConnection db, int personId, string name) =>
        db.ExecuteAsync("UPDATE people SET name = @name WHERE id = @personId", new { personId, name });
}
