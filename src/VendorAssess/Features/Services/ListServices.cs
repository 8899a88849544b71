using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Services;

/// <summary>A service with its provider, and how many cases consider it: those a person sees, and the others.</summary>
public sealed record ListedService(int Id, string Name, string Plan, string Provider, string Country, int Seen, int Others);

public sealed record ServiceListPage(ImmutableArray<ListedService> Services, int? Next);

/// <summary>All services by provider and name; they are nobody's secret, the cases are.</summary>
public sealed class ListServices(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary><paramref name="after"/> is the last service of the page before.</summary>
    public async Task<ServiceListPage> Load(Person me, string text, int? after, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        var rows = (await db.QueryAsync<ListedService>(new CommandDefinition(
            """
            WITH listed AS (
                SELECT s.id, s.name, s.plan, p.name AS provider, p.country, count(v.case_id)::int AS seen
                FROM services s
                JOIN providers p ON p.id = s.provider_id
                LEFT JOIN candidates k ON k.service_id = s.id
                LEFT JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
                WHERE (@text = '' OR s.name ILIKE @like OR s.plan ILIKE @like OR p.name ILIKE @like)
                  AND (@after::integer IS NULL OR (p.name, s.name, s.plan, s.id) > (
                      SELECT lp.name, l.name, l.plan, l.id
                      FROM services l
                      JOIN providers lp ON lp.id = l.provider_id
                      WHERE l.id = @after))
                GROUP BY s.id, p.id
                ORDER BY p.name, s.name, s.plan, s.id
                LIMIT @limit
            )
            SELECT l.id, l.name, l.plan, l.provider, l.country, l.seen, coalesce(n.cases, 0) - l.seen AS others
            FROM listed l
            LEFT JOIN considering(ARRAY(SELECT id FROM listed)) n ON n.service_id = l.id
            ORDER BY l.provider, l.name, l.plan, l.id
            """,
            new
            {
                personId = me.Id,
                today = clock.GetUtcNow().DayInJapan(),
                text, like = LikeText.Containing(text),
                after,
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new ServiceListPage(
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
