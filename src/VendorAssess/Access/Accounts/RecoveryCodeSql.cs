using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.Accounts;

public static class RecoveryCodeSql
{
    public static Task ReplaceRecoveryCodes(this DbConnection db, int personId, byte[] salt, byte[][] hashes) =>
        db.ExecuteAsync(
            """
            DELETE FROM recovery_codes WHERE person_id = @personId;
            INSERT INTO recovery_codes (person_id, salt, code_hash)
            SELECT @personId, @salt, hash
            FROM unnest(@hashes) AS hash
            """,
            new { personId, salt, hashes });

    public static Task<byte[]?> FindRecoverySalt(this DbConnection db, int personId) =>
        db.ExecuteScalarAsync<byte[]?>(
            "SELECT salt FROM recovery_codes WHERE person_id = @personId LIMIT 1", new { personId });

    /// <summary>False when there is no such code or it was used before.</summary>
    public static async Task<bool> UseRecoveryCode(this DbConnection db, int personId, byte[] hash, DateTime now) =>
        await db.ExecuteAsync(
            """
            UPDATE recovery_codes
            SET used_at = @now
            WHERE person_id = @personId AND code_hash = @hash AND used_at IS NULL
            """,
            new { personId, hash, now }) == 1;

    public static Task<int> CountRecoveryCodes(this DbConnection db, int personId) =>
        db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM recovery_codes WHERE person_id = @personId AND used_at IS NULL",
            new { personId });

    public static Task ForgetRecoveryCodes(this DbConnection db, int personId) =>
        db.ExecuteAsync("DELETE FROM recovery_codes WHERE person_id = @personId", new { personId });
}
