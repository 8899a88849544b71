using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.People;

/// <summary>The counters behind <see cref="SignInThrottle"/>.</summary>
public static class SignInFailureSql
{
    /// <summary>
    /// Counts a guess before it is checked, so that guesses at once cannot slip through, and gives which it is; null: wait
    /// first.
    /// </summary>
    public static Task<int?> CountGuess(
        this DbConnection db, byte[] accountHash, string network, int[] waits, DateTime now) =>
        db.QuerySingleOrDefaultAsync<int?>(
            """
            INSERT INTO sign_in_failures AS f (account_hash, network, failures, last_failed_at)
            VALUES (@accountHash, @network, 1, @now)
            ON CONFLICT (account_hash, network) DO UPDATE
            SET failures = CASE WHEN f.last_failed_at < @forgetBefore THEN 1 ELSE f.failures + 1 END,
                last_failed_at = @now, turned_away = 0
            WHERE abs(extract(epoch FROM @now - f.last_failed_at))
                >= (@waits::int[])[least(f.failures, cardinality(@waits))]
            RETURNING failures
            """,
            new { accountHash, network, waits, now, forgetBefore = now - SignInThrottle.Memory });

    /// <summary>Notes a try before its time; true for the first one of a wait.</summary>
    public static Task<bool> CountTurnedAway(this DbConnection db, byte[] accountHash, string network) =>
        db.ExecuteScalarAsync<bool>(
            """
            UPDATE sign_in_failures
            SET turned_away = turned_away + 1
            WHERE account_hash = @accountHash AND network = @network
            RETURNING turned_away = 1
            """,
            new { accountHash, network });

    public static Task ForgetGuesses(this DbConnection db, byte[] accountHash, string network) =>
        db.ExecuteAsync(
            "DELETE FROM sign_in_failures WHERE account_hash = @accountHash AND network = @network",
            new { accountHash, network });

    /// <summary>Takes back the one guess that turned out right; the wrong ones of others in the network stay.</summary>
    public static Task UncountGuess(this DbConnection db, byte[] accountHash, string network) =>
        db.ExecuteAsync(
            """
            UPDATE sign_in_failures
            SET failures = failures - 1
            WHERE account_hash = @accountHash AND network = @network AND failures > 1
            """,
            new { accountHash, network });
}
