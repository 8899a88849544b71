using System.Data.Common;
using System.Globalization;
using Dapper;
using VendorAssess.Domain.Mails;

namespace VendorAssess.Features.Home;

/// <summary>One thing that a person is told of in this round.</summary>
public sealed record ToldWork(
    int PersonId, string Name, string Address, WorkMailKind Kind, int WorkId, string Key, DateTime Since, int Round)
{
    public string DedupeKey => string.Create(
        CultureInfo.InvariantCulture, $"work:{PersonId}:{Kind}:{WorkId}:{Key}:{Since:O}:{Round}");
}

public static class TellSql
{
    /// <summary>Notes what nobody has told a person yet in its round, and gives it.</summary>
    public static async Task<List<ToldWork>> TellWork(
        this DbConnection db, DateOnly today, DateTime now, int every) =>
        (await db.QueryAsync<ToldWork>(
            """
            WITH

            """ + StepWorkSql.Waiting +
            """
            , waiting AS (
                SELECT s.kind, s.id, s.case_id, s.key, s.procedure, s.roles, s.post, s.of_department, s.since
                FROM steps s
                UNION ALL
                SELECT 'Request', r.id, r.case_id, '', r.procedure, r.decides, NULL, false, r.submitted_at
                FROM requests r
                WHERE r.status = 'Submitted'
                UNION ALL
                SELECT 'Submit', r.id, r.case_id, '', r.procedure, r.submits, NULL, false, ready_since(r)
                FROM requests r
                WHERE r.status = 'Draft' AND ready_since(r) IS NOT NULL
                UNION ALL
                SELECT 'Draft', r.id, r.case_id, '', r.procedure, '{}', NULL, true, r.drafted_at
                FROM requests r
                WHERE r.status = 'Draft' AND ready_since(r) IS NULL
                  AND @every > 0 AND @Today - day_in_japan(r.drafted_at) >= @every
                UNION ALL
                SELECT 'Disposal', k.case_id, k.case_id, '', '', k.decides, NULL, false,
                       (k.kept_until + 1)::timestamp AT TIME ZONE 'Asia/Tokyo'
                FROM closed_cases k
                WHERE k.kept_until < day_in_japan(now())
                UNION ALL
                SELECT 'SentBack', r.id, r.case_id, '', r.procedure, '{}', r.submitted_post, false, x.at
                FROM requests r
                JOIN decisions x ON x.request_id = r.id
                WHERE r.status = 'SentBack' AND NOT EXISTS (
                    SELECT FROM requests l
                    WHERE l.case_id = r.case_id AND l.candidate = r.candidate AND l.id > r.id)
            ), told AS (
                INSERT INTO told_work (person_id, kind, work_id, key, since, round, at)
                SELECT DISTINCT who.id, w.kind, w.id, w.key, w.since,
                       CASE WHEN @every > 0 THEN greatest(0, (@Today - day_in_japan(w.since)) / @every) ELSE 0 END, @now
                FROM waiting w
                JOIN cases c ON c.id = w.case_id AND (c.stage = 'Closed') = (w.kind = 'Disposal')
                CROSS JOIN acting(@Today) a
                JOIN posts p ON p.id = a.post_id
                JOIN people who ON who.id = a.person_id AND who.active AND who.mail_address <> ''
                WHERE (a.scope = '' OR w.procedure = ANY (string_to_array(a.scope, ',')))
                  AND (p.id = w.post
                       OR (p.role = ANY (w.roles)
                           AND ((p.role IN ('chief', 'ciso') AND w.kind <> 'Submit')
                                OR p.department_id = ANY (lineage(c.department_id))))
                       OR (w.of_department AND p.department_id = c.department_id
                           AND p.role IN ('applicant', 'system-manager', 'manager', 'officer')))
                ON CONFLICT DO NOTHING
                RETURNING person_id, kind, work_id, key, since, round
            )
            SELECT t.person_id, p.name, p.mail_address AS address, t.kind, t.work_id, t.key, t.since, t.round
            FROM told t
            JOIN people p ON p.id = t.person_id
            ORDER BY t.person_id, t.kind, t.work_id, t.key
            """,
            new { Today = today, StepWorkSql.DaysAhead, now, every })).AsList();
}
