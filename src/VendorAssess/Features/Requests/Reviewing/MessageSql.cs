using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Requests.Reviewing;

/// <summary>One word of a review, as it is shown.</summary>
public sealed record MessageRow(
    int Id, string Requirement, MessageKind Kind, string Text, string By, string Post, Via Via, DateTime At);

public static class MessageSql
{
    /// <summary>What the rules need of a review, in the order in which it was said.</summary>
    public static async Task<ImmutableArray<ReviewMessage>> ListMessages(this DbConnection db, int requestId) =>
    [
        .. await db.QueryAsync<ReviewMessage>(
            """
            SELECT id, requirement, kind
            FROM review_messages
            WHERE request_id = @requestId
            ORDER BY id
            """,
            new { requestId }),
    ];

    public static Task<int> AddMessage(this DbConnection db, int requestId, WantedMessage wanted, Signed by) =>
        db.QuerySingleAsync<int>(
            """
            INSERT INTO review_messages (request_id, requirement, kind, text, person_id, post_id, via, at)
            VALUES (@requestId, @Requirement, @kind, @Text, @PersonId, @PostId, @Via, @At)
            RETURNING id
            """,
            new
            {
                requestId, wanted.Requirement, kind = wanted.Kind.ToString(), wanted.Text, by.PersonId, by.PostId, by.Via,
                by.At,
            });

    public static ImmutableArray<ReviewMessage> AsRules(this ImmutableArray<MessageRow> rows) =>
        [.. rows.Select(r => new ReviewMessage(r.Id, r.Requirement, r.Kind))];
}
