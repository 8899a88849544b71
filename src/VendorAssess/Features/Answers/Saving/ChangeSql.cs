using System.Data.Common;
using Dapper;
using VendorAssess.Features.Answers.Typing;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>What became new on a sheet.</summary>
public static class ChangeSql
{
    private sealed record ChangedRow(string Kind, string Id);

    /// <summary>The items of a sheet with a revision after a moment, as <see cref="InputNames.Question"/>.</summary>
    public static async Task<IReadOnlyList<string>> ChangedItems(
        this DbConnection db, SheetKey sheet, int personId, DateOnly today, DateTime since,
        CancellationToken leaving)
    {
        var rows = await db.QueryAsync<ChangedRow>(new CommandDefinition(
            """
            WITH changed AS (
                SELECT 'answer' AS kind, a.question AS id
                FROM answers a
                WHERE a.at > @since AND a.sheet_id = CASE
                    WHEN @candidate::integer IS NULL THEN (SELECT h.id FROM answer_sheets h WHERE h.case_id = @caseId)
                    ELSE (
                        SELECT h.id
                        FROM candidates k
                        JOIN answer_sheets h ON h.service_id = k.service_id
                        WHERE k.case_id = @caseId AND k.number = @candidate)
                    END
                UNION
                SELECT 'record', r.record
                FROM city_records r
                WHERE r.case_id = @caseId AND @candidate::integer IS NULL AND r.at > @since
                UNION
                SELECT 'note', n.question
                FROM city_notes n
                WHERE n.case_id = @caseId AND n.candidate = @candidate AND n.at > @since
            )
            SELECT c.kind, c.id
            FROM changed c
            WHERE EXISTS (SELECT FROM visible_cases(@personId, @today) v WHERE v.case_id = @caseId)
            """,
            new { caseId = sheet.CaseId, candidate = sheet.Candidate, personId, today, since },
            cancellationToken: leaving));
        return
        [
            .. rows.Select(r => r.Kind switch
            {
                "record" => InputNames.OfRecord(r.Id).Question,
                "note" => InputNames.OfNote(r.Id).Question,
                _ => r.Id,
            }),
        ];
    }
}
