using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

public static class LinkTokenSql
{
    /// <summary>Adds one more way into a link; the secret itself is known to nobody but its reader.</summary>
    public static Task AddLinkToken(this DbConnection db, byte[] tokenHash, int linkId, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO answer_link_tokens (token_hash, link_id, made_at)
            VALUES (@tokenHash, @linkId, @now)
            """,
            new { tokenHash, linkId, now });

    /// <summary>Whether answers can still be given by it.</summary>
    public static Task<bool> IsLinkOpen(this DbConnection db, int linkId, DateOnly today) =>
        db.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT FROM link_standings
                WHERE id = @linkId AND NOT revoked AND NOT submitted AND NOT case_closed AND expires_on >= @today)
            """,
            new { linkId, today });
}
