using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Store;

/// <summary>Reads a case with everything its evaluation rests on, in one round trip.</summary>
public static class CaseFileSql
{
    /// <summary>Null when there is no such case, or when the person's posts of today do not show it.</summary>
    public static async Task<CaseFile?> LoadCaseFile(
        this DbConnection db, int caseId, int personId, DateOnly today, CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            CaseStepsSql.Statements +
            """
            SELECT c.id, c.title, c.purpose, d.name AS department,
                   array_to_string(lineage(c.department_id), ',') AS lineage, c.policy, c.policy_hash, c.bank_hash,
                   c.facts::text AS facts, c.stage, c.version, p.name AS created_by, c.created_at,
                   EXISTS (SELECT FROM requests r WHERE r.case_id = c.id AND r.status = 'Submitted') AS under_review
            FROM cases c
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN people p ON p.id = c.created_by
            WHERE c.id = @caseId;

            SELECT k.number, k.service_id, s.name AS service, s.plan, p.name AS provider
            FROM candidates k
            JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
            JOIN services s ON s.id = k.service_id
            JOIN providers p ON p.id = s.provider_id
            WHERE k.case_id = @caseId
            ORDER BY k.number;

            SELECT DISTINCT ON (a.sheet_id, a.question)
                   h.service_id, a.question, a.revision, a.value::text AS value, a.written, a.note, a.evidence, a.as_of,
                   a.valid_until, a.source, i.file_sha256, i.file_name, a.bank_hash,
                   coalesce(p.name, a.by_name) AS by, a.at
            FROM answers a
            JOIN answer_sheets h ON h.id = a.sheet_id
            LEFT JOIN people p ON p.id = a.person_id
            LEFT JOIN workbook_imports i ON i.id = a.import_id
            WHERE EXISTS (SELECT FROM visible_cases(@personId, @today) v WHERE v.case_id = @caseId)
              AND (h.case_id = @caseId OR h.service_id IN (SELECT service_id FROM candidates WHERE case_id = @caseId))
            ORDER BY a.sheet_id, a.question, a.revision DESC;

            SELECT DISTINCT ON (r.record) r.record, r.revision, r.content, p.name AS by, r.at
            FROM city_records r
            JOIN visible_cases(@personId, @today) v ON v.case_id = r.case_id
            JOIN people p ON p.id = r.person_id
            WHERE r.case_id = @caseId
            ORDER BY r.record, r.revision DESC;

            SELECT DISTINCT ON (o.candidate, o.requirement)
                   o.candidate, o.requirement, o.revision, o.status, o.reason, p.name AS by, o.at
            FROM overrides o
            JOIN visible_cases(@personId, @today) v ON v.case_id = o.case_id
            JOIN people p ON p.id = o.person_id
            WHERE o.case_id = @caseId
            ORDER BY o.candidate, o.requirement, o.revision DESC;

            SELECT e.id, h.service_id, e.question, e.name, e.kind, t.size, t.sha256, e.confidential,
                   coalesce(p.name, e.by_name) AS by, e.at, NULL::text AS withdrawn_because, NULL::text AS withdrawn_by,
                   NULL::timestamptz AS withdrawn_at
            FROM evidence e
            JOIN answer_sheets h ON h.id = e.sheet_id
            JOIN evidence_contents t ON t.id = e.content_id
            LEFT JOIN people p ON p.id = e.person_id
            WHERE EXISTS (SELECT FROM visible_cases(@personId, @today) v WHERE v.case_id = @caseId)
              AND (h.case_id = @caseId OR h.service_id IN (SELECT service_id FROM candidates WHERE case_id = @caseId))
              AND NOT EXISTS (SELECT FROM evidence_withdrawals w WHERE w.evidence_id = e.id)
            ORDER BY e.question, e.id;

            SELECT DISTINCT ON (n.candidate, n.question)
                   n.candidate, n.question, n.revision, n.content, p.name AS by, n.at
            FROM city_notes n
            JOIN visible_cases(@personId, @today) v ON v.case_id = n.case_id
            JOIN people p ON p.id = n.person_id
            WHERE n.case_id = @caseId
            ORDER BY n.candidate, n.question, n.revision DESC
            """,
            new { caseId, personId, today },
            cancellationToken: leaving));
        var steps = await results.ReadCaseSteps();
        return await results.ReadSingleOrDefaultAsync<CaseRow>() is { } row
            ? new CaseFile(
                row,
                [.. await results.ReadAsync<CandidateRow>()],
                [.. await results.ReadAsync<AnswerRow>()],
                [.. await results.ReadAsync<RecordRow>()],
                [.. await results.ReadAsync<OverrideRow>()])
            {
                Evidence = [.. await results.ReadAsync<EvidenceFile>()],
                Notes = [.. await results.ReadAsync<NoteRow>()],
                Steps = steps,
            }
            : null;
    }

    /// <summary>Locks the case's row until the caller's transaction ends, so two writers cannot both win.</summary>
    public static Task<int?> LockCase(this DbConnection db, int caseId) =>
        db.QuerySingleOrDefaultAsync<int?>(
            """
            SELECT version
            FROM cases
            WHERE id = @caseId
            FOR UPDATE
            """,
            new { caseId });
}
