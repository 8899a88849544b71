using System.Collections.Immutable;
using Dapper;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;

namespace VendorAssess.Features.Requests;

public static class DecisionSql
{
    /// <summary>The one decision of a request; a second one is refused by the key.</summary>
    public static Task AddDecision(
        this NpgsqlConnection db, int requestId, WantedDecision decision, int personId, Post post, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO decisions (request_id, status, reason, conditions, digest, same_person_reason, person_id,
                                   post_id, via, at)
            VALUES (@requestId, @status, @Reason, @Conditions, @SeenDigest, @SamePersonReason, @personId,
                    @postId, @via, @now)
            """,
            new
            {
                requestId, status = decision.Status.ToString(), decision.Reason, decision.Conditions,
                decision.SeenDigest, decision.SamePersonReason, personId, postId = post.Id,
                via = post.Via.ToString(), now,
            });

    public static Task<int> AddUse(
        this NpgsqlConnection db, int requestId, WantedUse use, int personId, DateTime now) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO uses (request_id, manager_post, use_from, use_until, next_review, recorded_by, recorded_at)
            VALUES (@requestId, @ManagerPost, @UseFrom, @UseUntil, @NextReview, @personId, @now)
            RETURNING id
            """,
            new { requestId, use.ManagerPost, use.UseFrom, use.UseUntil, use.NextReview, personId, now });

    /// <summary>The posts that may manage a use of the case: of its department and those above.</summary>
    public static async Task<ImmutableArray<Post>> ListManagers(
        this NpgsqlConnection db, int caseId, CancellationToken leaving = default) =>
    [
        .. await db.QueryAsync<Post>(new CommandDefinition(
            """
            SELECT p.id, p.department_id, d.name AS department, p.role, p.title
            FROM cases c
            CROSS JOIN unnest(lineage(c.department_id)) WITH ORDINALITY AS l (department, nearness)
            JOIN posts p ON p.department_id = l.department AND p.role = @role
            JOIN departments d ON d.id = p.department_id
            WHERE c.id = @caseId
            ORDER BY l.nearness, p.id
            """,
            new { caseId, role = Roles.Manager },
            cancellationToken: leaving)),
    ];
}
