using System.Data.Common;
using Dapper;

namespace VendorAssess.Mail;

/// <summary>What happens to the rows of the outbox; how they come in is <see cref="Store.OutboxSql"/>.</summary>
public static class SendingSql
{
    /// <summary>The next mail whose turn it is, for this process alone until that time; null when none waits.</summary>
    public static Task<OutgoingMail?> ClaimMail(this DbConnection db, DateTime now, DateTime until) =>
        db.QuerySingleOrDefaultAsync<OutgoingMail>(
            """
            UPDATE mail_outbox
            SET claimed_until = @until, attempts = attempts + 1
            WHERE id = (
                SELECT id
                FROM mail_outbox
                WHERE sent_at IS NULL AND given_up_at IS NULL AND dropped_at IS NULL AND not_before <= @now
                  AND (claimed_until IS NULL OR claimed_until < @now)
                ORDER BY not_before, id
                LIMIT 1
                FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, link_id, carries_link, to_address, to_name, subject, body, created_at, attempts
            """,
            new { now, until });

    /// <summary>False when the claim ran out and somebody else took over.</summary>
    public static async Task<bool> MarkSent(this DbConnection db, long id, DateTime claim, DateTime now) =>
        await db.ExecuteAsync(
            """
            UPDATE mail_outbox
            SET sent_at = @now, claimed_until = NULL, last_error = ''
            WHERE id = @id AND claimed_until = @claim
            """,
            new { id, claim, now }) == 1;

    public static Task MarkDropped(this DbConnection db, long id, DateTime claim, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE mail_outbox
            SET dropped_at = @now, claimed_until = NULL
            WHERE id = @id AND claimed_until = @claim
            """,
            new { id, claim, now });

    public static Task Postpone(this DbConnection db, long id, DateTime claim, DateTime notBefore, string error) =>
        db.ExecuteAsync(
            """
            UPDATE mail_outbox
            SET not_before = @notBefore, claimed_until = NULL, last_error = @error
            WHERE id = @id AND claimed_until = @claim
            """,
            new { id, claim, notBefore, error });

    public static async Task<bool> GiveUp(
        this DbConnection db, long id, DateTime claim, DateTime now, string error) =>
        await db.ExecuteAsync(
            """
            UPDATE mail_outbox
            SET given_up_at = @now, claimed_until = NULL, last_error = @error
            WHERE id = @id AND claimed_until = @claim
            """,
            new { id, claim, now, error }) == 1;
}
