using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

public sealed record ListedCase(
    int Id, string Title, string Department, string Policy, CaseStage Stage, DateTime StageAt, int Candidates);

/// <summary>What the list is narrowed to; <see cref="After"/> is the last case of the page before.</summary>
public sealed record CaseFilter(CaseStage? Stage = null, string Text = "", int? After = null);

/// <summary>One page of the list; <see cref="Next"/> is where the following one begins.</summary>
public sealed record CaseListPage(ImmutableArray<ListedCase> Cases, int? Next);

/// <summary>The cases that a person sees, newest first.</summary>
public sealed class ListCases(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<CaseListPage> Load(Person me, CaseFilter filter, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        var rows = (await db.QueryAsync<ListedCase>(new CommandDefinition(
            """
            SELECT c.id, c.title, d.name AS department, c.policy, c.stage, c.stage_at,
                   (SELECT count(*)::int FROM candidates k WHERE k.case_id = c.id) AS candidates
            FROM cases c
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            WHERE (@after::integer IS NULL OR c.id < @after)
              AND (@stage::text IS NULL OR c.stage = @stage)
              AND (@text = '' OR c.title ILIKE @like OR c.purpose ILIKE @like OR d.name ILIKE @like)
            ORDER BY c.id DESC
            LIMIT @limit
            """,
            new
            {
                personId = me.Id,
                today = clock.GetUtcNow().DayInJapan(),
                after = filter.After,
                stage = filter.Stage?.ToString(),
                text = filter.Text,
                like = LikeText.Containing(filter.Text),
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new CaseListPage(
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }
}
