using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People;

/// <summary>A person at the own account: in which session, and from where.</summary>
public sealed record AtOwnAccount(Person Me, SessionToken Session, string Network);

/// <summary>What came of a change of the own account; the session goes on under a new secret.</summary>
public sealed record Changed<T>(SessionToken Session, T Value);

/// <summary>
/// What every change of one's own password or second factor has in common: the password is asked for again, sessions
/// elsewhere end, and this one gets a new secret.
/// </summary>
public sealed class OwnAccountWork(NpgsqlDataSource postgres, AccountManagers accounts, TimeProvider clock)
{
    public const string WrongPassword = "今のパスワードが違います。";

    private const string Step = "自分のアカウントの変更";

    public async Task<Outcome<Changed<T>>> Do<T>(
        AtOwnAccount at, string password, string action, Func<DbConnection, Account, Task<Outcome<T>>> change)
    {
        var (from, now) = (new CameFrom(at.Network), clock.GetUtcNow().UtcDateTime);
        var guesses = Guesses.AtOwnPassword(at.Me.Id);
        await using var db = await postgres.OpenConnectionAsync();
        if (!await db.LetsThrough(guesses, at.Me.Id, Step, from, now))
            return Outcome.Refused<Changed<T>>(GuessGate.TooMany);

        await using var transaction = await db.BeginTransactionAsync();
        var identity = accounts.On(db);
        var account = (await db.LockAccount(at.Me.Id))!;
        if (!await identity.CheckPasswordAsync(account, password))
        {
            await db.NoteRefusal(at.Me.Id, Step, from);
            await transaction.CommitAsync();
            return Outcome.Refused<Changed<T>>(WrongPassword);
        }
        await db.Forget(guesses);
        var outcome = await change(db, account);
        if (outcome is Outcome<T>.Refused(var reason))
            return Outcome.Refused<Changed<T>>(reason);
        var session = await Renew(db, identity, account, at);
        await db.WriteAudit(new(at.Me.Id, null, action, "person", $"{at.Me.Id}", at.Network));
        await transaction.CommitAsync();
        return Outcome.Done(new Changed<T>(session, ((Outcome<T>.Done)outcome).Value));
    }

    private static async Task<SessionToken> Renew(
        DbConnection db, UserManager<Account> identity, Account account, AtOwnAccount at)
    {
        await identity.UpdateSecurityStampAsync(account);
        var token = SessionToken.New();
        await db.RenewSession(at.Session.Hash, token.Hash);
        await db.EndOtherSessions(account.Id, token.Hash);
        return token;
    }
}
