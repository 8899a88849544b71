using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Store;

namespace VendorAssess.Features.Sheets;

/// <summary>Whose sheet an answer stands on: a service's, or a case's own.</summary>
public sealed record SheetOwner(int? ServiceId, int? CaseId);

/// <summary>A sheet that the person may read.</summary>
public sealed record HistoryHead(int Sheet, string Title);

/// <summary>The revisions of one answer, the newest first.</summary>
public sealed record HistoryRows(HistoryHead Head, ImmutableArray<AnswerRow> Revisions);

public static class HistorySql
{
    /// <summary>
    /// Null when the person may not read the sheet, or it has none. A workbook's name holds the title of its case, so it is
    /// for those alone who see a case with the service.
    /// </summary>
    public static async Task<HistoryRows?> LoadHistory(
        this DbConnection db, SheetOwner of, string question, int? before, int limit, int personId,
        DateOnly today, CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT v.sheet_id AS sheet, coalesce(s.name, c.title) AS title
            FROM readable_sheet(@personId, @today, @ServiceId, @CaseId) v
            LEFT JOIN services s ON s.id = @ServiceId
            LEFT JOIN cases c ON c.id = @CaseId;

            SELECT @ServiceId::integer AS service_id, a.question, a.revision, a.value::text AS value, a.written, a.note, a.evidence, a.as_of,
                   a.valid_until, a.source, i.file_sha256,
                   CASE WHEN v.considered THEN i.file_name END AS file_name, a.bank_hash,
                   coalesce(p.name, a.by_name) AS by, a.at
            FROM readable_sheet(@personId, @today, @ServiceId, @CaseId) v
            JOIN answers a ON a.sheet_id = v.sheet_id
            LEFT JOIN people p ON p.id = a.person_id
            LEFT JOIN workbook_imports i ON i.id = a.import_id
            WHERE a.question = @question
              AND (@before::integer IS NULL OR a.revision < @before)
            ORDER BY a.revision DESC
            LIMIT @limit
            """,
            new { of.ServiceId, of.CaseId, question, before, limit, personId, today },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<HistoryHead>() is { } head
            ? new HistoryRows(head, [.. await results.ReadAsync<AnswerRow>()])
            : null;
    }
}
