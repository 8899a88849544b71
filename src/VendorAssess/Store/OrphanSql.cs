using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

/// <summary>
/// A post that nobody with an account holds, or stands in for, from a day on, or that has ended by then, and what waits for
/// it: open cases of its department, uses it manages (of them those due for review), checks it has to confirm, requests
/// that nobody else decides, and requests it submitted.
/// </summary>
public sealed record VacantPost(
    int Id, string Department, string Title, DateOnly From, int Cases, int Uses, int Reviews, int Checks, int ToDecide,
    int Submitted, bool Ended);

/// <summary>A department with open cases that nobody works on, or nobody answers for.</summary>
public sealed record UnmannedDepartment(int Id, string Name, int Cases, bool HasApplicant, bool HasOfficer);

/// <summary>Work that stays with posts and departments while nobody is there.</summary>
public static class OrphanSql
{
    /// <summary>Both lists in one round trip, each cut at the limit; the soonest first.</summary>
    public static async Task<(ImmutableArray<VacantPost> Posts, ImmutableArray<UnmannedDepartment> Departments)> LoadOrphans(
        this DbConnection db, DateOnly today, int limit, CancellationToken leaving = default)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            WITH busy AS (
                SELECT post_id AS id FROM use_managers
                UNION
                SELECT post_id FROM open_checks
                UNION
                SELECT submitted_post FROM requests WHERE status = 'Submitted'
            ), standing AS (
                -- Ended, too, where work was left to them; what a department hands over on its last day is on its way.
                SELECT p.id, p.department_id, d.name AS department, p.role, p.title,
                       least(p.until_date, d.until_date) AS until,
                       p.until_date IS NULL AND d.successor_id IS NOT NULL AND d.handed_over_at IS NULL AS goes_on
                FROM posts p
                JOIN departments d ON d.id = p.department_id
                WHERE coalesce(least(p.until_date, d.until_date), @today) >= @today OR p.id IN (SELECT id FROM busy)
            ), terms AS (
                SELECT t.post_id, t.from_date, t.until_date
                FROM (
                    SELECT post_id, person_id, from_date, until_date FROM post_holders
                    UNION ALL
                    SELECT post_id, person_id, from_date, until_date FROM post_substitutes
                ) t
                JOIN people w ON w.id = t.person_id AND w.active
                WHERE coalesce(t.until_date, @today) >= @today
            ), vacant AS (
                SELECT s.id, min(y.day) AS day, greatest(min(y.day), @today) AS seen_on
                FROM standing s
                JOIN (
                    SELECT id AS post_id, @today AS day FROM standing
                    UNION
                    SELECT post_id, until_date + 1 FROM terms WHERE until_date IS NOT NULL
                    UNION
                    SELECT id, until + 1 FROM standing WHERE until IS NOT NULL AND NOT goes_on
                ) y ON y.post_id = s.id AND coalesce(s.until + 1, y.day) >= y.day
                WHERE y.day > s.until OR NOT EXISTS (
                    SELECT FROM terms t WHERE t.post_id = y.post_id AND holds_on(t.from_date, t.until_date, y.day))
                GROUP BY s.id
            ), waiting AS (
                SELECT s.id, s.department, s.title, v.day AS "from", coalesce(v.day > s.until, false) AS ended,
                       CASE WHEN s.role = ANY (@working) AND coalesce(v.day <= s.until, true) THEN (
                           SELECT count(*)::int FROM cases c
                           WHERE c.department_id = s.department_id AND c.stage <> 'Closed') ELSE 0 END AS cases,
                       (SELECT count(*)::int FROM uses u
                        WHERE coalesce(u.use_until, v.seen_on) >= v.seen_on AND EXISTS (
                            SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = s.id)) AS uses,
                       (SELECT count(*)::int FROM uses u
                        WHERE coalesce(u.use_until, v.seen_on) >= v.seen_on AND u.next_review <= v.seen_on AND EXISTS (
                            SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = s.id)) AS reviews,
                       (SELECT count(*)::int FROM open_checks c WHERE c.post_id = s.id) AS checks,
                       (SELECT count(*)::int
                        FROM requests r
                        JOIN cases c ON c.id = r.case_id AND c.stage <> 'Closed'
                        WHERE r.status = 'Submitted' AND s.role = ANY (r.decides)
                          AND (s.role IN ('chief', 'ciso') OR s.department_id = ANY (lineage(c.department_id)))
                          AND NOT EXISTS (SELECT FROM who_decide(r.decides, r.procedure, c.department_id, v.seen_on)))
                           AS to_decide,
                       (SELECT count(*)::int
                        FROM requests r
                        JOIN cases c ON c.id = r.case_id AND c.stage <> 'Closed'
                        WHERE r.status = 'Submitted' AND r.submitted_post = s.id) AS submitted
                FROM vacant v
                JOIN standing s ON s.id = v.id
            )
            SELECT id, department, title, "from", cases, uses, reviews, checks, to_decide, submitted, ended
            FROM waiting
            WHERE cases + uses + checks + to_decide + submitted > 0
            ORDER BY "from", department, id
            LIMIT @limit;

            WITH manned AS (
                SELECT DISTINCT p.department_id, p.role
                FROM taken_posts(@today) t
                JOIN people w ON w.id = t.person_id AND w.active
                JOIN posts p ON p.id = t.post_id
            ), busy AS (
                SELECT c.department_id AS id, count(*)::int AS cases, lineage(c.department_id) AS lineage
                FROM cases c
                WHERE c.stage <> 'Closed'
                GROUP BY c.department_id
            ), looked AS (
                SELECT d.id, d.name, b.cases,
                       EXISTS (SELECT FROM manned m
                               WHERE m.role = 'applicant' AND m.department_id = ANY (b.lineage)) AS has_applicant,
                       EXISTS (SELECT FROM manned m
                               WHERE m.role = 'officer' AND m.department_id = ANY (b.lineage)) AS has_officer
                FROM busy b
                JOIN departments d ON d.id = b.id
            )
            SELECT id, name, cases, has_applicant, has_officer
            FROM looked
            WHERE NOT (has_applicant AND has_officer)
            ORDER BY name, id
            LIMIT @limit
            """,
            new { today, limit, working = Domain.People.Roles.Working.ToArray() },
            cancellationToken: leaving));
        return ([.. await results.ReadAsync<VacantPost>()], [.. await results.ReadAsync<UnmannedDepartment>()]);
    }
}
