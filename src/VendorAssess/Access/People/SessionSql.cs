using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People;

/// <summary>The rows of sessions, and the person behind one.</summary>
public static class SessionSql
{
    /// <summary>One row per post acted for today; one row without a post for a person who holds none.</summary>
    private sealed record Row(
        int Id, string Name, string Login, bool MustChange, bool Demo, bool HasSecondFactor, SignInMethod Method,
        DateTime SeenAt,
        int? PostId, int? DepartmentId, string? Department, string? Role, string? Title, Via? Via, string? ForWhom,
        string? Scope)
    {
        public Post Post => new(PostId!.Value, DepartmentId!.Value, Department!, Role!, Title!)
        {
            Via = Via!.Value, ForWhom = ForWhom!, Scope = Scope!,
        };
    }

    /// <summary>
    /// The person of a session that is neither ended, outdated nor revoked, with the posts of that day.
    /// </summary>
    public static async Task<SignedIn?> FindSession(
        this DbConnection db, byte[] tokenHash, DateTime idleSince, DateTime startedSince, bool demo,
        DateOnly today, CancellationToken leaving)
    {
        var rows = (await db.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT p.id, p.name, p.login, p.password_must_change AS must_change, p.demo,
                   p.authenticator_key IS NOT NULL OR EXISTS (SELECT FROM passkeys k WHERE k.person_id = p.id)
                       AS has_second_factor, s.method, s.seen_at,
                   h.post_id, h.department_id, h.department, h.role, h.title, h.via, h.for_whom, h.scope
            FROM sessions s
            JOIN people p ON p.id = s.person_id AND p.security_stamp = s.security_stamp
            LEFT JOIN LATERAL held_posts(p.id, @today) h ON true
            WHERE s.token_hash = @tokenHash
                AND s.seen_at > @idleSince
                AND s.started_at > @startedSince
                AND p.active
                AND (@demo OR NOT p.demo)
            ORDER BY h.post_id
            """,
            new { tokenHash, idleSince, startedSince, demo, today }, cancellationToken: leaving))).AsList();
        if (rows is not [var first, ..])
            return null;

        var posts = rows.Where(r => r.PostId is not null).Select(r => r.Post).OrderBy(p => p.Via);
        return new(
            new Person(first.Id, first.Name, [.. posts]), first.Login, first.Method, first.MustChange,
            first.HasSecondFactor, first.Demo, first.SeenAt);
    }

    public static Task AddSession(
        this DbConnection db, byte[] tokenHash, int personId, SignInMethod method, CameFrom from, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO sessions (token_hash, person_id, security_stamp, started_at, seen_at, method, network, browser)
            SELECT @tokenHash, id, security_stamp, @now, @now, @method, @Network, @Browser
            FROM people
            WHERE id = @personId
            """,
            new { tokenHash, personId, now, method = method.ToString(), from.Network, from.Browser });

    /// <summary>Goes on under a new secret and the person's present stamp; how long it lasts does not change.</summary>
    public static Task RenewSession(this DbConnection db, byte[] tokenHash, byte[] newHash) =>
        db.ExecuteAsync(
            """
            UPDATE sessions s
            SET token_hash = @newHash, security_stamp = p.security_stamp
            FROM people p
            WHERE s.token_hash = @tokenHash AND p.id = s.person_id
            """,
            new { tokenHash, newHash });

    public static Task<int> EndOtherSessions(this DbConnection db, int personId, byte[] kept) =>
        db.ExecuteAsync(
            "DELETE FROM sessions WHERE person_id = @personId AND token_hash <> @kept", new { personId, kept });

    public static Task TouchSession(this DbConnection db, byte[] tokenHash, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE sessions
            SET seen_at = @now
            WHERE token_hash = @tokenHash AND seen_at < @now
            """,
            new { tokenHash, now });

    /// <summary>Whose session it was; null when it had ended before.</summary>
    public static Task<int?> EndSession(this DbConnection db, byte[] tokenHash) =>
        db.ExecuteScalarAsync<int?>(
            "DELETE FROM sessions WHERE token_hash = @tokenHash RETURNING person_id", new { tokenHash });

    /// <summary>Told at the next sign-in.</summary>
    public static Task NoteSignOut(this DbConnection db, int personId) =>
        db.ExecuteAsync("UPDATE people SET last_sign_out_at = now() WHERE id = @personId", new { personId });

    public static Task EndSessionsOf(this DbConnection db, int personId) =>
        db.ExecuteAsync("DELETE FROM sessions WHERE person_id = @personId", new { personId });
}
