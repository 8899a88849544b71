using System.Collections.Immutable;

namespace VendorAssess.Features.Home;

/// <summary>A step along a procedure that waits for somebody.</summary>
public enum StepKind
{
    Advice, Question, Answer, Exception, Ending, Record, Check,
}

/// <summary>
/// One step that waits: for roles, for a post, or for the case's department; and the post that waits for it, where one
/// does. The key is the requirement that a question is about.
/// </summary>
public sealed record StepWork(
    StepKind Kind, int Id, int CaseId, string Title, string Department, string Service, string Key, string Policy,
    string PolicyHash, string BankHash, string Procedure, string Roles, int? Post, string? PostTitle,
    bool MyDepartment, int? AskedPost, DateOnly? Due, bool Emergency, DateTime Since)
{
    public ImmutableArray<string> WaitsForRoles => [.. Roles.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}

public static class StepWorkSql
{
    /// <summary>How long before its day a condition or the end of an exception is shown.</summary>
    public const int DaysAhead = 30;

    /// <summary>Every step that waits, for whomever: parts of a WITH.</summary>
    public const string Waiting =
        """
        last_words AS (
            SELECT DISTINCT ON (m.request_id, m.requirement)
                   m.request_id, m.requirement, m.kind, m.post_id, m.at
            FROM review_messages m
            JOIN requests r ON r.id = m.request_id AND r.status = 'Submitted'
            ORDER BY m.request_id, m.requirement, m.id DESC
        ), steps AS (
            SELECT 'Advice' AS kind, a.id, a.case_id, NULL::integer AS candidate, '' AS key, a.procedure,
                   a.gives AS roles, NULL::integer AS post, false AS of_department, a.post_id AS asked_post,
                   NULL::date AS due, false AS emergency, a.at AS since
            FROM advice a
            WHERE NOT EXISTS (SELECT FROM advice_given g WHERE g.advice_id = a.id)
            UNION ALL
            SELECT CASE l.kind WHEN 'Asked' THEN 'Question' ELSE 'Answer' END, r.id, r.case_id, r.candidate, l.requirement,
                   r.procedure, CASE l.kind WHEN 'Asked' THEN '{}' ELSE r.decides END, NULL, l.kind = 'Asked', l.post_id,
                   NULL, false, l.at
            FROM last_words l
            JOIN requests r ON r.id = l.request_id
            WHERE l.kind <> 'Settled'
            UNION ALL
            SELECT 'Exception', e.id, e.case_id, e.candidate, '', '', e.decides, NULL, false, e.post_id, NULL,
                   e.taken_on IS NOT NULL, e.at
            FROM exceptions e
            WHERE NOT EXISTS (SELECT FROM exception_outcomes x WHERE x.exception_id = e.id)
            UNION ALL
            SELECT CASE WHEN e.only_way AND e.until_date >= @Today
                             AND NOT EXISTS (SELECT FROM uses u WHERE u.exception_id = e.id)
                        THEN 'Record' ELSE 'Ending' END,
                   e.id, e.case_id, e.candidate, '', '', '{}', CASE WHEN stands_on(e.post_id, @Today) THEN e.post_id END,
                   NOT stands_on(e.post_id, @Today), NULL, e.until_date, false,
                   greatest(x.at, (e.until_date - @DaysAhead)::timestamp AT TIME ZONE 'Asia/Tokyo')
            FROM exceptions e
            JOIN exception_outcomes x ON x.exception_id = e.id AND x.status = 'Granted'
            WHERE (e.only_way AND e.until_date >= @Today
                   AND NOT EXISTS (SELECT FROM uses u WHERE u.exception_id = e.id))
               OR (e.until_date BETWEEN @Today - @DaysAhead AND @Today + @DaysAhead
                   AND NOT EXISTS (
                       SELECT FROM exceptions n
                       LEFT JOIN exception_outcomes o ON o.exception_id = n.id
                       WHERE n.case_id = e.case_id AND n.candidate = e.candidate AND n.id > e.id
                         AND n.requirements @> e.requirements AND coalesce(o.status, 'Granted') = 'Granted'))
            UNION ALL
            SELECT 'Check', k.id, g.case_id, g.candidate, '', g.procedure, '{}', coalesce(k.handed_to, k.post_id),
                   false, g.post_id, k.due, false,
                   greatest(k.created_at, (k.due - @DaysAhead)::timestamp AT TIME ZONE 'Asia/Tokyo')
            FROM checks k
            JOIN use_grounds g ON g.use_id = k.use_id
            WHERE k.due <= @Today + @DaysAhead
              AND NOT EXISTS (SELECT FROM check_results d WHERE d.check_id = k.id AND d.result = 'Done')
        )

        """;

    public const string Statement =
        """
        WITH RECURSIVE below AS (
            SELECT unnest(@Departments) AS id
            UNION
            SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id
        ),

        """ + Waiting +
        """
        SELECT s.kind, s.id, s.case_id, c.title, d.name AS department, coalesce(n.name, '') AS service, s.key, c.policy,
               c.policy_hash, c.bank_hash, s.procedure, array_to_string(s.roles, ',') AS roles, s.post,
               od.name || ' ' || o.title AS post_title,
               s.of_department AND c.department_id IN (SELECT id FROM below) AS my_department, s.asked_post, s.due,
               s.emergency, s.since
        FROM steps s
        JOIN cases c ON c.id = s.case_id AND c.stage <> 'Closed'
        JOIN visible_cases(@PersonId, @Today) v ON v.case_id = c.id
        JOIN departments d ON d.id = c.department_id
        LEFT JOIN candidates k ON k.case_id = s.case_id AND k.number = s.candidate
        LEFT JOIN services n ON n.id = k.service_id
        LEFT JOIN posts o ON o.id = s.post
        LEFT JOIN departments od ON od.id = o.department_id
        WHERE s.roles && @Roles OR s.post = ANY (@Posts) OR s.asked_post = ANY (@Posts)
           OR (s.of_department AND c.department_id IN (SELECT id FROM below))
        ORDER BY s.since, s.kind, s.id
        LIMIT @Limit;

        """;
}
