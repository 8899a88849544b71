using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Answers.Links;

/// <summary>The small changes of a link, each by both sides or by more than one use case.</summary>
public static class LinkChangeSql
{
    /// <summary>Locks the sheet that a link leads to; the link itself is locked before.</summary>
    public static Task LockSheetOf(this DbConnection db, int linkId) =>
        db.ExecuteAsync(
            """
            SELECT h.id
            FROM answer_sheets h
            JOIN answer_links l ON l.sheet_id = h.id
            WHERE l.id = @linkId
            FOR UPDATE OF h
            """,
            new { linkId });

    /// <summary>How many answers a link has added since a moment.</summary>
    public static Task<int> SavedSince(this DbConnection db, int linkId, DateTime since) =>
        db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::integer
            FROM answer_links l
            JOIN answers a ON a.sheet_id = l.sheet_id AND a.at > @since
            WHERE l.id = @linkId AND a.link_id = l.id
            """,
            new { linkId, since });

    public static Task MarkRevoked(this DbConnection db, int linkId, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE answer_links
            SET revoked_at = @now
            WHERE id = @linkId AND revoked_at IS NULL
            """,
            new { linkId, now });
}
