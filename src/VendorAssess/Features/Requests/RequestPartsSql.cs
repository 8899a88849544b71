using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Requests.Reviewing;

namespace VendorAssess.Features.Requests;

/// <summary>Who did what on a request, in the names and titles of today.</summary>
public sealed record RequestFrame(
    string Title, string Department, string Service, string Plan, string ProcedureTitle, string DraftedBy,
    DateTime DraftedAt, string? SubmittedBy, string? SubmittedPost, Via? SubmittedVia, DateTime? SubmittedAt,
    string? WithdrawnBy, DateTime? WithdrawnAt, RequestStatus? Decided, string? Reason, string? Conditions,
    string? SamePersonReason, string? DecisionDigest, string? DecidedBy, string? DecidedPost, Via? DecidedVia, DateTime? DecidedAt,
    int? UseId)
{
    public string Submitter => ViaWords.Signature(SubmittedPost, SubmittedVia);

    public string Decider => ViaWords.Signature(DecidedPost, DecidedVia);

    public string ServiceAndPlan => $"{Service} {Plan}".TrimEnd();
}

/// <summary>What the same candidate's last submission said.</summary>
public sealed record EarlierContent(int Id, string Content)
{
    public RequestContent Read() => RequestContent.Read(Content);
}

public sealed record RequestParts(
    RequestRow Row, RequestFrame Frame, EarlierContent? Earlier, ImmutableArray<Post> Posts,
    ImmutableArray<MessageRow> Messages);

public static class RequestPartsSql
{
    /// <summary>Everything about one request in one round trip; null when the person does not see it.</summary>
    public static async Task<RequestParts?> LoadRequestParts(
        this DbConnection db, int id, int personId, DateOnly today, CancellationToken leaving)
    {
        await using var results = await db.QueryMultipleAsync(new CommandDefinition(
            RequestSql.Row +
            """
            WHERE r.id = @id;

            SELECT c.title, d.name AS department, s.name AS service, s.plan, r.procedure_title,
                   drafter.name AS drafted_by, r.drafted_at, submitter.name AS submitted_by,
                   sd.name || ' ' || sp.title AS submitted_post, r.submitted_via, r.submitted_at,
                   withdrawer.name AS withdrawn_by, r.withdrawn_at, x.status AS decided, x.reason, x.conditions,
                   x.same_person_reason, x.digest AS decision_digest, decider.name AS decided_by,
                   xd.name || ' ' || xp.title AS decided_post, x.via AS decided_via, x.at AS decided_at, u.id AS use_id
            FROM requests r
            JOIN cases c ON c.id = r.case_id
            JOIN departments d ON d.id = c.department_id
            JOIN candidates k ON k.case_id = r.case_id AND k.number = r.candidate
            JOIN services s ON s.id = k.service_id
            JOIN people drafter ON drafter.id = r.drafted_by
            LEFT JOIN people submitter ON submitter.id = r.submitted_by
            LEFT JOIN posts sp ON sp.id = r.submitted_post
            LEFT JOIN departments sd ON sd.id = sp.department_id
            LEFT JOIN people withdrawer ON withdrawer.id = r.withdrawn_by
            LEFT JOIN decisions x ON x.request_id = r.id
            LEFT JOIN people decider ON decider.id = x.person_id
            LEFT JOIN posts xp ON xp.id = x.post_id
            LEFT JOIN departments xd ON xd.id = xp.department_id
            LEFT JOIN uses u ON u.request_id = r.id
            WHERE r.id = @id;

            SELECT e.id, e.content
            FROM requests r
            JOIN requests e ON e.case_id = r.case_id AND e.candidate = r.candidate AND e.id < r.id
            WHERE r.id = @id AND e.content IS NOT NULL
            ORDER BY e.id DESC
            LIMIT 1;

            SELECT p.id, p.department_id, d.name AS department, p.role, p.title
            FROM requests r
            JOIN cases c ON c.id = r.case_id
            CROSS JOIN unnest(lineage(c.department_id)) WITH ORDINALITY AS l (department, nearness)
            JOIN posts p ON p.department_id = l.department AND (p.until_date IS NULL OR p.until_date >= @today)
            JOIN departments d ON d.id = p.department_id
            WHERE r.id = @id
            ORDER BY l.nearness, p.id;

            SELECT m.id, m.requirement, m.kind, m.text, p.name AS by, d.name || ' ' || o.title AS post, m.via, m.at
            FROM review_messages m
            JOIN people p ON p.id = m.person_id
            JOIN posts o ON o.id = m.post_id
            JOIN departments d ON d.id = o.department_id
            WHERE m.request_id = @id
            ORDER BY m.id
            """,
            new { id, personId, today },
            cancellationToken: leaving));
        return await results.ReadSingleOrDefaultAsync<RequestRow>() is { } row
            ? new RequestParts(
                row, await results.ReadSingleAsync<RequestFrame>(),
                await results.ReadSingleOrDefaultAsync<EarlierContent>(), [.. await results.ReadAsync<Post>()],
                [.. await results.ReadAsync<MessageRow>()])
            : null;
    }
}
