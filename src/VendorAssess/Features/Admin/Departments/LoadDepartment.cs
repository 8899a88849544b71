using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Departments;

public sealed record DepartmentRow(
    int Id, string Name, string Path, int? ParentId, DateOnly? Until, int? SuccessorId, string? Successor,
    DateTime? HandedOverAt);

public sealed record DepartmentPost(int Id, string Role, string Title, DateOnly? Until, string? Holders);

public sealed record DepartmentCase(int Id, string Title, CaseStage Stage);

public sealed record DepartmentUse(int Id, string Service, string Manager);

/// <summary>A department with what hangs on it; of cases and uses the first ones.</summary>
public sealed record SeenDepartment(
    DepartmentRow Row, DepartmentTree Tree, DepartmentWork Work, ImmutableArray<DepartmentPost> Posts,
    ImmutableArray<DepartmentCase> Cases, ImmutableArray<DepartmentUse> Uses)
{
    public Department Department => Tree.Find(Row.Id)!;
}

public sealed class LoadDepartment(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int Shown = 50;

    /// <summary>Null when there is none, and for those who neither administer nor audit; three round trips.</summary>
    public async Task<SeenDepartment?> Load(Person me, int id, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration, leaving);
        var tree = await db.LoadDepartments(leaving);
        var work = await db.CountWork(id, today, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT d.id, d.name, department_path(d.id) AS path, d.parent_id, d.until_date AS until, d.successor_id,
                   s.name AS successor, d.handed_over_at
            FROM departments d
            LEFT JOIN departments s ON s.id = d.successor_id
            WHERE d.id = @id;

            SELECT p.id, p.role, p.title, p.until_date AS until,
                   (SELECT string_agg(w.name, '、' ORDER BY w.id)
                    FROM holders_of(p.id, @today) h
                    JOIN people w ON w.id = h.person_id) AS holders
            FROM posts p
            WHERE p.department_id = @id
            ORDER BY coalesce(p.until_date < @today, false), p.id
            LIMIT @shown;

            SELECT c.id, c.title, c.stage
            FROM cases c
            WHERE c.department_id = @id AND c.stage <> 'Closed'
            ORDER BY c.id
            LIMIT @shown;

            SELECT u.id, s.name AS service, string_agg(DISTINCT p.title, '、') AS manager
            FROM uses u
            JOIN use_managers m ON m.use_id = u.id
            JOIN posts p ON p.id = m.post_id
            JOIN use_grounds g ON g.use_id = u.id
            JOIN candidates k ON k.case_id = g.case_id AND k.number = g.candidate
            JOIN services s ON s.id = k.service_id
            WHERE p.department_id = @id AND coalesce(u.use_until, @today) >= @today
            GROUP BY u.id, s.name
            ORDER BY u.id
            LIMIT @shown
            """,
            new { id, today, shown = Shown },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<DepartmentRow>() is { } row
            ? new SeenDepartment(
                row, tree, work, [.. await results.ReadAsync<DepartmentPost>()],
                [.. await results.ReadAsync<DepartmentCase>()], [.. await results.ReadAsync<DepartmentUse>()])
            : null;
    }
}
