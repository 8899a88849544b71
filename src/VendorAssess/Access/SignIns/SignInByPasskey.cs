using System.Data.Common;
using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Access.SignIns;

/// <summary>What a page sends of a passkey: the text that we sealed, and the browser's answer.</summary>
public sealed record PasskeyAnswer(string? State, string Credential);

/// <summary>Signs in with a passkey: two factors at once, because the device has asked for finger, face or PIN.</summary>
public sealed class SignInByPasskey(
    NpgsqlDataSource postgres, PasskeyCeremony passkeys, AccountManagers accounts, SessionRules rules,
    TimeProvider clock, ILogger<SignInByPasskey> logger)
{
    public const string Wrong = "このパスキーではサインインできませんでした。もう一度試すか、ログイン名とパスワードでサインインしてください。";

    private const string Step = "パスキー";

    public async Task<Outcome<BegunSession>> Run(PasskeyAnswer answer, CameFrom from, HttpContext http)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenConnectionAsync();
        if (!await db.LetsThrough(Guesses.FromNetwork(from), null, Step, from, now))
            return Outcome.Refused<BegunSession>(GuessGate.TooMany);
        await using var transaction = await db.BeginTransactionAsync();
        if (await Check(db, answer, from, http, now) is not { } begun)
        {
            logger.LogWarning("A passkey was refused");
            await db.NoteRefusal(null, Step, from);
            await transaction.CommitAsync();
            return Outcome.Refused<BegunSession>(Wrong);
        }
        await db.UncountGuess(SignInThrottle.AllAccounts, from.Network);
        await transaction.CommitAsync();
        return Outcome.Done(begun);
    }

    private async Task<BegunSession?> Check(
        DbConnection db, PasskeyAnswer answer, CameFrom from, HttpContext http, DateTime now)
    {
        if (await passkeys.CheckSignIn(db, answer.State, answer.Credential, http, now) is not { Account: var account } proof
            || (account.Demo && !rules.Demo))
            return null;
        await accounts.On(db).AddOrUpdatePasskeyAsync(account, proof.Passkey);
        var who = new Pending(account.Id, account.SecurityStamp, account.Login);
        return await db.BeginSession(who, SignInMethod.Passkey, from, now);
    }
}
