using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers.Saving;

/// <summary>Where answers are saved: on the sheet of a candidate's service, or without one on the case's own.</summary>
public sealed record SheetKey(int CaseId, int? Candidate);

/// <summary>
/// A sheet under the lock of a save, with what its rules rest on. Notes, evidence and names are only there for the items
/// that are to be saved; nobody waits for the rest.
/// </summary>
public sealed record LockedSheet(int Id, CaseFile File, ImmutableArray<RecordRow> Texts);

public static class SheetSql
{
    // The case before the sheet, as everywhere; each statement sees what was committed before its lock was there.
    private const string Locked =
        """
        SELECT c.id, '' AS title, '' AS purpose, '' AS department,
               array_to_string(lineage(c.department_id), ',') AS lineage, c.policy, c.policy_hash, c.bank_hash,
               c.facts::text AS facts, c.stage, c.version, '' AS created_by, c.created_at,
               false AS under_review
        FROM cases c
        JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
        WHERE c.id = @caseId
        FOR SHARE OF c;

        SELECT number, service_id, '' AS service, '' AS plan, '' AS provider
        FROM candidates
        WHERE case_id = @caseId AND number = @candidate;

        SELECT id
        FROM answer_sheets
        WHERE id = CASE
            WHEN @candidate::integer IS NULL THEN (SELECT h.id FROM answer_sheets h WHERE h.case_id = @caseId)
            ELSE (
                SELECT h.id
                FROM candidates k
                JOIN answer_sheets h ON h.service_id = k.service_id
                WHERE k.case_id = @caseId AND k.number = @candidate)
            END
        FOR UPDATE;

        SELECT h.service_id, a.question, a.revision, a.value::text AS value, '' AS written,
               CASE WHEN a.question = ANY (@items) THEN a.note ELSE '' END AS note,
               CASE WHEN a.question = ANY (@items) THEN a.evidence ELSE '' END AS evidence,
               a.as_of, a.valid_until, a.source, NULL::text AS file_sha256, NULL::text AS file_name, a.bank_hash,
               CASE WHEN a.question = ANY (@items)
                   THEN coalesce((SELECT p.name FROM people p WHERE p.id = a.person_id), a.by_name)
                   ELSE ''
               END AS by,
               a.at
        FROM (
            SELECT n.sheet_id, n.question, max(n.revision) AS revision
            FROM answers n
            WHERE n.sheet_id = ANY (ARRAY(
                SELECT h.id
                FROM answer_sheets h
                WHERE h.case_id = @caseId
                   OR h.service_id = (
                       SELECT k.service_id FROM candidates k WHERE k.case_id = @caseId AND k.number = @candidate)))
            GROUP BY n.sheet_id, n.question
        ) newest
        JOIN answers a USING (sheet_id, question, revision)
        JOIN answer_sheets h ON h.id = a.sheet_id;

        SELECT DISTINCT ON (r.record) r.record, r.revision, r.content, p.name AS by, r.at
        FROM (
            SELECT record, revision, content, person_id, at
            FROM city_records
            WHERE case_id = @caseId AND @candidate::integer IS NULL AND record = ANY (@items)
            UNION ALL
            SELECT question, revision, content, person_id, at
            FROM city_notes
            WHERE case_id = @caseId AND candidate = @candidate AND question = ANY (@items)
        ) r
        JOIN people p ON p.id = r.person_id
        ORDER BY r.record, r.revision DESC
        """;

    /// <summary>
    /// Locks the sheet until the caller's transaction ends, and keeps the case from being closed meanwhile. Null when
    /// the person sees no such case or candidate.
    /// </summary>
    public static async Task<LockedSheet?> LockSheet(
        this DbConnection db, SheetKey sheet, IEnumerable<string> items, int personId, DateOnly today)
    {
        var asked = new { caseId = sheet.CaseId, candidate = sheet.Candidate, items = items.ToArray(), personId, today };
        if (await db.ReadLocked(asked) is not var (file, id, texts)
            || (sheet.Candidate is not null && file.Candidates.IsEmpty))
            return null;
        if (id is { } found)
            return new LockedSheet(found, file, texts);
        await db.BeginSheet(sheet);
        return await db.ReadLocked(asked) is (var begun, { } first, var none) ? new LockedSheet(first, begun, none) : null;
    }

    private static async Task<(CaseFile, int?, ImmutableArray<RecordRow>)?> ReadLocked(
        this DbConnection db, object asked)
    {
        await using var results = await db.QueryMultipleAsync(Locked, asked);
        if (await results.ReadSingleOrDefaultAsync<CaseRow>() is not { } row)
            return null;
        var candidates = await results.ReadAsync<CandidateRow>();
        var id = await results.ReadSingleOrDefaultAsync<int?>();
        var file = new CaseFile(row, [.. candidates], [.. await results.ReadAsync<AnswerRow>()], [], []);
        return (file, id, [.. await results.ReadAsync<RecordRow>()]);
    }

    private static Task BeginSheet(this DbConnection db, SheetKey sheet) =>
        db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (case_id, service_id)
            SELECT CASE WHEN @candidate::integer IS NULL THEN @caseId END, (
                SELECT service_id FROM candidates WHERE case_id = @caseId AND number = @candidate)
            ON CONFLICT DO NOTHING
            """,
            new { caseId = sheet.CaseId, candidate = sheet.Candidate });
}
