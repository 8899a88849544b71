using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

public sealed record ListedRequest(
    int Id, int CaseId, int Candidate, string Title, string Department, string Service, string Procedure,
    string ProcedureTitle, RequestStatus Status, DateTime Since)
{
    /// <summary>A draft is still worked on in its case.</summary>
    public string Path => Status == RequestStatus.Draft
        ? $"/cases/{CaseId}/request?candidate={Candidate}"
        : $"/requests/{Id}";
}

/// <summary>What the list is narrowed to; <see cref="Before"/> is the last request of the page before.</summary>
public sealed record RequestFilter(RequestStatus? Status = null, int? Before = null);

/// <summary>What waits for the person, longest first, and one page of all that may be seen, newest first.</summary>
public sealed record RequestLists(ImmutableArray<ListedRequest> Waiting, ImmutableArray<ListedRequest> All, int? Next);

/// <summary>The requests that a person sees; one round trip.</summary>
public sealed class ListRequests(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<RequestLists> Load(Person me, RequestFilter filter, CancellationToken leaving = default)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan(), leaving);
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            """
            SELECT r.id, r.case_id, r.candidate, c.title, d.name AS department, s.name AS service, r.procedure,
                   r.procedure_title, r.status, coalesce(x.at, r.submitted_at, r.drafted_at) AS since
            FROM requests r
            JOIN cases c ON c.id = r.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = r.case_id AND k.number = r.candidate
            JOIN services s ON s.id = k.service_id
            LEFT JOIN decisions x ON x.request_id = r.id
            WHERE (r.status = 'Submitted' AND c.stage <> 'Closed' AND r.decides && @roles::text[]
                   AND r.submitted_by <> @personId)
               OR (r.status = 'Draft' AND c.stage <> 'Closed' AND EXISTS (
                       SELECT FROM unnest(@roles::text[], @departments::integer[]) AS held (role, department)
                       WHERE held.role = ANY (r.submits) AND held.department = ANY (lineage(c.department_id))))
               OR (r.status = 'SentBack' AND c.stage <> 'Closed'
                   AND NOT EXISTS (SELECT FROM requests n
                                   WHERE n.case_id = r.case_id AND n.candidate = r.candidate AND n.id > r.id)
                   AND EXISTS (
                       SELECT FROM unnest(@roles::text[], @departments::integer[]) AS held (role, department)
                       WHERE held.role = ANY (@working) AND held.department = ANY (lineage(c.department_id))))
            ORDER BY since, r.id
            LIMIT @limit;

            SELECT r.id, r.case_id, r.candidate, c.title, d.name AS department, s.name AS service, r.procedure,
                   r.procedure_title, r.status,
                   coalesce(x.at, r.withdrawn_at, r.submitted_at, r.drafted_at) AS since
            FROM requests r
            JOIN cases c ON c.id = r.case_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = r.case_id AND k.number = r.candidate
            JOIN services s ON s.id = k.service_id
            LEFT JOIN decisions x ON x.request_id = r.id
            WHERE (@before::integer IS NULL OR r.id < @before) AND (@status::text IS NULL OR r.status = @status)
            ORDER BY r.id DESC
            LIMIT @limit
            """,
            new
            {
                personId = me.Id,
                today = clock.GetUtcNow().DayInJapan(),
                roles = me.Posts.Select(p => p.Role).ToArray(),
                departments = me.Posts.Select(p => p.DepartmentId).ToArray(),
                working = Roles.Working.ToArray(),
                before = filter.Before,
                status = filter.Status?.ToString(),
                limit = PageSize + 1,
            },
            cancellationToken: leaving));
        var waiting = (await results.ReadAsync<ListedRequest>()).Take(PageSize);
        var all = (await results.ReadAsync<ListedRequest>()).AsList();
        return new RequestLists(
            [.. waiting], [.. all.Take(PageSize)], all.Count > PageSize ? all[PageSize - 1].Id : null);
    }
}
