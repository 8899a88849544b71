using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Retention;

/// <summary>The rules of retention that were ever recorded, the newest first.</summary>
public sealed class LoadRetention(NpgsqlDataSource postgres)
{
    public async Task<ImmutableArray<RetentionRow>> Load(CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenConnectionAsync(leaving);
        return await db.LoadRetentionRules(leaving);
    }
}
