using Dapper;
using Npgsql;

namespace VendorAssess.Features.Answers.Links;

/// <summary>The small changes of a link, each by both sides or by more than one use case.</summary>
public static class LinkChangeSql
{
    public static Task MarkRevoked(this NpgsqlConnection db, int linkId, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE answer_links
            SET revoked_at = @now
            WHERE id = @linkId AND revoked_at IS NULL
            """,
            new { linkId, now });
}
