using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Access.SignIns;

/// <summary>Checks login and password; slow for who guesses, never closed for who knows.</summary>
public sealed class SignInByPassword(
    NpgsqlDataSource postgres, Passwords passwords, SessionRules rules, TimeProvider clock,
    ILogger<SignInByPassword> logger)
{
    public const string Wrong = "ログイン名またはパスワードが違います。大文字・小文字と全角・半角を確かめてください。";

    private const string Step = "パスワード";

    public async Task<Outcome<PasswordAccepted>> Run(string login, string password, CameFrom from)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var name = LoginName.Normal(login);
        var (found, mayTry) = await Guess(name, from, now);
        if (!mayTry)
        {
            logger.LogWarning("Sign-in slowed down after wrong guesses");
            return Outcome.Refused<PasswordAccepted>(GuessGate.TooMany);
        }
        // No connection is held meanwhile: who guesses by the thousand would hold them all.
        var result = await passwords.Check(found?.PasswordHash, password);
        await using var db = await postgres.OpenConnectionAsync();
        await db.ForgetOldSignIns(now - rules.Absolute, now);
        await using var transaction = await db.BeginTransactionAsync();
        if (result is PasswordVerificationResult.Failed || await Accept(db, found!, from, now) is not { } accepted)
        {
            await db.NoteRefusal(found?.Id, Step, from);
            await transaction.CommitAsync();
            return Outcome.Refused<PasswordAccepted>(Wrong);
        }
        if (result is PasswordVerificationResult.SuccessRehashNeeded)
            await db.ReplaceHash(found!.Id, passwords.Hash(password));
        await transaction.CommitAsync();
        return Outcome.Done(accepted);
    }

    private async Task<(PeopleSql.SignInRow? Found, bool MayTry)> Guess(string name, CameFrom from, DateTime now)
    {
        await using var db = await postgres.OpenConnectionAsync();
        var found = await db.FindForSignIn(name, rules.Demo);
        foreach (var guesses in Counters(name, from))
        {
            if (!await db.LetsThrough(guesses, found?.Id, Step, from, now))
                return (found, false);
        }
        return (found, true);
    }

    private static Guesses[] Counters(string login, CameFrom from) => from.Device is not null
        ? [Guesses.AtLogin(login, from)]
        : [Guesses.AtLogin(login, from), Guesses.FromNetwork(from), Guesses.AtLoginFromAnywhere(login)];

    // Null when the account was changed while the password was being checked.
    private static async Task<PasswordAccepted?> Accept(
        DbConnection db, PeopleSql.SignInRow found, CameFrom from, DateTime now)
    {
        await db.Forget(Guesses.AtLogin(found.Login, from));
        foreach (var guesses in Counters(found.Login, from)[1..])
            await db.Uncount(guesses);
        if (found.HasSecondFactor)
            return new PasswordAccepted.SecondFactor(new Pending(found.Id, found.SecurityStamp, found.Login));
        var begun = await db.BeginSession(
            new(found.Id, found.SecurityStamp, found.Login), SignInMethod.Password, from, now);
        return begun is null ? null : new PasswordAccepted.SignedIn(begun);
    }
}
