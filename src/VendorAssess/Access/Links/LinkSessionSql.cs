using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.Links;

/// <summary>Who came by a link: no person of the city, but a name that was given and the link that was opened.</summary>
public sealed record LinkVisitor(int LinkId, string Company, string Name, DateTime SeenAt)
{
    public bool HasName => Name.Length > 0;

    /// <summary>As it stands with the answers.</summary>
    public string ByName => $"{Company} {Name}".Trim();
}

/// <summary>The rows of link_sessions. A link that has ended opens nothing, whatever session it once gave.</summary>
public static class LinkSessionSql
{
    public static Task<int?> FindUsableLink(this DbConnection db, byte[] tokenHash, DateOnly today) =>
        db.QuerySingleOrDefaultAsync<int?>(
            """
            SELECT t.link_id
            FROM answer_link_tokens t
            JOIN link_standings s ON s.id = t.link_id
            WHERE t.token_hash = @tokenHash AND NOT s.revoked AND s.expires_on >= @today
            """,
            new { tokenHash, today });

    public static Task<LinkVisitor?> FindLinkSession(
        this DbConnection db, byte[] tokenHash, DateTime idleSince, DateTime startedSince, DateOnly today) =>
        db.QuerySingleOrDefaultAsync<LinkVisitor>(
            """
            SELECT v.link_id, v.company, v.name, v.seen_at
            FROM link_sessions v
            JOIN link_standings s ON s.id = v.link_id
            WHERE v.token_hash = @tokenHash AND v.seen_at > @idleSince AND v.started_at > @startedSince
              AND NOT s.revoked AND s.expires_on >= @today
            """,
            new { tokenHash, idleSince, startedSince, today });

    /// <summary>Keeps only the newest sessions of the link: who fetches it again and again fills no table.</summary>
    public static Task AddLinkSession(this DbConnection db, byte[] tokenHash, int linkId, int most, DateTime now) =>
        db.ExecuteAsync(
            """
            DELETE FROM link_sessions
            WHERE token_hash IN (
                SELECT token_hash
                FROM link_sessions
                WHERE link_id = @linkId
                ORDER BY (name <> '') DESC, started_at DESC
                OFFSET @most - 1);

            INSERT INTO link_sessions (token_hash, link_id, started_at, seen_at)
            VALUES (@tokenHash, @linkId, @now, @now)
            """,
            new { tokenHash, linkId, most, now });

    public static Task TouchLinkSession(this DbConnection db, byte[] tokenHash, DateTime now) =>
        db.ExecuteAsync(
            """
            WITH seen AS (
                UPDATE link_sessions SET seen_at = @now WHERE token_hash = @tokenHash RETURNING link_id
            )
            UPDATE answer_links
            SET seen_at = @now
            WHERE id IN (SELECT link_id FROM seen)
            """,
            new { tokenHash, now });

    public static Task EndLinkSession(this DbConnection db, byte[] tokenHash) =>
        db.ExecuteAsync("DELETE FROM link_sessions WHERE token_hash = @tokenHash", new { tokenHash });

    public static Task ForgetLinkSessionsBefore(this DbConnection db, DateTime limit) =>
        db.ExecuteAsync("DELETE FROM link_sessions WHERE started_at < @limit", new { limit });
}
