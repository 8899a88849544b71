using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>One 例外措置 in a list.</summary>
public sealed record ListedExceptionRow(
    int Id, int CaseId, string Title, string Department, string Service, string Requirements, ExceptionStatus Status,
    DateOnly FromDate, DateOnly UntilDate, bool Emergency, DateTime AskedAt, DateTime? DecidedAt)
{
    public bool LastsOn(DateOnly day) => Status.Lasts(UntilDate, day);
}

/// <summary>One page, the newest first; <see cref="Next"/> is where the following one begins.</summary>
public sealed record ExceptionList(ImmutableArray<ListedExceptionRow> Rows, int? Next, DateOnly Today)
{
    /// <summary>Who looks regularly over the list; null where no policy in force says so.</summary>
    public ExceptionLook? Rule { get; init; }

    public LookState Look { get; init; } = new(null, 0, null, 0, 0);

    public LastLook? Last { get; init; }
}

/// <summary>The 例外措置 that a person sees, to look over what is asked for and what lasts; one round trip.</summary>
public sealed class ListExceptions(NpgsqlDataSource postgres, OfferedPolicies policies, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<ExceptionList> Load(
        Person me, ExceptionStatus? status, int? before, CancellationToken leaving = default)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT e.id, e.case_id, c.title, d.name AS department, s.name AS service,
                   array_to_string(e.requirements, '、') AS requirements, coalesce(x.status, 'Asked') AS status,
                   e.from_date, e.until_date, e.taken_on IS NOT NULL AS emergency, e.at AS asked_at, x.at AS decided_at
            FROM exceptions e
            JOIN cases c ON c.id = e.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = e.case_id AND k.number = e.candidate
            JOIN services s ON s.id = k.service_id
            LEFT JOIN exception_outcomes x ON x.exception_id = e.id
            WHERE (@before::integer IS NULL OR e.id < @before)
              AND (@status::text IS NULL OR coalesce(x.status, 'Asked') = @status)
            ORDER BY e.id DESC
            LIMIT @limit;

            """ + ExceptionLookSql.State + ";" + LookSql.Last,
            new { personId = me.Id, today, before, status = status?.ToString(), limit = PageSize + 1 },
            cancellationToken: leaving));
        var rows = (await results.ReadAsync<ListedExceptionRow>()).AsList();
        return new([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null, today)
        {
            Rule = ExceptionLookRules.Strictest(policies.All),
            Look = await results.ReadSingleAsync<LookState>(),
            Last = await results.ReadSingleOrDefaultAsync<LastLook>(),
        };
    }
}
