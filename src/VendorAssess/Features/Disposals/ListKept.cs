using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Disposals;

/// <summary>Closed cases by their retention: over, still running, or without an end.</summary>
public enum KeptState { Due, Kept, Endless }

public static class KeptStates
{
    public static string Label(this KeptState state) => state switch
    {
        KeptState.Due => "保存期間が終わったもの", KeptState.Kept => "保存しているもの",
        KeptState.Endless => "廃棄しないもの・年限が定められていないもの",
    };
}

/// <summary>Where the next page begins: after this day and case.</summary>
public sealed record AfterKept(DateOnly KeptUntil, int CaseId);

public sealed record KeptList(ImmutableArray<KeptRow> Cases, AfterKept? Next);

/// <summary>The closed cases that a person sees, by the end of their retention; one round trip.</summary>
public sealed class ListKept(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = DisposalRules.MostAtOnce;

    private static readonly DateOnly NoEnd = DateOnly.MaxValue;

    public async Task<KeptList> Load(Person me, KeptState state, AfterKept? after, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        var rows = (await db.QueryAsync<KeptRow>(new CommandDefinition(
            """
            SELECT k.case_id, c.title, d.name AS department, array_to_string(lineage(c.department_id), ',') AS lineage,
                   k.kind, k.closed_at, k.rule_id, coalesce(array_to_string(k.decides, ','), '') AS decides, k.kept_until,
                   day_in_japan(now()) AS today
            FROM closed_cases k
            JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
            JOIN cases c ON c.id = k.case_id
            JOIN departments d ON d.id = c.department_id
            WHERE (@afterDay::date IS NULL OR (coalesce(k.kept_until, @NoEnd), k.case_id) > (@afterDay, @afterCase))
              AND CASE @state
                      WHEN 'Due' THEN k.kept_until < day_in_japan(now())
                      WHEN 'Kept' THEN k.kept_until >= day_in_japan(now())
                      ELSE k.kept_until IS NULL
                  END
            ORDER BY coalesce(k.kept_until, @NoEnd), k.case_id
            LIMIT @limit
            """,
            new
            {
                personId = me.Id,
                today = clock.GetUtcNow().DayInJapan(),
                afterDay = after?.KeptUntil,
                afterCase = after?.CaseId ?? 0,
                NoEnd,
                state = state.ToString(),
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new(
            [.. rows.Take(PageSize)],
            rows.Count > PageSize ? new(rows[PageSize - 1].KeptUntil ?? NoEnd, rows[PageSize - 1].CaseId) : null);
    }
}
