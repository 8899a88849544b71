using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>A service that may be chosen as a candidate.</summary>
public sealed record ChoosableService(int Id, string Provider, string Name, string Plan)
{
    public string Label => Plan.Length == 0 ? $"{Provider}　{Name}" : $"{Provider}　{Name}（{Plan}）";
}

/// <summary>The registered services that a case does not consider yet; what is too long to look through is searched.</summary>
public sealed class ListChoosable(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int Most = 100;

    public async Task<ImmutableArray<ChoosableService>> Load(
        Person me, int caseId, string text, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return
        [
            .. await db.QueryAsync<ChoosableService>(new CommandDefinition(
                """
                SELECT s.id, p.name AS provider, s.name, s.plan
                FROM services s
                JOIN providers p ON p.id = s.provider_id
                WHERE NOT EXISTS (SELECT FROM candidates k WHERE k.case_id = @caseId AND k.service_id = s.id)
                  AND (@text = '' OR s.name ILIKE @like OR s.plan ILIKE @like OR p.name ILIKE @like)
                ORDER BY p.name, s.name, s.plan
                LIMIT @Most
                """,
                new { caseId, text, like = LikeText.Containing(text), Most },
                cancellationToken: leaving)),
        ];
    }
}
