using Microsoft.AspNetCore.Identity;
using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Access.SignIns;

/// <summary>The second step after the password: a code of the app, or one of the recovery codes, each counting once.</summary>
public sealed class SignInByCode(
    NpgsqlDataSource postgres, AccountManagers accounts, TimeProvider clock, ILogger<SignInByCode> logger)
{
    public const string Wrong = "確認コードが違います。認証アプリの時刻が合っているか、使い終わったコードでないかを確かめてください。";
    public const string Outdated = "時間が過ぎました。もう一度、ログイン名とパスワードからやり直してください。";

    private const string Step = "確認コード";

    public async Task<Outcome<BegunSession>> Run(Pending pending, string typed, CameFrom from)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var guesses = Guesses.AtCode(pending.PersonId, from);
        await using var db = await postgres.OpenConnectionAsync();
        if (!await db.LetsThrough(guesses, pending.PersonId, Step, from, now))
        {
            logger.LogWarning("Second factor slowed down after wrong guesses");
            return Outcome.Refused<BegunSession>(GuessGate.TooMany);
        }
        await using var transaction = await db.BeginTransactionAsync();
        var identity = accounts.On(db);
        if (await identity.FindByIdAsync($"{pending.PersonId}") is not { } account)
            return Outcome.Refused<BegunSession>(Outdated);
        if (await Check(identity, account, Totp.Normal(typed)) is not { } method)
        {
            await db.NoteRefusal(pending.PersonId, Step, from);
            await transaction.CommitAsync();
            return Outcome.Refused<BegunSession>(Wrong);
        }
        await db.Forget(guesses);
        if (await db.BeginSession(pending, method, from, now) is not { } begun)
            return Outcome.Refused<BegunSession>(Outdated);
        await transaction.CommitAsync();
        return Outcome.Done(begun);
    }

    private static async Task<SignInMethod?> Check(UserManager<Account> identity, Account account, string code)
    {
        if (code.Length == Totp.Digits && code.All(char.IsAsciiDigit))
            return await identity.VerifyTwoFactorTokenAsync(account, AuthenticatorCodes.Provider, code)
                ? SignInMethod.Authenticator
                : null;
        return (await identity.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded
            ? SignInMethod.RecoveryCode
            : null;
    }
}
