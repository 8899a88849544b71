using Dapper;
using Npgsql;
using VendorAssess.Store;

namespace VendorAssess.Access;

/// <summary>Writes refusals into the audit log: the same one, of the same asker, once a minute.</summary>
public sealed class RefusalLog(NpgsqlDataSource postgres)
{
    public async Task Note(AuditEntry refusal)
    {
        await using var db = await postgres.OpenConnectionAsync();
        if (!await WasNoted(db, refusal))
            await db.WriteAudit(refusal);
    }

    private static Task<bool> WasNoted(NpgsqlConnection db, AuditEntry refusal) =>
        db.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT FROM audit_log
                WHERE subject_kind = @SubjectKind AND subject_id = @SubjectId AND action = @Action
                  AND person_id IS NOT DISTINCT FROM @PersonId AND at > clock_timestamp() - interval '1 minute')
            """,
            refusal);
}
