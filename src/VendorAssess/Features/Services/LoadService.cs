using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Services;

/// <summary>
/// A service; <see cref="Others"/> counts the cases that the person does not see, <see cref="Answers"/> what is held,
/// <see cref="Readable"/> whether the person may read it.
/// </summary>
public sealed record ServiceRow(
    int Id, string Name, string Plan, string Provider, string Country, int Answers, DateTime? AnsweredAt, bool Readable,
    int Others);

public sealed record ServiceCase(
    int Id, string Title, string Department, CaseStage Stage, int Candidate, DateTime AddedAt);

/// <summary>A service with the visible cases that consider it.</summary>
public sealed record ServiceFile(ServiceRow Service, ImmutableArray<ServiceCase> Cases);

public sealed class LoadService(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const int MostCases = 200;

    public async Task<ServiceFile?> Load(Person me, int serviceId, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT s.id, s.name, s.plan, p.name AS provider, p.country, a.answers, a.answered_at,
                   EXISTS (SELECT FROM readable_sheet(@personId, @today, s.id, NULL)) AS readable,
                   coalesce((SELECT n.cases FROM considering(ARRAY[s.id]) n), 0) - (
                       SELECT count(*)::int
                       FROM candidates k
                       JOIN visible_cases(@personId, @today) v ON v.case_id = k.case_id
                       WHERE k.service_id = s.id) AS others
            FROM services s
            JOIN providers p ON p.id = s.provider_id
            CROSS JOIN LATERAL (
                SELECT count(DISTINCT a.question)::int AS answers, max(a.at) AS answered_at
                FROM answer_sheets h
                JOIN answers a ON a.sheet_id = h.id
                WHERE h.service_id = s.id) a
            WHERE s.id = @serviceId;

            SELECT c.id, c.title, d.name AS department, c.stage, k.number AS candidate, k.added_at
            FROM candidates k
            JOIN cases c ON c.id = k.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            WHERE k.service_id = @serviceId
            ORDER BY c.id DESC
            LIMIT @MostCases
            """,
            new { personId = me.Id, today = clock.GetUtcNow().DayInJapan(), serviceId, MostCases },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<ServiceRow>() is { } service
            ? new ServiceFile(service, [.. await results.ReadAsync<ServiceCase>()]) : null;
    }
}
