using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

/// <summary>A request as it stands in its row, with what the rules ask of its case.</summary>
public sealed record RequestRow(
    int Id, int CaseId, int Candidate, string Lineage, CaseStage Stage, RequestStatus Status, int Version,
    int DraftedBy, int? SubmittedBy, int? SubmittedPost, string? Digest, string Statement, string Network,
    DateOnly? UseFrom, DateOnly? UseUntil, string Procedure, string? Content,
    string Askers, string AskersPosts, int OtherDeciders, string UsedBy, string UsedByNames,
    string Heirs)
{
    public RequestWords Words => new(Statement, Network, UseFrom, UseUntil);

    public AskedFor Asked => new(Id, Words, [.. UsedByNames.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The departments that use the service beside the case's own.</summary>
    public int[] Departments => [.. Ids.In(UsedBy)];

    public Request Standing => new(
        Id, new(CaseId, Stage, Ids.In(Lineage)), Status, Version, DraftedBy, SubmittedBy, Digest, SubmittedPost,
        OtherDeciders)
    {
        Askers = new(Ids.In(Askers), Ids.In(AskersPosts)),
        Heirs = [.. Heirs.Split(',', StringSplitOptions.RemoveEmptyEntries)],
    };
}

/// <summary>Whom the procedure lets submit and decide, and whether advice comes first; kept with the request.</summary>
public sealed record RequestRoute(
    string Procedure, string Title, string[] Submits, string[] Decides, bool AdviceFirst);

public static class RequestSql
{
    /// <summary>A request with what the rules ask about it; a condition on r, c or v follows.</summary>
    public const string Row =
        """
        SELECT r.id, r.case_id, r.candidate, array_to_string(lineage(c.department_id), ',') AS lineage, c.stage,
               r.status, r.version, r.drafted_by, r.submitted_by, r.submitted_post, r.digest, r.statement,
               r.network, r.use_from, r.use_until, r.procedure, r.content, o.askers, o.askers_posts, o.other_deciders,
               array_to_string(r.used_by, ',') AS used_by,
               (SELECT coalesce(string_agg(d.name, E'\n' ORDER BY d.id), '') FROM departments d
                WHERE d.id = ANY (r.used_by)) AS used_by_names,
               CASE WHEN NOT stands_on(r.submitted_post, @today) THEN array_to_string(r.submits, ',') ELSE '' END AS heirs
        FROM requests r
        JOIN cases c ON c.id = r.case_id
        JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
        CROSS JOIN LATERAL origin_of(
            r.decides, r.procedure, c.department_id, r.submitted_by, r.submitted_post, r.asked_for, r.deciders, @today) o

        """;

    /// <summary>Locks case and request, always in this order, until the caller's transaction ends.</summary>
    public static async Task<RequestRow?> LockRequest(this DbConnection db, int id, int personId, DateOnly today)
    {
        await db.ExecuteAsync(
            """
            SELECT c.id
            FROM cases c
            JOIN requests r ON r.case_id = c.id
            JOIN visible_cases(@personId, @today) v ON v.case_id = c.id
            WHERE r.id = @id
            FOR UPDATE OF c
            """,
            new { id, personId, today });
        return await db.QuerySingleOrDefaultAsync<RequestRow>(
            Row +
            """
            WHERE r.id = @id
            FOR UPDATE OF r
            """,
            new { id, personId, today });
    }

    public static Task<int?> FindOpenRequest(this DbConnection db, int caseId, int candidate) =>
        db.QuerySingleOrDefaultAsync<int?>(
            """
            SELECT id
            FROM requests
            WHERE case_id = @caseId AND candidate = @candidate AND status IN ('Draft', 'Submitted')
            """,
            new { caseId, candidate });

    public static Task<int> AddDraft(
        this DbConnection db, Draft draft, RequestRoute route, int personId, DateTime now) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO requests (case_id, candidate, statement, network, use_from, use_until, used_by, procedure,
                                  procedure_title, submits, decides, advice_first, drafted_by, drafted_at, complete_at)
            VALUES (@CaseId, @Candidate, @Statement, @Network, @UseFrom, @UseUntil, @UsedBy, @Procedure,
                    @Title, @Submits, @Decides, @AdviceFirst, @personId, @now, CASE WHEN @complete THEN @now END)
            RETURNING id
            """,
            new
            {
                draft.CaseId, draft.Candidate, draft.Words.Statement, draft.Words.Network, draft.Words.UseFrom,
                draft.Words.UseUntil, draft.UsedBy, route.Procedure, route.Title, route.Submits, route.Decides,
                route.AdviceFirst, personId, now, complete = draft.IsComplete,
            });

    public static Task SaveDraft(this DbConnection db, int id, Draft draft, RequestRoute route, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE requests
            SET statement = @Statement, network = @Network, use_from = @UseFrom, use_until = @UseUntil,
                used_by = @UsedBy, procedure = @Procedure, procedure_title = @Title, submits = @Submits, decides = @Decides,
                advice_first = @AdviceFirst, complete_at = CASE WHEN @complete THEN coalesce(complete_at, @now) END,
                version = version + 1
            WHERE id = @id
            """,
            new
            {
                id, draft.Words.Statement, draft.Words.Network, draft.Words.UseFrom, draft.Words.UseUntil, draft.UsedBy,
                route.Procedure, route.Title, route.Submits, route.Decides, route.AdviceFirst, now,
                complete = draft.IsComplete,
            });

    /// <summary>Freezes what was submitted; the database refuses every later change of it.</summary>
    public static Task Freeze(
        this DbConnection db, Request submitted, Via via, string content, RequestRoute route, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE requests
            SET status = 'Submitted', submitted_by = @SubmittedBy, submitted_post = @SubmittedPost,
                submitted_via = @via, submitted_at = @now, digest = @Digest, content = @content, procedure = @Procedure,
                procedure_title = @Title, submits = @Submits, decides = @Decides, version = version + 1,
                asked_for = asked_for(@SubmittedBy, @SubmittedPost, day_in_japan(@now)),
                deciders = ARRAY(
                    SELECT who_decide(@Decides, @Procedure, c.department_id, day_in_japan(@now))
                    FROM cases c
                    WHERE c.id = requests.case_id)
            WHERE id = @Id
            """,
            new
            {
                submitted.Id, submitted.SubmittedBy, submitted.SubmittedPost, submitted.Digest, via = via.ToString(),
                content, now,
                route.Procedure, route.Title, route.Submits, route.Decides,
            });

    public static Task SaveStatus(this DbConnection db, int id, RequestStatus status) =>
        db.ExecuteAsync(
            """
            UPDATE requests
            SET status = @status, version = version + 1
            WHERE id = @id
            """,
            new { id, status = status.ToString() });

    public static Task SaveWithdrawal(this DbConnection db, int id, int personId, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE requests
            SET status = 'Withdrawn', withdrawn_by = @personId, withdrawn_at = @now, version = version + 1
            WHERE id = @id
            """,
            new { id, personId, now });
}
