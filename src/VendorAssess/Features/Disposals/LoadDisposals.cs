using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Disposals;

/// <summary>One record of disposal in a list.</summary>
public sealed record ListedDisposal(
    int Id, int CaseId, string Title, string Department, ClosingKind Kind, DateTime ClosedAt, DateOnly KeptUntil, DateTime At);

/// <summary>One page, the newest first; <see cref="Next"/> is where the following one begins.</summary>
public sealed record DisposalList(ImmutableArray<ListedDisposal> Records, int? Next);

/// <summary>A record of disposal as a whole.</summary>
public sealed record SeenDisposal(
    int Id, int CaseId, string Title, string Department, DateTime BegunAt, ClosingKind Kind, DateTime ClosedAt, int? Years,
    int FirstMonth, string Decides, string Basis, DateOnly KeptUntil, long Rows, int Files, long FileBytes, string Digests,
    string Services, string Reason, string By, string Post, Via Via, DateTime At)
{
    public RetentionRule Rule => new(Kind, Years, FirstMonth, [.. Decides.Split(',')], Basis);
}

/// <summary>The records of disposal that a person may see: those of the cases that they would see.</summary>
public sealed class LoadDisposals(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<DisposalList> List(Person me, string text, int? before, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        var rows = (await db.QueryAsync<ListedDisposal>(new CommandDefinition(
            """
            SELECT x.id, x.case_id, x.title, d.name AS department, x.kind, x.closed_at, x.kept_until, x.at
            FROM disposals x
            JOIN visible_disposals(@personId, @today) v ON v.disposal_id = x.id
            JOIN departments d ON d.id = x.department_id
            WHERE (@before::integer IS NULL OR x.id < @before)
              AND (@text = '' OR x.title ILIKE @like OR d.name ILIKE @like)
            ORDER BY x.id DESC
            LIMIT @limit
            """,
            new { personId = me.Id, today = Today, before, text, like = LikeText.Containing(text), limit = PageSize + 1 },
            cancellationToken: leaving))).AsList();
        return new([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Null when there is none for the person.</summary>
    public async Task<SeenDisposal?> Load(Person me, int id, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        return await db.QuerySingleOrDefaultAsync<SeenDisposal>(new CommandDefinition(
            """
            SELECT x.id, x.case_id, x.title, d.name AS department, x.begun_at, x.kind, x.closed_at, r.years, r.first_month,
                   array_to_string(r.decides, ',') AS decides, r.basis, x.kept_until,
                   (SELECT coalesce(sum(n.value::bigint), 0)::bigint FROM jsonb_each_text(x.rows) n) AS rows,
                   x.files, x.file_bytes, array_to_string(x.digests, E'\n') AS digests,
                   array_to_string(x.services, '、') AS services, x.reason, p.name AS by,
                   pd.name || ' ' || o.title AS post, x.via, x.at
            FROM disposals x
            JOIN visible_disposals(@personId, @today) v ON v.disposal_id = x.id
            JOIN departments d ON d.id = x.department_id
            JOIN retention_rules r ON r.id = x.rule_id
            JOIN people p ON p.id = x.person_id
            JOIN posts o ON o.id = x.post_id
            JOIN departments pd ON pd.id = o.department_id
            WHERE x.id = @id
            """,
            new { id, personId = me.Id, today = Today },
            cancellationToken: leaving));
    }

    private DateOnly Today => clock.GetUtcNow().DayInJapan();
}
