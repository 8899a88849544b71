using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Features.Home;

/// <summary>When somebody is told, and after how many days once more.</summary>
public sealed record Telling(DateOnly Today, DateTime Now, int Every);

public static class TellLookSql
{
    /// <summary>
    /// Notes that the look over the state of 例外措置 waits, for whoever is to look and was not told in this round, and
    /// gives it.
    /// </summary>
    public static async Task<List<ToldWork>> TellLook(
        this DbConnection db, ExceptionLook look, DateOnly due, Telling at) =>
        (await db.QueryAsync<ToldWork>(
            """
            WITH told AS (
                INSERT INTO told_work (person_id, kind, work_id, key, since, round, at)
                SELECT DISTINCT who.id, 'Look', 0, '', @since,
                       CASE WHEN @Every > 0 THEN greatest(0, (@Today - @due) / @Every) ELSE 0 END, @Now
                FROM acting(@Today) a
                JOIN posts p ON p.id = a.post_id AND p.role = ANY (@roles)
                JOIN people who ON who.id = a.person_id AND who.active AND who.mail_address <> ''
                WHERE a.scope = ''
                ON CONFLICT DO NOTHING
                RETURNING person_id, kind, work_id, key, since, round
            )
            SELECT t.person_id, p.name, p.mail_address AS address, t.kind, t.work_id, t.key, t.since, t.round
            FROM told t
            JOIN people p ON p.id = t.person_id
            ORDER BY t.person_id
            """,
            new { at.Today, at.Now, at.Every, due, since = due.StartInJapan(), roles = look.By.ToArray() })).AsList();
}
