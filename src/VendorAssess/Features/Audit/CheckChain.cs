using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Audit;

/// <summary>Walks the whole chain now, as the verb verify-audit does.</summary>
public sealed class CheckChain(NpgsqlDataSource postgres)
{
    /// <summary>Null for those whom the log is not for.</summary>
    public async Task<ChainFinding?> Load(Person me)
    {
        if (!me.MayReadAudit())
            return null;
        await using var db = await postgres.OpenConnectionAsync();
        return await AuditChain.Check(db.ReadAuditChain(), anchor: null);
    }
}
