using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Home;

public enum NewsKind { Holder, Substitution, Delegation }

/// <summary>Who was put into a post, or is to act for it: recorded by whom and when.</summary>
public sealed record PostNews(
    NewsKind Kind, int PostId, string Post, string Who, bool IsMe, DateOnly From, DateOnly? Until, string RecordedBy,
    DateTime RecordedAt);

/// <summary>What is recorded about posts is told to who holds them and to who is to act, whoever recorded it.</summary>
public static class NewsSql
{
    public const int Most = 20;

    /// <summary>Of the last 30 days, the newest first; one's own deeds are no news.</summary>
    public static async Task<ImmutableArray<PostNews>> LoadPostNews(
        this DbConnection db, Person me, DateOnly today, CancellationToken leaving) =>
    [
        .. await db.QueryAsync<PostNews>(new CommandDefinition(
            """
            SELECT n.kind, n.post_id, d.name || ' ' || p.title AS post, coalesce(w.name, hd.name || ' ' || h.title) AS who,
                   coalesce(n.person_id = @Id, false) AS is_me, n.from_date AS "from", n.until_date AS until,
                   r.name AS recorded_by, n.recorded_at
            FROM post_news n
            JOIN posts p ON p.id = n.post_id
            JOIN departments d ON d.id = p.department_id
            JOIN people r ON r.id = n.recorded_by
            LEFT JOIN people w ON w.id = n.person_id
            LEFT JOIN posts h ON h.id = n.delegate_post
            LEFT JOIN departments hd ON hd.id = h.department_id
            WHERE n.recorded_at >= (@today - 30)::timestamp AT TIME ZONE 'Asia/Tokyo'
              AND (n.post_id = ANY (@held) OR n.delegate_post = ANY (@held) OR n.person_id = @Id)
              AND n.recorded_by <> @Id
            ORDER BY n.recorded_at DESC, n.kind, n.id
            LIMIT @Most
            """,
            new { me.Id, today, Most, held = me.Posts.Where(p => p.Via == Via.Holder).Select(p => p.Id).ToArray() },
            cancellationToken: leaving)),
    ];

    /// <summary>Notes what nobody has told a person by mail yet, and gives it.</summary>
    public static async Task<List<ToldWork>> TellPostNews(this DbConnection db, DateOnly today, DateTime now) =>
        (await db.QueryAsync<ToldWork>(
            """
            WITH told AS (
                INSERT INTO told_work (person_id, kind, work_id, key, since, round, at)
                SELECT DISTINCT n.told, 'PostChange', n.post_id, n.kind || ':' || n.id || ':' || n.from_date, n.recorded_at, 0, @now
                FROM told_of_posts(@today) n
                JOIN people who ON who.id = n.told AND who.active AND who.mail_address <> ''
                ON CONFLICT DO NOTHING
                RETURNING person_id, kind, work_id, key, since, round
            )
            SELECT t.person_id, p.name, p.mail_address AS address, t.kind, t.work_id, t.key, t.since, t.round
            FROM told t
            JOIN people p ON p.id = t.person_id
            ORDER BY t.person_id, t.work_id, t.key
            """,
            new { today, now })).AsList();
}
