using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Store;

/// <summary>Files on a sheet as a person may see them, and how many are under NDA beyond that.</summary>
public sealed record EvidenceList(ImmutableArray<EvidenceFile> Files, int Hidden);

public static class EvidenceSql
{
    /// <summary>Of a service's sheet or of a case's own; also what was withdrawn. Empty for who may not read it.</summary>
    public static async Task<EvidenceList> LoadEvidence(
        this DbConnection db, int? serviceId, int? caseId, int personId, bool isAuditor, DateOnly today,
        CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT e.id, @serviceId::integer AS service_id, e.question, e.name, e.kind, c.size, c.sha256, e.confidential,
                   coalesce(p.name, e.by_name) AS by, e.at, w.reason AS withdrawn_because,
                   coalesce(wp.name, w.by_name) AS withdrawn_by, w.at AS withdrawn_at
            FROM readable_sheet(@personId, @today, @serviceId, @caseId) v
            JOIN evidence e ON e.sheet_id = v.sheet_id AND (v.considered OR @isAuditor OR NOT e.confidential)
            JOIN evidence_contents c ON c.id = e.content_id
            LEFT JOIN people p ON p.id = e.person_id
            LEFT JOIN evidence_withdrawals w ON w.evidence_id = e.id
            LEFT JOIN people wp ON wp.id = w.person_id
            ORDER BY e.question, e.id
            LIMIT @MostFiles;

            SELECT count(*)::int
            FROM readable_sheet(@personId, @today, @serviceId, @caseId) v
            JOIN evidence e ON e.sheet_id = v.sheet_id AND e.confidential AND NOT v.considered AND NOT @isAuditor
            """,
            new { serviceId, caseId, personId, isAuditor, today, EvidenceLimits.MostFiles },
            cancellationToken: leaving));
        return new EvidenceList(
            [.. await results.ReadAsync<EvidenceFile>()], await results.ReadSingleAsync<int>());
    }
}
