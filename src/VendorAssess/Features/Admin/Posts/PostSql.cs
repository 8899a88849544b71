using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Posts;

public static class PostSql
{
    /// <summary>Null when there is no such post.</summary>
    public static Task<PostStanding?> FindPost(this DbConnection db, int id) =>
        db.QuerySingleOrDefaultAsync<PostStanding?>(
            """
            SELECT p.id, d.name AS department, p.role, p.title, least(p.until_date, d.until_date) AS until
            FROM posts p
            JOIN departments d ON d.id = p.department_id
            WHERE p.id = @id
            """,
            new { id });

    /// <summary>Null when the department has that post already, also one that has ended.</summary>
    public static Task<int?> AddPost(this DbConnection db, int departmentId, PostWish wish) =>
        db.ExecuteScalarAsync<int?>(
            """
            INSERT INTO posts (department_id, role, title)
            VALUES (@departmentId, @Role, @Title)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            new { departmentId, wish.Role, wish.Title });

    /// <summary>False when the department has another post of that role and title.</summary>
    public static async Task<bool> ChangePost(this DbConnection db, int id, PostWish wish) =>
        await db.ExecuteAsync(
            """
            UPDATE posts p
            SET role = @Role, title = @Title
            WHERE p.id = @id AND NOT EXISTS (
                SELECT FROM posts o
                WHERE o.department_id = p.department_id AND o.role = @Role AND o.title = @Title AND o.id <> p.id)
            """,
            new { id, wish.Role, wish.Title }) == 1;

    /// <summary>Open again when null.</summary>
    public static Task EndPost(this DbConnection db, int id, DateOnly? until) =>
        db.ExecuteAsync("UPDATE posts SET until_date = @until WHERE id = @id", new { id, until });

    public static Task<PostWork> CountWork(this DbConnection db, int postId, DateOnly today) =>
        db.QuerySingleAsync<PostWork>(
            """
            SELECT (SELECT count(*)::int
                    FROM uses u
                    WHERE coalesce(u.use_until, @today) >= @today
                      AND EXISTS (SELECT FROM use_managers m WHERE m.use_id = u.id AND m.post_id = @postId)) AS uses,
                   (SELECT count(*)::int FROM open_checks k WHERE k.post_id = @postId) AS checks
            """,
            new { postId, today });

    /// <summary>Checks of a post in cases that another post does not act for.</summary>
    public static Task<int> CountUnseenChecks(this DbConnection db, int from, int to) =>
        db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int
            FROM open_checks k
            JOIN posts p ON p.id = @to
            WHERE k.post_id = @from AND p.department_id <> ALL (lineage(k.department_id))
            """,
            new { from, to });

    /// <summary>How many the other post confirms now: those of the cases that it acts for.</summary>
    public static Task<int> MoveChecks(this DbConnection db, int from, int to) =>
        db.ExecuteAsync(
            """
            UPDATE checks
            SET handed_to = @to
            WHERE id IN (
                SELECT k.id
                FROM open_checks k
                JOIN posts p ON p.id = @to
                WHERE k.post_id = @from AND p.department_id = ANY (lineage(k.department_id)))
            """,
            new { from, to });

    /// <summary>How many uses the other post manages now, in every seat that this one had.</summary>
    public static Task<int> MoveUses(this DbConnection db, int from, int to, DateOnly today) =>
        db.ExecuteScalarAsync<int>(
            """
            WITH seats AS (
                UPDATE use_managers m
                SET post_id = @to
                FROM uses u
                WHERE u.id = m.use_id AND m.post_id = @from AND coalesce(u.use_until, @today) >= @today
                RETURNING m.use_id
            ), firsts AS (
                UPDATE uses
                SET manager_post = @to
                WHERE manager_post = @from AND coalesce(use_until, @today) >= @today
            )
            SELECT count(DISTINCT use_id)::int
            FROM seats
            """,
            new { from, to, today });
}
