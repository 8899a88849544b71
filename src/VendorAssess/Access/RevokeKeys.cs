using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;
using VendorAssess.Store;

namespace VendorAssess.Access;

/// <summary>
/// For the day the key ring may have been read by others: no cookie made before counts any more, and everybody signs in
/// again. Secrets of authenticator apps stay readable and go under the new key when they are used next.
/// </summary>
public sealed class RevokeKeys(NpgsqlDataSource postgres, IKeyManager keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>How many sessions have ended.</summary>
    public async Task<int> Run()
    {
        var now = clock.GetUtcNow();
        keys.RevokeAllKeys(now, "rotate-keys");
        keys.CreateNewKey(now, now + Lifetime);
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        var ended = await db.ExecuteAsync("DELETE FROM sessions");
        await db.WriteAudit(new(null, null, "keys.revoked", "keys", "all", null));
        await transaction.CommitAsync();
        return ended;
    }
}
