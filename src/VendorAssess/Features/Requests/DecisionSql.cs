using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests;

public static class DecisionSql
{
    /// <summary>The one decision of a request; a second one is refused by the key.</summary>
    public static Task AddDecision(
        this DbConnection db, int requestId, WantedDecision decision, string conditions, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO decisions (request_id, status, reason, conditions, digest, same_person_reason, person_id,
                                   post_id, via, at)
            VALUES (@requestId, @status, @Reason, @conditions, @SeenDigest, @SamePersonReason, @PersonId,
                    @PostId, @Via, @At)
            """,
            new
            {
                requestId, status = decision.Status.ToString(), decision.Reason, conditions, decision.SeenDigest,
                decision.SamePersonReason, by.PersonId, by.PostId, by.Via, by.At,
            });

    /// <summary>Each condition of an approval becomes a check with its day.</summary>
    public static Task AddConditions(
        this DbConnection db, int useId, IReadOnlyList<WantedCondition> conditions, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO checks (use_id, kind, text, due, post_id, created_by, created_at)
            SELECT @useId, 'Condition', c.text, c.due, c.post, @PersonId, @At
            FROM unnest(@texts, @days, @posts) AS c (text, due, post)
            """,
            new
            {
                useId, by.PersonId, by.At,
                texts = conditions.Select(c => c.Text).ToArray(),
                days = conditions.Select(c => c.Due!.Value).ToArray(),
                posts = conditions.Select(c => c.Post!.Value).ToArray(),
            });
}
