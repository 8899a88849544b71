using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Audit;

/// <summary>What a check of the log found; without rows where the chain is broken, or where they were too many.</summary>
public sealed record AuditFinding(ChainFinding Chain, RowFinding? Rows);

/// <summary>Walks the whole chain now, as the verb verify-audit does, and then the rows while somebody waits for it.</summary>
public sealed class CheckChain(NpgsqlDataSource postgres, AnchorPlaces places)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Null for those whom the log is not for.</summary>
    public async Task<AuditFinding?> Load(Person me)
    {
        if (!me.MayReadAudit())
            return null;
        await using var db = await postgres.OpenForTask(ProductTask.Proof);
        var anchor = places.File is { } file ? await file.Read() : null;
        var chain = await AuditChain.Check(db.ReadAuditChain(), anchor);
        return new AuditFinding(chain, chain.Broken is null ? await Rows(db) : null);
    }

    private static async Task<RowFinding?> Rows(AskingConnection db)
    {
        try
        {
            return await db.CheckRows(Patience);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }
}
