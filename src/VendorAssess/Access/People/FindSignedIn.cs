using Npgsql;
using VendorAssess.Domain.Calendar;

namespace VendorAssess.Access.People;

/// <summary>Who is behind a session token, asked anew for every request and every few seconds of a circuit.</summary>
public sealed class FindSignedIn(
    NpgsqlDataSource postgres, SessionRules rules, SecondFactorRules secondFactor, TimeProvider clock)
{
    private static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);

    /// <summary>
    /// <paramref name="active"/> is true when the person does something, false when only a screen stands open.
    /// </summary>
    public async Task<SignedIn?> Load(SessionToken token, bool active, CancellationToken leaving)
    {
        try
        {
            return await Find(token, active, leaving);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // After a restart of PostgreSQL the pool holds dead connections; this is asked first in every request.
            postgres.Clear();
            return await Find(token, active, leaving);
        }
    }

    private async Task<SignedIn?> Find(SessionToken token, bool active, CancellationToken leaving)
    {
        var moment = clock.GetUtcNow();
        var now = moment.UtcDateTime;
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var found = await db.FindSession(
            token.Hash, now - rules.Idle, now - rules.Absolute, rules.Demo, moment.DayInJapan(), leaving);
        if (active && found is not null && found.SeenAt < now - SeenGrain)
            await db.TouchSession(token.Hash, now);
        return found is null ? null : found with { NeedsSecondFactor = secondFactor.IsNeeded(found) };
    }
}
