using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases.Closing;

/// <summary>A case with its closings, the newest first, and the rules of retention.</summary>
public sealed record SeenClosing(
    ClosingCase Case, ImmutableArray<ClosingRow> Closings, ImmutableArray<ExtensionRow> Extensions,
    ImmutableArray<RetentionRow> Rules, DateOnly Today)
{
    /// <summary>What the rules say today of a case that is closed in a way.</summary>
    public string Foretold(ClosingKind kind) =>
        Rules.InForce(kind)?.Foretold(Today) ?? "保存年限がまだ定められていません。定められるまで保存します";

    public string Kept => Case switch
    {
        { RuleId: null } => "保存年限がまだ定められていません。定められるまで保存します",
        { KeptUntil: { } day } => $"{JapaneseDate.Format(day)}まで",
        _ => "廃棄しません",
    };
}

/// <summary>The page on which a case is closed; three round trips.</summary>
public sealed class LoadClosing(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<SeenClosing?> Load(Person me, int caseId, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.FindClosingCase(caseId, me.Id, today, leaving) is not { } found)
            return null;
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT x.number, x.kind, x.reason, x.use_ended_on, p.name AS by, d.name || ' ' || o.title AS post, x.via, x.at,
                   r.reason AS reopened_reason, rp.name AS reopened_by, rd.name || ' ' || ro.title AS reopened_post,
                   r.via AS reopened_via, r.at AS reopened_at
            FROM case_closings x
            JOIN visible_cases(@personId, @today) v ON v.case_id = x.case_id
            JOIN people p ON p.id = x.person_id
            JOIN posts o ON o.id = x.post_id
            JOIN departments d ON d.id = o.department_id
            LEFT JOIN case_reopenings r ON r.case_id = x.case_id AND r.number = x.number
            LEFT JOIN people rp ON rp.id = r.person_id
            LEFT JOIN posts ro ON ro.id = r.post_id
            LEFT JOIN departments rd ON rd.id = ro.department_id
            WHERE x.case_id = @caseId
            ORDER BY x.number DESC;

            SELECT e.until_date AS until, e.reason, p.name AS by, d.name || ' ' || o.title AS post, e.via, e.at
            FROM retention_extensions e
            JOIN visible_cases(@personId, @today) v ON v.case_id = e.case_id
            JOIN people p ON p.id = e.person_id
            JOIN posts o ON o.id = e.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE e.case_id = @caseId
            ORDER BY e.id DESC
            """,
            new { caseId, personId = me.Id, today },
            cancellationToken: leaving));
        ImmutableArray<ClosingRow> closings = [.. await results.ReadAsync<ClosingRow>()];
        ImmutableArray<ExtensionRow> extensions = [.. await results.ReadAsync<ExtensionRow>()];
        return new(found, closings, extensions, await db.LoadRetentionRules(leaving), today);
    }
}
