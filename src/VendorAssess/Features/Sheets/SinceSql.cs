using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Store;

namespace VendorAssess.Features.Sheets;

/// <summary>The newest earlier case that considered the same service; content is what its last request froze.</summary>
public sealed record EarlierCase(
    int Id, string Title, int Candidate, string PolicyHash, string BankHash, DateTime At, bool Decided, string? Content);

public static class SinceSql
{
    /// <summary>With the sheet as it was when that case was decided, handed in or closed; null where there is none to see.</summary>
    public static async Task<(EarlierCase Case, ImmutableArray<AnswerRow> Answers)?> LoadEarlier(
        this DbConnection db, int caseId, int serviceId, int personId, DateOnly today, CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT c.id, c.title, k.number AS candidate, c.policy_hash, c.bank_hash,
                   coalesce(x.at, r.submitted_at, c.stage_at) AS at, x.at IS NOT NULL AS decided, r.content
            FROM candidates k
            JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
            JOIN cases c ON c.id = k.case_id
            LEFT JOIN LATERAL (
                SELECT q.id, q.submitted_at, q.content
                FROM requests q
                WHERE q.case_id = k.case_id AND q.candidate = k.number AND q.content IS NOT NULL
                ORDER BY q.id DESC
                LIMIT 1) r ON true
            LEFT JOIN decisions x ON x.request_id = r.id
            WHERE k.service_id = @serviceId AND k.case_id < @caseId AND (r.id IS NOT NULL OR c.stage <> 'Considering')
            ORDER BY k.case_id DESC
            LIMIT 1;

            SELECT DISTINCT ON (a.question)
                   @serviceId AS service_id, a.question, a.revision, a.value::text AS value, a.written, a.note, a.evidence,
                   a.as_of, a.valid_until, a.source, NULL::text AS file_sha256, NULL::text AS file_name, a.bank_hash,
                   coalesce(p.name, a.by_name) AS by, a.at
            FROM readable_sheet(@personId, @today, @serviceId, NULL) s
            JOIN answers a ON a.sheet_id = s.sheet_id
            LEFT JOIN people p ON p.id = a.person_id
            WHERE a.at <= (
                SELECT coalesce(x.at, r.submitted_at, c.stage_at)
                FROM candidates k
                JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
                JOIN cases c ON c.id = k.case_id
                LEFT JOIN LATERAL (
                    SELECT q.id, q.submitted_at
                    FROM requests q
                    WHERE q.case_id = k.case_id AND q.candidate = k.number AND q.content IS NOT NULL
                    ORDER BY q.id DESC
                    LIMIT 1) r ON true
                LEFT JOIN decisions x ON x.request_id = r.id
                WHERE k.service_id = @serviceId AND k.case_id < @caseId
                  AND (r.id IS NOT NULL OR c.stage <> 'Considering')
                ORDER BY k.case_id DESC
                LIMIT 1)
            ORDER BY a.question, a.revision DESC
            """,
            new { caseId, serviceId, personId, today },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<EarlierCase>() is { } earlier
            ? (earlier, [.. await results.ReadAsync<AnswerRow>()])
            : null;
    }
}
