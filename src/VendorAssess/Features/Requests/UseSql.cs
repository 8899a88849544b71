using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Uses;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>What allows a use: a request, or an 例外措置; and the departments that use it beside the case's own.</summary>
public sealed record UseGround(int? RequestId, int? ExceptionId, int[] UsedBy);

/// <summary>Records a use in 利用台帳 with its managers and departments.</summary>
public static class UseSql
{
    public static async Task<int> AddUse(this DbConnection db, UseGround ground, WantedUse use, Signed by)
    {
        var id = await db.QuerySingleAsync<int>(
            """
            INSERT INTO uses (request_id, exception_id, manager_post, use_from, use_until, next_review, recorded_by,
                              recorded_at)
            VALUES (@RequestId, @ExceptionId, @manager, @UseFrom, @UseUntil, @NextReview, @PersonId, @At)
            RETURNING id
            """,
            new
            {
                ground.RequestId, ground.ExceptionId, manager = use.Managers[0].Post, use.UseFrom, use.UseUntil,
                use.NextReview, by.PersonId, by.At,
            });
        await db.ExecuteAsync(
            """
            INSERT INTO use_managers (use_id, title, post_id)
            SELECT @id, m.title, m.post
            FROM unnest(@titles, @posts) AS m (title, post);

            INSERT INTO use_departments (use_id, department_id)
            SELECT @id, d.id
            FROM unnest(@UsedBy) AS d (id)
            """,
            new
            {
                id,
                titles = use.Managers.Select(m => m.Title).ToArray(),
                posts = use.Managers.Select(m => m.Post!.Value).ToArray(),
                ground.UsedBy,
            });
        return id;
    }

    /// <summary>The posts of the case's department and those above, the nearest first.</summary>
    public static async Task<ImmutableArray<Post>> ListLineagePosts(
        this DbConnection db, int caseId, DateOnly today, CancellationToken leaving = default) =>
    [
        .. await db.QueryAsync<Post>(new CommandDefinition(
            """
            SELECT p.id, p.department_id, d.name AS department, p.role, p.title
            FROM cases c
            CROSS JOIN unnest(lineage(c.department_id)) WITH ORDINALITY AS l (department, nearness)
            JOIN posts p ON p.department_id = l.department AND (p.until_date IS NULL OR p.until_date >= @today)
            JOIN departments d ON d.id = p.department_id
            WHERE c.id = @caseId
            ORDER BY l.nearness, p.id
            """,
            new { caseId, today },
            cancellationToken: leaving)),
    ];
}
