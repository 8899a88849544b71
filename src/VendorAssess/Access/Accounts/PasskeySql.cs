using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Identity;

namespace VendorAssess.Access.Accounts;

/// <summary>A passkey as it stands in the table. The ceremony that made it is checked once and not kept.</summary>
public sealed class PasskeyRow
{
    public byte[] CredentialId { get; set; } = [];

    public string Name { get; set; } = "";

    public byte[] PublicKey { get; set; } = [];

    public long SignCount { get; set; }

    public string[] Transports { get; set; } = [];

    public bool BackupEligible { get; set; }

    public bool BackedUp { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? LastUsedAt { get; set; }

    public UserPasskeyInfo Info => new(
        CredentialId, PublicKey, new DateTimeOffset(CreatedAt), (uint)SignCount, Transports, isUserVerified: true,
        BackupEligible, BackedUp, attestationObject: [], clientDataJson: []) { Name = Name };

    public static PasskeyRow Of(UserPasskeyInfo info) => new()
    {
        CredentialId = info.CredentialId, Name = info.Name ?? "", PublicKey = info.PublicKey,
        SignCount = info.SignCount, Transports = info.Transports ?? [], BackupEligible = info.IsBackupEligible,
        BackedUp = info.IsBackedUp, CreatedAt = info.CreatedAt.UtcDateTime,
    };
}

public static class PasskeySql
{
    /// <summary>A new passkey, or the counter of one that has just been used.</summary>
    public static Task SavePasskey(this DbConnection db, int personId, PasskeyRow row, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO passkeys (credential_id, person_id, name, public_key, sign_count, transports, backup_eligible,
                                  backed_up, created_at)
            VALUES (@CredentialId, @personId, @Name, @PublicKey, @SignCount, @Transports, @BackupEligible,
                    @BackedUp, @now)
            ON CONFLICT (credential_id) DO UPDATE
            SET sign_count = excluded.sign_count, backed_up = excluded.backed_up, last_used_at = @now
            WHERE passkeys.person_id = @personId
            """,
            new
            {
                row.CredentialId, personId, row.Name, row.PublicKey, row.SignCount, row.Transports, row.BackupEligible,
                row.BackedUp, now,
            });

    public static async Task<IReadOnlyList<PasskeyRow>> ListPasskeys(this DbConnection db, int personId) =>
        (await db.QueryAsync<PasskeyRow>(
            """
            SELECT credential_id, name, public_key, sign_count, transports, backup_eligible, backed_up, created_at,
                   last_used_at
            FROM passkeys
            WHERE person_id = @personId
            ORDER BY created_at
            """,
            new { personId })).AsList();

    public static Task RenamePasskey(this DbConnection db, int personId, byte[] credentialId, string name) =>
        db.ExecuteAsync(
            """
            UPDATE passkeys
            SET name = @name
            WHERE person_id = @personId AND credential_id = @credentialId
            """,
            new { personId, credentialId, name });

    public static Task RemovePasskey(this DbConnection db, int personId, byte[] credentialId) =>
        db.ExecuteAsync(
            "DELETE FROM passkeys WHERE person_id = @personId AND credential_id = @credentialId",
            new { personId, credentialId });

    /// <summary>False when the challenge was answered before.</summary>
    public static async Task<bool> SpendChallenge(this DbConnection db, byte[] hash, DateTime now) =>
        await db.ExecuteAsync(
            """
            INSERT INTO spent_challenges (challenge_hash, spent_at)
            VALUES (@hash, @now)
            ON CONFLICT DO NOTHING
            """,
            new { hash, now }) == 1;
}
