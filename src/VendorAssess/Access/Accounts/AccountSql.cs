using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.Accounts;

public static class AccountSql
{
    /// <summary>Locks the row until the caller's transaction ends: a code or counter must not count twice.</summary>
    public static Task<Account?> LockAccount(this DbConnection db, int personId) =>
        db.QuerySingleOrDefaultAsync<Account>(
            """
            SELECT p.id, p.login, p.name, p.password_hash, p.password_must_change, p.security_stamp, p.active, p.demo,
                   p.authenticator_key, p.authenticator_step,
                   EXISTS (SELECT FROM passkeys k WHERE k.person_id = p.id) AS has_passkey
            FROM people p
            WHERE p.id = @personId
            FOR UPDATE OF p
            """,
            new { personId });

    public static Task<int?> FindPersonByPasskey(this DbConnection db, byte[] credentialId) =>
        db.ExecuteScalarAsync<int?>(
            "SELECT person_id FROM passkeys WHERE credential_id = @credentialId", new { credentialId });

    public static Task SaveAccount(this DbConnection db, Account account) =>
        db.ExecuteAsync(
            """
            UPDATE people
            SET password_hash = @PasswordHash, password_must_change = @PasswordMustChange,
                security_stamp = @SecurityStamp, authenticator_key = @AuthenticatorKey,
                authenticator_step = @AuthenticatorStep
            WHERE id = @Id
            """,
            account);
}
