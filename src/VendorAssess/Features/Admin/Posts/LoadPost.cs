using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Posts;

public sealed record PostRow(
    int Id, int DepartmentId, string Department, string Path, string Role, string Title, DateOnly? PostUntil,
    DateOnly? DepartmentUntil, int Uses, int Checks)
{
    public PostStanding Standing => new(
        Id, Department, Role, Title, PostUntil < DepartmentUntil ? PostUntil : DepartmentUntil ?? PostUntil);
}

/// <summary>Somebody's term in a post; the login only where the looker administers.</summary>
public sealed record PostTerm(
    int Id, int PersonId, string Login, string Name, bool Active, DateOnly From, DateOnly? Until, string Reason)
{
    public Term Term => new(From, Until);
}

/// <summary>A delegation from this post to <paramref name="Post"/>, or from there to here.</summary>
public sealed record PostDelegation(
    int Id, bool Outward, int PostId, string Post, DateOnly From, DateOnly? Until, string Scope, string Reason)
{
    public Term Term => new(From, Until);
}

public sealed record PostChoice(int Id, string Department, string Title);

/// <summary>A post with who holds it, who stands in, and who handles its work; the newest terms of each.</summary>
public sealed record SeenPost(
    PostRow Row, DateOnly Today, ImmutableArray<PostTerm> Holders, ImmutableArray<PostTerm> Substitutes,
    ImmutableArray<PostDelegation> Delegations, ImmutableArray<PostChoice> MayHandle, ImmutableArray<PostChoice> Managers)
{
    /// <summary>Why who acts here audits what they work in; the newest first.</summary>
    public ImmutableArray<SameAuditorReason> Auditing { get; init; } = [];
}

/// <summary>One post; one round trip.</summary>
public sealed class LoadPost(NpgsqlDataSource postgres, OfferedPolicies policies, TimeProvider clock)
{
    private const int Shown = 50;
    private const int MostChoices = 500;

    /// <summary>For who administers, audits or holds the post; null for everybody else.</summary>
    public async Task<SeenPost?> Load(Person me, int id, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration() && !me.Posts.Any(p => p.Id == id && p.Via == Via.Holder))
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT p.id, d.id AS department_id, d.name AS department, department_path(d.id) AS path, p.role, p.title,
                   p.until_date AS post_until, d.until_date AS department_until,
                   (SELECT count(*)::int FROM uses u
                    WHERE coalesce(u.use_until, @today) >= @today
                      AND EXISTS (SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = p.id)) AS uses,
                   (SELECT count(*)::int FROM open_checks k WHERE k.post_id = p.id) AS checks
            FROM posts p
            JOIN departments d ON d.id = p.department_id
            WHERE p.id = @id;

            SELECT 0 AS id, w.id AS person_id, w.login, w.name, w.active, h.from_date AS "from", h.until_date AS until,
                   '' AS reason
            FROM post_holders h
            JOIN people w ON w.id = h.person_id
            WHERE h.post_id = @id
            ORDER BY coalesce(h.until_date, 'infinity') DESC, h.from_date DESC, w.id
            LIMIT @shown;

            SELECT s.id, w.id AS person_id, w.login, w.name, w.active, s.from_date AS "from", s.until_date AS until,
                   s.reason
            FROM post_substitutes s
            JOIN people w ON w.id = s.person_id
            WHERE s.post_id = @id
            ORDER BY s.until_date DESC, s.id DESC
            LIMIT @shown;

            SELECT g.id, g.post_id = @id AS outward, o.id AS post_id, d.name || ' ' || o.title AS post,
                   g.from_date AS "from", g.until_date AS until, array_to_string(g.scope, ',') AS scope, g.reason
            FROM post_delegations g
            JOIN posts o ON o.id = CASE WHEN g.post_id = @id THEN g.delegate_post ELSE g.post_id END
            JOIN departments d ON d.id = o.department_id
            WHERE g.post_id = @id OR g.delegate_post = @id
            ORDER BY coalesce(g.until_date, 'infinity') DESC, g.id DESC
            LIMIT @shown;

            SELECT o.id, d.name AS department, o.title
            FROM posts o
            JOIN departments d ON d.id = o.department_id
            JOIN posts me ON me.id = @id AND me.id <> o.id
            WHERE (me.role, o.role) IN (SELECT * FROM unnest(@lets, @handles))
              AND coalesce(least(o.until_date, d.until_date), @today) >= @today
            ORDER BY d.name, o.id
            LIMIT @most;

            SELECT o.id, d.name AS department, o.title
            FROM posts o
            JOIN departments d ON d.id = o.department_id
            JOIN posts me ON me.id = @id AND me.id <> o.id
            CROSS JOIN (SELECT EXISTS (SELECT FROM use_managers m WHERE m.post_id = @id) AS manages,
                               EXISTS (SELECT FROM open_checks k WHERE k.post_id = @id) AS confirms) work
            WHERE (work.manages OR work.confirms)
              AND (o.role = @manager OR (o.role = me.role AND NOT work.manages))
              AND coalesce(least(o.until_date, d.until_date), @today) >= @today
            ORDER BY d.name, o.id
            LIMIT @most;

            """ + SameAuditorSql.Reasons + """

            WHERE @id IN (s.auditing_post, s.audited_post)
            ORDER BY s.id DESC
            LIMIT @shown
            """,
            Wanted(id, today),
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<PostRow>() is { } row
            ? new SeenPost(
                row, today, [.. await results.ReadAsync<PostTerm>()], [.. await results.ReadAsync<PostTerm>()],
                [.. await results.ReadAsync<PostDelegation>()], [.. await results.ReadAsync<PostChoice>()],
                [.. await results.ReadAsync<PostChoice>()])
            {
                Auditing = [.. await results.ReadAsync<SameAuditorReason>()],
            }
            : null;
    }

    private object Wanted(int id, DateOnly today)
    {
        var allowed = Roles.All.SelectMany(role => policies.All.DelegatesOf(role).Select(to => (From: role, To: to))).ToList();
        return new
        {
            id, today, shown = Shown, most = MostChoices, manager = Roles.Manager,
            lets = allowed.Select(a => a.From).ToArray(), handles = allowed.Select(a => a.To).ToArray(),
        };
    }
}
