using System.Data.Common;
using Dapper;
using VendorAssess.Access.People;
using VendorAssess.Store;

namespace VendorAssess.Access.SignIns;

/// <summary>What every sign-in and every refusal writes, in the caller's transaction and as its last statements.</summary>
public static class SignInRecordSql
{
    /// <summary>Null when the account was turned off, or given another password or second factor, in between.</summary>
    public static async Task<BegunSession?> BeginSession(
        this DbConnection db, Pending who, SignInMethod method, CameFrom from, DateTime now)
    {
        if (await db.NoteSignIn(who, from.Network, now) is not { } last)
            return null;
        var token = SessionToken.New();
        if (from.Before is { } before)
            await db.EndSession(before.Hash);
        await db.AddSession(token.Hash, who.PersonId, method, from, now);
        await db.WriteAudit(new(who.PersonId, null, "signed-in", "person", $"{who.PersonId}", from.Network)
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["方法"] = method.Label() },
        });
        return new BegunSession(token, who.Login, last);
    }

    public static Task ForgetOldSignIns(this DbConnection db, DateTime sessionsBefore, DateTime now) =>
        db.ExecuteAsync(
            """
            DELETE FROM sessions WHERE seen_at < @sessionsBefore;
            DELETE FROM sign_in_failures WHERE last_failed_at < @guessesBefore;
            DELETE FROM spent_challenges WHERE spent_at < @guessesBefore
            """,
            new { sessionsBefore, guessesBefore = now - SignInThrottle.Memory });

    /// <summary>
    /// An unknown name costs the same statements, and is nowhere kept: people type passwords into the wrong field.
    /// </summary>
    public static async Task NoteRefusal(this DbConnection db, int? personId, string step, CameFrom from)
    {
        await db.ExecuteAsync(
            "UPDATE people SET failed_sign_ins = failed_sign_ins + 1 WHERE id = @personId", new { personId });
        await db.WriteAudit(Refusal("sign-in.refused", personId, step, from));
    }

    /// <summary>That somebody has to wait is noted when the wait begins, not for each try within it.</summary>
    public static Task NoteWait(this DbConnection db, int? personId, string step, CameFrom from) =>
        db.WriteAudit(Refusal("sign-in.slowed", personId, step, from));

    private static AuditEntry Refusal(string action, int? personId, string step, CameFrom from) =>
        new(null, null, action, personId is null ? "unknown-login" : "person", personId is null ? "-" : $"{personId}",
            from.Network)
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["段階"] = step },
        };

    private static Task<LastSignIn?> NoteSignIn(this DbConnection db, Pending who, string network, DateTime now) =>
        db.QuerySingleOrDefaultAsync<LastSignIn>(
            """
            UPDATE people p
            SET last_sign_in_at = @now, last_sign_in_from = @network, failed_sign_ins = 0
            FROM people before
            WHERE p.id = @PersonId AND p.active AND p.security_stamp = @Stamp AND before.id = p.id
            RETURNING before.last_sign_in_at AS at, before.last_sign_in_from AS network, before.failed_sign_ins AS failed,
                      before.last_sign_out_at AS signed_out_at
            """,
            new { who.PersonId, who.Stamp, network, now });
}
