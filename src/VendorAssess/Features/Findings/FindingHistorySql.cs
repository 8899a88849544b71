using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Findings;

/// <summary>Where in a workbook the newest answer to a question stood.</summary>
public sealed record AnswerCell(string Question, string Sheet, string Cell);

/// <summary>Which finding is asked about, by whom; with the questions that it is judged by.</summary>
public sealed record FindingAsked(
    int CaseId, int Candidate, string Requirement, string[] Questions, int PersonId, DateOnly Today);

public static class FindingHistorySql
{
    public static async Task<FindingHistory> LoadFindingHistory(
        this DbConnection db, FindingAsked asked, CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT o.revision, o.status, o.reason, p.name AS by, d.name || ' ' || t.title AS post, o.at
            FROM overrides o
            JOIN visible_cases(@PersonId, @Today) v ON v.case_id = o.case_id
            JOIN people p ON p.id = o.person_id
            JOIN posts t ON t.id = o.post_id
            JOIN departments d ON d.id = t.department_id
            WHERE o.case_id = @CaseId AND o.candidate = @Candidate AND o.requirement = @Requirement
            ORDER BY o.revision DESC;

            SELECT newest.question, line ->> 'Sheet' AS sheet, line ->> 'Cell' AS cell
            FROM (
                SELECT DISTINCT ON (a.question) a.question, a.import_id
                FROM answers a
                JOIN answer_sheets h ON h.id = a.sheet_id
                JOIN candidates k ON k.service_id = h.service_id
                JOIN visible_cases(@PersonId, @Today) v ON v.case_id = k.case_id
                WHERE k.case_id = @CaseId AND k.number = @Candidate AND a.question = ANY(@Questions)
                ORDER BY a.question, a.revision DESC
            ) newest
            JOIN workbook_imports i ON i.id = newest.import_id
            CROSS JOIN jsonb_array_elements(i.preview -> 'Lines') line
            WHERE line ->> 'Question' = newest.question AND line ->> 'Cell' <> ''
            """,
            asked,
            cancellationToken: leaving));
        return new FindingHistory(
            [.. await results.ReadAsync<OverrideHistoryRow>()],
            (await results.ReadAsync<AnswerCell>()).ToImmutableDictionary(c => c.Question, StringComparer.Ordinal));
    }
}
