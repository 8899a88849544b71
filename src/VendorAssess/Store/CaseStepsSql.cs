using Dapper;

namespace VendorAssess.Store;

/// <summary>Reads what was recorded along the procedure, in the same round trip as the case.</summary>
public static class CaseStepsSql
{
    public const string Statements =
        """
        SELECT a.id, a.procedure, a.label, a.asked, p.name AS asked_by, d.name || ' ' || o.title AS asked_post,
               a.via AS asked_via, a.at AS asked_at, a.person_id AS asked_by_id, a.post_id AS asked_post_id, g.text AS given,
               gp.name AS given_by, gd.name || ' ' || gt.title AS given_post, g.via AS given_via, g.at AS given_at,
               coalesce(g.same_person_reason, '') AS same_person_reason
        FROM advice a
        JOIN visible_cases(@personId, @today) v ON v.case_id = a.case_id
        JOIN people p ON p.id = a.person_id
        JOIN posts o ON o.id = a.post_id
        JOIN departments d ON d.id = o.department_id
        LEFT JOIN advice_given g ON g.advice_id = a.id
        LEFT JOIN people gp ON gp.id = g.person_id
        LEFT JOIN posts gt ON gt.id = g.post_id
        LEFT JOIN departments gd ON gd.id = gt.department_id
        WHERE a.case_id = @caseId
        ORDER BY a.id;

        SELECT r.id AS request_id, r.candidate, r.procedure, x.status, x.reason, x.conditions, p.name AS decided_by,
               d.name || ' ' || o.title AS decided_post, x.at AS decided_at
        FROM requests r
        JOIN visible_cases(@personId, @today) v ON v.case_id = r.case_id
        JOIN decisions x ON x.request_id = r.id AND x.status IN ('Approved', 'ApprovedWithConditions')
        JOIN people p ON p.id = x.person_id
        JOIN posts o ON o.id = x.post_id
        JOIN departments d ON d.id = o.department_id
        WHERE r.case_id = @caseId
        ORDER BY r.id;

        SELECT e.id, e.candidate, array_to_string(e.requirements, ',') AS requirements, e.reason, e.measures,
               e.from_date, e.until_date, e.taken_on, p.name AS asked_by, d.name || ' ' || o.title AS asked_post,
               e.via AS asked_via, e.at AS asked_at, coalesce(x.status, 'Asked') AS status,
               x.reason AS outcome_reason, xp.name AS decided_by, xd.name || ' ' || xo.title AS decided_post,
               x.via AS decided_via, x.at AS decided_at, e.digest
        FROM exceptions e
        JOIN visible_cases(@personId, @today) v ON v.case_id = e.case_id
        JOIN people p ON p.id = e.person_id
        JOIN posts o ON o.id = e.post_id
        JOIN departments d ON d.id = o.department_id
        LEFT JOIN exception_outcomes x ON x.exception_id = e.id
        LEFT JOIN people xp ON xp.id = x.person_id
        LEFT JOIN posts xo ON xo.id = x.post_id
        LEFT JOIN departments xd ON xd.id = xo.department_id
        WHERE e.case_id = @caseId
        ORDER BY e.id;

        SELECT k.id AS check_id, r.id AS request_id, r.candidate, k.text, k.due, d.name || ' ' || o.title AS responsible,
               x.at AS done_at
        FROM checks k
        JOIN uses u ON u.id = k.use_id
        JOIN requests r ON r.id = u.request_id
        JOIN visible_cases(@personId, @today) v ON v.case_id = r.case_id
        JOIN posts o ON o.id = k.post_id
        JOIN departments d ON d.id = o.department_id
        LEFT JOIN check_results x ON x.check_id = k.id AND x.result = 'Done'
        WHERE r.case_id = @caseId AND k.kind = 'Condition'
        ORDER BY k.id;

        """;

    public static async Task<CaseSteps> ReadCaseSteps(this SqlMapper.GridReader results) => new(
        [.. await results.ReadAsync<AdviceRow>()],
        [.. await results.ReadAsync<ApprovalRow>()],
        [.. await results.ReadAsync<ExceptionRow>()],
        [.. await results.ReadAsync<ConditionRow>()]);
}
