using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Uses;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Checks;

/// <summary>A check with the case and use that it belongs to, and the post first named where another one took it over.</summary>
public sealed record CheckRow(
    int Id, int UseId, int CaseId, CaseStage Stage, int? RequestId, string Title, string Department, string Service,
    string Text, DateOnly Due, int PostId, string Post, string? FirstPost, string? Holders, string CreatedBy, DateTime CreatedAt);

/// <summary>One result, as it was recorded.</summary>
public sealed record ResultRow(
    int Revision, CheckResult Result, string Note, string By, string Post, Via Via, DateTime At);

public sealed record SeenCheck(CheckRow Row, ImmutableArray<ResultRow> Results, DateOnly Today)
{
    public bool IsDone => Results.Any(r => r.Result == CheckResult.Done);

    public CheckState State => CheckRules.StateOn(IsDone, Row.Due, Today);

    public int Revision => Results.LastOrDefault()?.Revision ?? 0;

    public string? WhyNotRecordable(Person me) =>
        new DatedCheck(Row.Id, Row.Stage, Row.PostId, Row.Post, Row.Due, IsDone, Revision).WhyNotRecordable(me);
}

/// <summary>One check with its results; one round trip.</summary>
public sealed class LoadCheck(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>Null when there is none for the person.</summary>
    public async Task<SeenCheck?> Load(Person me, int id, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT k.id, k.use_id, g.case_id, c.stage, u.request_id, c.title, d.name AS department, s.name AS service,
                   k.text, k.due, o.id AS post_id, od.name || ' ' || o.title AS post, fd.name || ' ' || f.title AS first_post,
                   (SELECT string_agg(h.name, '、' ORDER BY h.id)
                    FROM holders_of(o.id, @today) held JOIN people h ON h.id = held.person_id) AS holders,
                   p.name AS created_by, k.created_at
            FROM checks k
            JOIN uses u ON u.id = k.use_id
            JOIN use_grounds g ON g.use_id = k.use_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = g.case_id
            JOIN cases c ON c.id = g.case_id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates n ON n.case_id = g.case_id AND n.number = g.candidate
            JOIN services s ON s.id = n.service_id
            JOIN posts o ON o.id = coalesce(k.handed_to, k.post_id)
            JOIN departments od ON od.id = o.department_id
            LEFT JOIN posts f ON f.id = k.post_id AND f.id <> o.id
            LEFT JOIN departments fd ON fd.id = f.department_id
            JOIN people p ON p.id = k.created_by
            WHERE k.id = @id;

            SELECT r.revision, r.result, r.note, p.name AS by, d.name || ' ' || o.title AS post, r.via, r.at
            FROM check_results r
            JOIN people p ON p.id = r.person_id
            JOIN posts o ON o.id = r.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE r.check_id = @id
            ORDER BY r.revision
            """,
            new { id, personId = me.Id, today },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<CheckRow>() is { } row
            ? new(row, [.. await results.ReadAsync<ResultRow>()], today)
            : null;
    }
}
