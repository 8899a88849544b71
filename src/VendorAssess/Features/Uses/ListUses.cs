using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Uses;

/// <summary>Which uses are asked for by their period and review.</summary>
public enum UseState { Current, Due, Ended }

public static class UseStates
{
    public static string Label(this UseState state) => state switch
    {
        UseState.Current => "利用中", UseState.Due => "見直しの日を過ぎた利用", UseState.Ended => "期間を過ぎた利用",
    };
}

/// <summary>One line of 利用台帳.</summary>
public sealed record ListedUse(
    int Id, int CaseId, string Title, string Department, string Service, string Plan, string Provider,
    string Manager, DateOnly? UseFrom, DateOnly? UseUntil, DateOnly? NextReview, string Conditions,
    string ProcedureTitle, DateTime DecidedAt)
{
    public string ServiceAndPlan => $"{Service} {Plan}".TrimEnd();

    public UseState StateOn(DateOnly today) =>
        UseUntil < today ? UseState.Ended : NextReview <= today ? UseState.Due : UseState.Current;
}

public sealed record UseFilter(UseState? State = null, string Text = "", int? Before = null);

/// <summary>One page of the register; <see cref="Next"/> is where the following one begins.</summary>
public sealed record UseList(ImmutableArray<ListedUse> Uses, int? Next);

/// <summary>The uses that a person sees, newest first; one round trip.</summary>
public sealed class ListUses(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    public Task<UseList> Load(Person me, UseFilter filter, CancellationToken leaving = default) =>
        Load(me, filter, PageSize, leaving);

    /// <summary>As many as a workbook takes.</summary>
    public async Task<UseList> Load(Person me, UseFilter filter, int limit, CancellationToken leaving)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        var rows = (await db.QueryAsync<ListedUse>(new CommandDefinition(
            """
            SELECT u.id, g.case_id, c.title,
                   d.name || coalesce((SELECT string_agg('、' || o.name, '' ORDER BY o.id)
                                       FROM use_departments n JOIN departments o ON o.id = n.department_id
                                       WHERE n.use_id = u.id), '') AS department,
                   s.name AS service, s.plan, p.name AS provider,
                   (SELECT string_agg(m.line, E'\n' ORDER BY m.line)
                    FROM (SELECT string_agg(n.title, '・' ORDER BY n.title) || '：' || md.name || ' ' || o.title AS line
                          FROM use_managers n
                          JOIN posts o ON o.id = n.post_id
                          JOIN departments md ON md.id = o.department_id
                          WHERE n.use_id = u.id
                          GROUP BY o.id, md.id) m) AS manager,
                   u.use_from, u.use_until, u.next_review, g.conditions, g.procedure_title, g.at AS decided_at
            FROM uses u
            JOIN use_grounds g ON g.use_id = u.id
            JOIN cases c ON c.id = g.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = g.case_id AND k.number = g.candidate
            JOIN services s ON s.id = k.service_id
            JOIN providers p ON p.id = s.provider_id
            WHERE (@before::integer IS NULL OR u.id < @before)
              AND (@text = '' OR c.title ILIKE @like OR s.name ILIKE @like OR p.name ILIKE @like OR d.name ILIKE @like)
              AND CASE @state
                      WHEN 'Current' THEN coalesce(u.use_until, @today) >= @today
                      WHEN 'Due' THEN u.next_review <= @today AND coalesce(u.use_until, @today) >= @today
                      WHEN 'Ended' THEN u.use_until < @today
                      ELSE true
                  END
            ORDER BY u.id DESC
            LIMIT @take
            """,
            new
            {
                personId = me.Id,
                today = clock.GetUtcNow().DayInJapan(),
                before = filter.Before,
                text = filter.Text,
                like = LikeText.Containing(filter.Text),
                state = filter.State?.ToString() ?? "",
                take = limit + 1,
            },
            cancellationToken: leaving))).AsList();
        return new UseList([.. rows.Take(limit)], rows.Count > limit ? rows[limit - 1].Id : null);
    }
}
