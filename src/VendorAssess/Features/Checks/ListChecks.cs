using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Uses;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Checks;

public sealed record ListedCheck(
    int Id, int UseId, string Title, string Department, string Service, string Text, DateOnly Due, string Post, bool IsDone)
{
    public CheckState StateOn(DateOnly today) => CheckRules.StateOn(IsDone, Due, today);
}

/// <summary>Where the next page begins: after this day and check.</summary>
public sealed record AfterCheck(DateOnly Due, int Id);

/// <summary>What the list is narrowed to; all states when none is named.</summary>
public sealed record CheckFilter(CheckState? State, bool Mine, AfterCheck? After);

public sealed record CheckList(ImmutableArray<ListedCheck> Checks, AfterCheck? Next, DateOnly Today);

/// <summary>The checks that a person sees, by their day; one round trip.</summary>
public sealed class ListChecks(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<CheckList> Load(Person me, CheckFilter filter, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        var rows = (await db.QueryAsync<ListedCheck>(new CommandDefinition(
            """
            SELECT k.id, k.use_id, c.title, d.name AS department, s.name AS service, k.text, k.due,
                   od.name || ' ' || o.title AS post, done.check_id IS NOT NULL AS is_done
            FROM checks k
            JOIN use_grounds g ON g.use_id = k.use_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = g.case_id
            JOIN cases c ON c.id = g.case_id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates n ON n.case_id = g.case_id AND n.number = g.candidate
            JOIN services s ON s.id = n.service_id
            JOIN posts o ON o.id = coalesce(k.handed_to, k.post_id)
            JOIN departments od ON od.id = o.department_id
            LEFT JOIN check_results done ON done.check_id = k.id AND done.result = 'Done'
            WHERE (@afterDue::date IS NULL OR (k.due, k.id) > (@afterDue, @afterId))
              AND (NOT @mine OR coalesce(k.handed_to, k.post_id) = ANY (@posts))
              AND CASE @state
                      WHEN 'Done' THEN done.check_id IS NOT NULL
                      WHEN 'Overdue' THEN done.check_id IS NULL AND c.stage <> 'Closed' AND k.due < @today
                      WHEN 'Open' THEN done.check_id IS NULL AND c.stage <> 'Closed'
                      ELSE true
                  END
            ORDER BY k.due, k.id
            LIMIT @limit
            """,
            new
            {
                personId = me.Id,
                today,
                afterDue = filter.After?.Due,
                afterId = filter.After?.Id ?? 0,
                mine = filter.Mine,
                posts = me.Posts.Select(p => p.Id).ToArray(),
                state = filter.State?.ToString() ?? "",
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new(
            [.. rows.Take(PageSize)],
            rows.Count > PageSize ? new(rows[PageSize - 1].Due, rows[PageSize - 1].Id) : null,
            today);
    }
}
