using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Departments;

public sealed record ListedDepartment(int Id, string Name, string Path, DateOnly? Until, int Posts, int Cases);

public sealed record DepartmentFilter(string Text = "", bool Closed = false, int? After = null);

/// <summary>One page of the tree, in its order; <see cref="Next"/> is the last department of it when more follow.</summary>
public sealed record DepartmentList(ImmutableArray<ListedDepartment> Departments, int? Next);

/// <summary>The departments for those who administer or audit; one round trip.</summary>
public sealed class ListDepartments(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <summary>Null for everybody else.</summary>
    public async Task<DepartmentList?> Load(Person me, DepartmentFilter filter, CancellationToken leaving = default)
    {
        if (!me.MayReadAdministration())
            return null;
        await using var db = await postgres.OpenForTask(ProductTask.Administration, leaving);
        var rows = (await db.QueryAsync<ListedDepartment>(new CommandDefinition(
            """
            WITH RECURSIVE tree AS (
                SELECT d.id, d.name, d.until_date, ARRAY[d.name, d.id::text] AS place, d.name AS path
                FROM departments d
                WHERE d.parent_id IS NULL
                UNION ALL
                SELECT d.id, d.name, d.until_date, t.place || ARRAY[d.name, d.id::text], t.path || ' › ' || d.name
                FROM departments d
                JOIN tree t ON t.id = d.parent_id
            )
            SELECT t.id, t.name, t.path, t.until_date AS until,
                   (SELECT count(*)::int FROM posts p WHERE p.department_id = t.id
                    AND coalesce(p.until_date >= @today, true)) AS posts,
                   (SELECT count(*)::int FROM cases c WHERE c.department_id = t.id AND c.stage <> 'Closed') AS cases
            FROM tree t
            WHERE coalesce(t.until_date < @today, false) = @closed
              AND (@text = '' OR t.path ILIKE @like)
              AND (@after::integer IS NULL OR t.place > (SELECT a.place FROM tree a WHERE a.id = @after))
            ORDER BY t.place
            LIMIT @limit
            """,
            new
            {
                today = clock.GetUtcNow().DayInJapan(),
                text = filter.Text,
                like = LikeText.Containing(filter.Text),
                closed = filter.Closed,
                after = filter.After,
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new DepartmentList([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
