using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Departments;

public static class DepartmentSql
{
    /// <summary>All of them: open ones are few by rule, and a tree is only whole as a whole.</summary>
    public static async Task<DepartmentTree> LoadDepartments(
        this DbConnection db, CancellationToken leaving = default) =>
        new((await db.QueryAsync<Department>(new CommandDefinition(
            "SELECT id, name, parent_id, until_date AS until FROM departments ORDER BY name, id",
            cancellationToken: leaving))).AsList());

    public static Task<int> AddDepartment(this DbConnection db, DepartmentWish wish) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO departments (name, parent_id)
            VALUES (@Name, @ParentId)
            RETURNING id
            """,
            wish);

    public static Task ChangeDepartment(this DbConnection db, int id, DepartmentWish wish) =>
        db.ExecuteAsync(
            """
            UPDATE departments
            SET name = @Name, parent_id = @ParentId
            WHERE id = @id
            """,
            new { id, wish.Name, wish.ParentId });

    public static Task CloseDepartment(this DbConnection db, int id, ClosingWish wish, int? managerPost) =>
        db.ExecuteAsync(
            """
            UPDATE departments
            SET until_date = @Until, successor_id = @SuccessorId, uses_post = @managerPost
            WHERE id = @id
            """,
            new { id, wish.Until, wish.SuccessorId, managerPost });

    /// <summary>The nearest posts of a department, or above it, that may take uses and checks over after a day.</summary>
    public static Task<TakingPosts> FindTakingPosts(this DbConnection db, int department, DateOnly until) =>
        db.QuerySingleAsync<TakingPosts>(
            """
            SELECT nearest_post(@department, ARRAY[@manager], @from) AS manager,
                   nearest_post(@department, @confirms, @from) AS confirmer
            """,
            new { department, from = until.AddDays(1), manager = Roles.Manager, confirms = Roles.Confirming.ToArray() });

    public static Task ReopenDepartment(this DbConnection db, int id) =>
        db.ExecuteAsync(
            """
            UPDATE departments
            SET until_date = NULL, successor_id = NULL, uses_post = NULL
            WHERE id = @id
            """,
            new { id });

    /// <summary>What hangs on a department, with what departments that close first will hand it.</summary>
    public static Task<DepartmentWork> CountWork(
        this DbConnection db, int id, DateOnly today, CancellationToken leaving = default) =>
        db.QuerySingleAsync<DepartmentWork>(new CommandDefinition(
            """
            WITH RECURSIVE handing AS (
                SELECT @id AS id
                UNION
                SELECT d.id FROM departments d JOIN handing h ON h.id = d.successor_id WHERE d.handed_over_at IS NULL
            )
            SELECT (SELECT count(*)::int FROM cases c JOIN handing h ON h.id = c.department_id WHERE c.stage <> 'Closed')
                       AS open_cases,
                   (SELECT count(*)::int
                    FROM uses u
                    WHERE coalesce(u.use_until, @today) >= @today AND EXISTS (
                        SELECT
                        FROM use_managers m
                        JOIN posts p ON p.id = m.post_id
                        JOIN handing h ON h.id = p.department_id
                        WHERE m.use_id = u.id)) AS uses,
                   (SELECT count(*)::int
                    FROM open_checks k
                    JOIN posts p ON p.id = k.post_id
                    JOIN handing h ON h.id = p.department_id) AS checks
            """,
            new { id, today },
            cancellationToken: leaving));
}
