using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Store;

namespace VendorAssess.Features.SignIn;

/// <summary>Replaces a person's own password and ends all sessions but the one that asked.</summary>
public sealed class ChangePassword(NpgsqlDataSource postgres, Passwords passwords, TimeProvider clock)
{
    private const string AtThisForm = "password form";

    public async Task<Outcome<SessionToken>> Run(int personId, string current, string wanted)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var guesses = SignInByPassword.AccountHash($"person {personId}");
        await using var db = await postgres.OpenConnectionAsync();
        // A session left open must not be a place to guess the password at.
        if (!await db.CountGuess(guesses, AtThisForm, SignInThrottle.AccountWaits, now))
            return Outcome.Refused<SessionToken>(SignInByPassword.TooMany);

        await using var transaction = await db.BeginTransactionAsync();
        var account = await db.LockAccount(personId);

        if (WhyNot(account, current, wanted) is { } reason)
            return Outcome.Refused<SessionToken>(reason);

        await db.ReplacePassword(personId, passwords.Hash(wanted));
        await db.EndSessionsOf(personId);
        var token = SessionToken.New();
        await db.AddSession(token.Hash, personId, now);
        await db.ForgetGuesses(guesses, AtThisForm);
        await db.WriteAudit(new(personId, null, "password-changed", "person", $"{personId}", null));
        await transaction.CommitAsync();
        return Outcome.Done(token);
    }

    private string? WhyNot(PeopleSql.OwnAccount account, string current, string wanted) => account switch
    {
        { Demo: true } => "デモの人のパスワードは変えられません。",
        _ when !passwords.Matches(account.PasswordHash, current) => "今のパスワードが違います。",
        _ => PasswordRule.WhyNotUsable(wanted, current, account.Login),
    };
}
