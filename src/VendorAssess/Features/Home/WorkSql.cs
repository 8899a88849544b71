using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Home;

/// <summary>What a case waits for; the sentence that a person reads is in <see cref="WorkWords"/>.</summary>
public enum Waiting
{
    NoCandidate, NoAnswers, UnconfirmedWorkbook, SentBack, HandedOver,
}

public sealed record CaseWork(
    Waiting Waiting, int CaseId, string Title, string Department, int? Candidate, string? Service, DateTime Since);

/// <summary>
/// A request that is drafted or submitted, with all that the rules ask about it; ready when only its submission is missing.
/// </summary>
public sealed record RequestWork(
    int Id, int CaseId, string Title, string Department, string Service, string Lineage, CaseStage Stage, string Policy,
    string PolicyHash, string BankHash, string Procedure, RequestStatus Status, int Version, int DraftedBy,
    int? SubmittedBy, int? SubmittedPost, string? Digest, string Askers, int OtherDeciders, bool IsReady, DateTime Since)
{
    public Request Request => new(
        Id, Case, Status, Version, DraftedBy, SubmittedBy, Digest, SubmittedPost, OtherDeciders)
    {
        Askers = new(Ids.In(Askers), []),
    };

    private CaseStanding Case => new(
        CaseId, Stage, Ids.In(Lineage));
}

/// <summary>
/// Whose work is asked for: the person's departments of work, whether procurement is theirs, and whether they look over
/// the state of 例外措置.
/// </summary>
public sealed record WorkOf(
    int PersonId, DateOnly Today, int[] Departments, bool Procures, string[] Roles, int[] Posts, int Limit, bool Looks)
{
    public int DaysAhead => StepWorkSql.DaysAhead;
}

/// <summary>What waits for a person, or what the person waits for, from the database.</summary>
public sealed record OpenWork(List<CaseWork> Cases, List<StepWork> Steps, List<RequestWork> Requests, DueCases Due,
    LookState? Look);

public static class WorkSql
{
    private const string CasesWaiting =
        """
        WITH RECURSIVE below AS (
            SELECT unnest(@Departments) AS id
            UNION
            SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id
        ), mine AS (
            SELECT c.id, c.title, d.name AS department, c.created_at
            FROM cases c
            JOIN below b ON b.id = c.department_id
            JOIN visible_cases(@PersonId, @Today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            WHERE c.stage <> 'Closed'
        ), considered AS (
            SELECT m.id, m.title, m.department, k.number, k.service_id, s.name AS service, k.added_at
            FROM mine m
            JOIN candidates k ON k.case_id = m.id
            JOIN services s ON s.id = k.service_id
        )
        SELECT 'NoCandidate' AS waiting, m.id AS case_id, m.title, m.department, NULL::integer AS candidate,
               NULL::text AS service, m.created_at AS since
        FROM mine m
        WHERE NOT EXISTS (SELECT FROM candidates k WHERE k.case_id = m.id)
        UNION ALL
        SELECT 'NoAnswers', k.id, k.title, k.department, k.number, k.service, k.added_at
        FROM considered k
        WHERE NOT EXISTS (
            SELECT FROM answer_sheets h JOIN answers a ON a.sheet_id = h.id WHERE h.service_id = k.service_id)
          AND NOT EXISTS (
            SELECT FROM workbook_imports i
            WHERE i.case_id = k.id AND i.candidate = k.number AND i.state = 'Previewed')
        UNION ALL
        SELECT 'UnconfirmedWorkbook', k.id, k.title, k.department, k.number, k.service, min(i.at)
        FROM considered k
        JOIN workbook_imports i ON i.case_id = k.id AND i.candidate = k.number AND i.state = 'Previewed'
        GROUP BY k.id, k.title, k.department, k.number, k.service
        UNION ALL
        SELECT 'SentBack', k.id, k.title, k.department, k.number, k.service, x.at
        FROM considered k
        JOIN requests r ON r.case_id = k.id AND r.candidate = k.number AND r.status = 'SentBack'
        JOIN decisions x ON x.request_id = r.id
        WHERE NOT EXISTS (
            SELECT FROM requests l WHERE l.case_id = r.case_id AND l.candidate = r.candidate AND l.id > r.id)
        UNION ALL
        SELECT 'HandedOver', c.id, c.title, d.name, NULL, NULL, c.stage_at
        FROM cases c
        JOIN visible_cases(@PersonId, @Today) v ON v.case_id = c.id
        JOIN departments d ON d.id = c.department_id
        WHERE @Procures AND c.stage = 'Procurement'
        ORDER BY since, case_id, candidate
        LIMIT @Limit;
        """;

    private const string RequestsWaiting =
        """
        WITH RECURSIVE below AS (
            SELECT unnest(@Departments) AS id
            UNION
            SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id
        )
        SELECT r.id, r.case_id, c.title, d.name AS department, s.name AS service,
               array_to_string(lineage(c.department_id), ',') AS lineage, c.stage, c.policy, c.policy_hash, c.bank_hash,
               r.procedure, r.status, r.version, r.drafted_by, r.submitted_by, r.submitted_post, r.digest,
               coalesce(array_to_string(r.asked_for, ','), '') AS askers, coalesce(o.other_deciders, 0) AS other_deciders,
               ready_since(r) IS NOT NULL AS is_ready, coalesce(r.submitted_at, ready_since(r), r.drafted_at) AS since
        FROM requests r
        JOIN cases c ON c.id = r.case_id
        JOIN visible_cases(@PersonId, @Today) v ON v.case_id = c.id
        JOIN departments d ON d.id = c.department_id
        JOIN candidates k ON k.case_id = r.case_id AND k.number = r.candidate
        JOIN services s ON s.id = k.service_id
        LEFT JOIN LATERAL (
            SELECT f.other_deciders
            FROM origin_of(
                r.decides, r.procedure, c.department_id, r.submitted_by, r.submitted_post, r.asked_for, r.deciders, @Today) f
            WHERE r.submitted_by = @PersonId OR r.submitted_post = ANY (@Posts) OR @PersonId = ANY (r.asked_for)) o ON true
        WHERE c.stage <> 'Closed'
          AND ((r.status = 'Submitted' AND (r.decides && @Roles OR r.submitted_post = ANY (@Posts)))
               OR (r.status = 'Draft' AND c.department_id IN (SELECT id FROM below)))
        ORDER BY since, r.id
        LIMIT @Limit
        """;

    /// <summary>All lists in one round trip, the longest waiting first.</summary>
    public static async Task<OpenWork> LoadWork(this DbConnection db, WorkOf whose, CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(
            new CommandDefinition(
                CasesWaiting + StepWorkSql.Statement + RequestsWaiting + DueSql.Statement, whose, cancellationToken: leaving));
        return new(
            (await results.ReadAsync<CaseWork>()).AsList(), (await results.ReadAsync<StepWork>()).AsList(),
            (await results.ReadAsync<RequestWork>()).AsList(), await results.ReadSingleAsync<DueCases>(),
            await results.ReadSingleOrDefaultAsync<LookState>());
    }
}
