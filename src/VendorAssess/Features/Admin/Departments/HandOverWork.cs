using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Departments;

/// <summary>Gives the cases, uses and checks of departments whose last day has passed to those who take them over.</summary>
public sealed class HandOverWork(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const int LongestChain = 10;

    private sealed record Due(int Id, int SuccessorId, int Cases, int Uses);

    /// <summary>How many departments were due; another process that does the same at this moment takes others.</summary>
    public async Task<int> Run()
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenForTask(ProductTask.Administration);
        await using var transaction = await db.BeginTransactionAsync();
        var due = await TakeDue(db, now.DayInJapan(), now.UtcDateTime);
        if (due.Count == 0)
            return 0;

        // A successor may be closed by then as well: the work goes on to the next one.
        for (var (moved, step) = (1, 0); moved > 0 && step < LongestChain; step++)
            moved = await Move(db, now.DayInJapan());
        foreach (var department in due)
        {
            await db.WriteAudit(new(
                null, null, "department.handed-over", "department", $"{department.Id}", null)
            {
                Detail = new Dictionary<string, string>
                {
                    ["引き継ぐ部局"] = department.SuccessorId.ToString(CultureInfo.InvariantCulture),
                    ["案件の数"] = department.Cases.ToString(CultureInfo.InvariantCulture),
                    ["利用の数"] = department.Uses.ToString(CultureInfo.InvariantCulture),
                },
            });
        }
        await transaction.CommitAsync();
        return due.Count;
    }

    private static async Task<List<Due>> TakeDue(DbConnection db, DateOnly today, DateTime now) =>
        (await db.QueryAsync<Due>(
            """
            UPDATE departments
            SET handed_over_at = @now
            WHERE id IN (
                SELECT id
                FROM departments
                WHERE until_date < @today AND successor_id IS NOT NULL AND handed_over_at IS NULL
                ORDER BY id
                FOR UPDATE SKIP LOCKED)
            RETURNING id, successor_id,
                      (SELECT count(*)::int FROM cases c WHERE c.department_id = departments.id) AS cases,
                      (SELECT count(*)::int FROM uses u JOIN posts p ON p.id = u.manager_post
                       WHERE p.department_id = departments.id) AS uses
            """,
            new { today, now })).AsList();

    private static Task<int> Move(DbConnection db, DateOnly today) =>
        db.ExecuteAsync(
            """
            UPDATE cases c
            SET department_id = d.successor_id
            FROM departments d
            WHERE d.id = c.department_id AND d.until_date < @today AND d.successor_id IS NOT NULL;

            UPDATE uses u
            SET manager_post = d.uses_post
            FROM posts p
            JOIN departments d ON d.id = p.department_id
            WHERE p.id = u.manager_post AND d.until_date < @today AND d.uses_post IS NOT NULL;

            UPDATE use_managers m
            SET post_id = d.uses_post
            FROM posts p
            JOIN departments d ON d.id = p.department_id
            WHERE p.id = m.post_id AND d.until_date < @today AND d.uses_post IS NOT NULL;

            WITH left_behind AS (
                SELECT k.id, coalesce(
                           nearest_post(k.department_id, ARRAY[p.role], @today),
                           nearest_post(k.department_id, @confirms, @today), d.uses_post) AS taking
                FROM open_checks k
                JOIN posts p ON p.id = k.post_id
                JOIN departments d ON d.id = p.department_id
                WHERE d.until_date < @today AND d.successor_id IS NOT NULL
            )
            UPDATE checks k
            SET handed_to = l.taking
            FROM left_behind l
            WHERE k.id = l.id AND l.taking <> coalesce(k.handed_to, k.post_id)
            """,
            new { today, confirms = Roles.Confirming.ToArray() });
}
