using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

public enum PostState { Vacant, Ended }

public static class PostStates
{
    public static string Label(this PostState state) => state switch
    {
        PostState.Vacant => "就いている人がいない職", PostState.Ended => "廃止した職",
    };
}

public sealed record ListedPost(
    int Id, string Department, string Role, string Title, DateOnly? Until, string? Holders, string? Others);

/// <summary>What the list is narrowed to; without a state, all posts that there are today.</summary>
public sealed record PostFilter(string Text = "", string Role = "", PostState? State = null, int? After = null);

/// <summary>Somebody who today audits what they work in, and why; without a reason where none was recorded.</summary>
public sealed record BothToday(AuditOverlap Overlap, string? Reason);

public sealed record PostList(ImmutableArray<ListedPost> Posts, int? Next, ImmutableArray<BothToday> Both);

/// <summary>The posts by department, for those who administer or audit; at most three round trips.</summary>
public sealed class ListPosts(NpgsqlDataSource postgres, Auditors auditors, TimeProvider clock)
{
    public const int PageSize = 100;
    public const int MostBoth = 50;

    /// <summary>Null for everybody else.</summary>
    public async Task<PostList?> Load(Person me, PostFilter filter, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var rows = (await db.QueryAsync<ListedPost>(new CommandDefinition(
            """
            WITH listed AS (
                SELECT p.id, d.name AS department, p.role, p.title, least(p.until_date, d.until_date) AS until,
                       (SELECT string_agg(w.name, '、' ORDER BY w.id)
                        FROM holders_of(p.id, @today) h
                        JOIN people w ON w.id = h.person_id) AS holders
                FROM posts p
                JOIN departments d ON d.id = p.department_id
            )
            SELECT l.id, l.department, l.role, l.title, l.until, l.holders,
                   (SELECT string_agg(w.name, '、' ORDER BY w.id)
                    FROM acting(@today) a
                    JOIN people w ON w.id = a.person_id
                    WHERE a.post_id = l.id AND a.rank > 1) AS others
            FROM listed l
            WHERE (@role = '' OR l.role = @role)
              AND (@text = '' OR l.department ILIKE @like OR l.title ILIKE @like OR l.holders ILIKE @like)
              AND CASE @state
                      WHEN 'Ended' THEN l.until < @today
                      WHEN 'Vacant' THEN coalesce(l.until, @today) >= @today AND l.holders IS NULL
                      ELSE coalesce(l.until, @today) >= @today
                  END
              AND (@after::integer IS NULL
                   OR (l.department, l.id) > (SELECT a.department, a.id FROM listed a WHERE a.id = @after))
            ORDER BY l.department, l.id
            LIMIT @limit
            """,
            new
            {
                today,
                role = filter.Role,
                text = filter.Text,
                like = LikeText.Containing(filter.Text),
                state = filter.State?.ToString() ?? "",
                after = filter.After,
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new PostList(
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, await Both(db, today, leaving));
    }

    private async Task<ImmutableArray<BothToday>> Both(DbConnection db, DateOnly today, CancellationToken leaving)
    {
        var both = (await auditors.Both(db, today, leaving)).Take(MostBoth).ToList();
        if (both.Count == 0)
            return [];
        var reasons = (await db.QueryAsync<SameAuditorReason>(new CommandDefinition(
            SameAuditorSql.Reasons + """

            JOIN unnest(@people, @auditing, @audited) AS b (person_id, auditing_post, audited_post)
                USING (person_id, auditing_post, audited_post)
            ORDER BY s.id DESC
            LIMIT @most
            """,
            new
            {
                people = both.Select(b => b.PersonId).ToArray(), auditing = both.Select(b => b.AuditingPost).ToArray(),
                audited = both.Select(b => b.AuditedPost).ToArray(), most = 10 * MostBoth,
            },
            cancellationToken: leaving))).ToLookup(r => (r.PersonId, r.AuditingPost, r.AuditedPost));
        return [.. both.Select(b => new BothToday(
            b, reasons[(b.PersonId, b.AuditingPost, b.AuditedPost)].FirstOrDefault()?.Reason))];
    }
}
