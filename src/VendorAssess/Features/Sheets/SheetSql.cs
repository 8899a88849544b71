using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Store;

namespace VendorAssess.Features.Sheets;

/// <summary>A service with its sheet; no sheet: nobody has answered yet, or the person may not read it.</summary>
public sealed record SheetHead(
    int ServiceId, string Service, string Plan, string Provider, int? Sheet, bool Readable, bool Considered);

/// <summary>A sheet as it was known at a moment.</summary>
public sealed record SheetRows(SheetHead Head, ImmutableArray<AnswerRow> Answers);

public static class SheetSql
{
    /// <summary>Null when there is no such service. One step an answer, however many revisions it has.</summary>
    public static async Task<SheetRows?> LoadSheet(
        this DbConnection db, int serviceId, int personId, DateOnly today, DateTime before,
        CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT s.id AS service_id, s.name AS service, s.plan, p.name AS provider, h.id AS sheet,
                   reads_every_service() OR sees_candidate_of(s.id) AS readable, coalesce(v.considered, false) AS considered
            FROM services s
            JOIN providers p ON p.id = s.provider_id
            LEFT JOIN answer_sheets h ON h.service_id = s.id
            LEFT JOIN readable_sheet(@personId, @today, @serviceId, NULL) v ON v.sheet_id = h.id
            WHERE s.id = @serviceId;

            WITH RECURSIVE answered AS (
                SELECT v.sheet_id, (SELECT min(a.question) FROM answers a WHERE a.sheet_id = v.sheet_id) AS question
                FROM readable_sheet(@personId, @today, @serviceId, NULL) v
                UNION ALL
                SELECT q.sheet_id, (
                    SELECT min(a.question) FROM answers a WHERE a.sheet_id = q.sheet_id AND a.question > q.question)
                FROM answered q
                WHERE q.question IS NOT NULL
            )
            SELECT @serviceId AS service_id, a.question, a.revision, a.value::text AS value, a.written, a.note,
                   a.evidence, a.as_of, a.valid_until, a.source, i.file_sha256, NULL::text AS file_name, a.bank_hash,
                   coalesce(p.name, a.by_name) AS by, a.at
            FROM answered q
            CROSS JOIN LATERAL (
                SELECT a.question, a.revision, a.value, a.written, a.note, a.evidence, a.as_of, a.valid_until, a.source,
                       a.import_id, a.bank_hash, a.person_id, a.by_name, a.at
                FROM answers a
                WHERE a.sheet_id = q.sheet_id AND a.question = q.question AND a.at < @before
                ORDER BY a.revision DESC
                LIMIT 1) a
            LEFT JOIN people p ON p.id = a.person_id
            LEFT JOIN workbook_imports i ON i.id = a.import_id
            ORDER BY a.question
            """,
            new { serviceId, personId, today, before },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<SheetHead>() is { } head
            ? new SheetRows(head, [.. await results.ReadAsync<AnswerRow>()])
            : null;
    }
}
