using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

/// <summary>
/// A post that nobody with an account holds from a day on, and what waits for it: open cases of its department, uses it
/// manages (of them those due for review), checks it has to confirm, requests that nobody else decides, and requests it submitted.
/// </summary>
public sealed record VacantPost(
    int Id, string Department, string Title, DateOnly From, int Cases, int Uses, int Reviews, int Checks, int ToDecide,
    int Submitted);

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
            WITH standing AS (
                SELECT p.id, p.department_id, d.name AS department, p.role, p.title,
                       least(p.until_date, d.until_date) AS until
                FROM posts p
                JOIN departments d ON d.id = p.department_id
                WHERE coalesce(least(p.until_date, d.until_date), @today) >= @today
            ), terms AS (
                SELECT h.post_id, h.from_date, h.until_date
                FROM post_holders h
                JOIN people w ON w.id = h.person_id AND w.active
                WHERE coalesce(h.until_date, @today) >= @today
            ), vacant AS (
                SELECT s.id, min(y.day) AS day
                FROM standing s
                JOIN (
                    SELECT id AS post_id, @today AS day FROM standing
                    UNION
                    SELECT post_id, until_date + 1 FROM terms WHERE until_date IS NOT NULL
                ) y ON y.post_id = s.id AND coalesce(s.until, y.day) >= y.day
                WHERE NOT EXISTS (
                    SELECT FROM terms t WHERE t.post_id = y.post_id AND holds_on(t.from_date, t.until_date, y.day))
                GROUP BY s.id
            ), waiting AS (
                SELECT s.id, s.department, s.title, v.day AS "from",
                       CASE WHEN s.role = ANY (@working) THEN (
                           SELECT count(*)::int FROM cases c
                           WHERE c.department_id = s.department_id AND c.stage <> 'Closed') ELSE 0 END AS cases,
                       (SELECT count(*)::int FROM uses u
                        WHERE coalesce(u.use_until, v.day) >= v.day AND EXISTS (
                            SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = s.id)) AS uses,
                       (SELECT count(*)::int FROM uses u
                        WHERE coalesce(u.use_until, v.day) >= v.day AND u.next_review <= v.day AND EXISTS (
                            SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = s.id)) AS reviews,
                       (SELECT count(*)::int FROM checks c
                        WHERE c.post_id = s.id AND NOT EXISTS (
                            SELECT FROM check_results x WHERE x.check_id = c.id AND x.result = 'Done')) AS checks,
                       (SELECT count(*)::int FROM requests r
                        WHERE r.status = 'Submitted' AND s.role = ANY (r.decides)
                          AND other_deciders(r.decides, NULL, v.day) = 0) AS to_decide,
                       (SELECT count(*)::int FROM requests r
                        WHERE r.status = 'Submitted' AND r.submitted_post = s.id) AS submitted
                FROM vacant v
                JOIN standing s ON s.id = v.id
            )
            SELECT id, department, title, "from", cases, uses, reviews, checks, to_decide, submitted
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
