using System.Security.Cryptography;
using System.Text;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Store;

namespace VendorAssess.Access.People;

/// <summary>Checks login and password and begins a session; slow for who guesses, never closed for who knows.</summary>
public sealed class SignInByPassword(
    NpgsqlDataSource postgres, Passwords passwords, SessionRules rules, TimeProvider clock,
    ILogger<SignInByPassword> logger)
{
    public const string Wrong = "ログイン名またはパスワードが違います。大文字・小文字と全角・半角を確かめてください。";
    public const string TooMany = "続けて間違えたため、少し時間をおく必要があります。5分ほど待ってから、もう一度お試しください。";

    private static readonly byte[] AllAccounts = AccountHash("");

    /// <summary><paramref name="device"/> is a browser known to this account: others cannot slow it down.</summary>
    public async Task<Outcome<SessionToken>> Run(string login, string password, string network, string? device)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var name = Normal(login);
        var account = AccountHash(name);
        var from = device ?? network;
        await using var db = await postgres.OpenConnectionAsync();
        if (!await db.CountGuess(account, from, SignInThrottle.AccountWaits, now)
            || (device is null && !await db.CountGuess(AllAccounts, network, SignInThrottle.NetworkWaits, now)))
        {
            logger.LogWarning("Sign-in slowed down after wrong guesses");
            return Outcome.Refused<SessionToken>(TooMany);
        }
        var found = await db.FindAccount(name, rules.Demo);
        if (!passwords.Matches(found?.PasswordHash, password))
            return Outcome.Refused<SessionToken>(Wrong);

        await db.ForgetGuesses(account, from);
        if (device is null)
            await db.UncountGuess(AllAccounts, network);
        return Outcome.Done(await Begin(db, found!.Id, network, now));
    }

    public static string Normal(string login) => login.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    public static byte[] AccountHash(string login) => SHA256.HashData(Encoding.UTF8.GetBytes(login));

    private async Task<SessionToken> Begin(NpgsqlConnection db, int personId, string network, DateTime now)
    {
        var token = SessionToken.New();
        await db.ForgetSessionsSeenBefore(now - rules.Absolute);
        await db.ForgetGuessesBefore(now - SignInThrottle.Memory);
        await using var transaction = await db.BeginTransactionAsync();
        await db.AddSession(token.Hash, personId, now);
        await db.NoteSignIn(personId, now);
        await db.WriteAudit(new(personId, null, "signed-in", "person", $"{personId}", network));
        await transaction.CommitAsync();
        logger.LogInformation("Person {PersonId} signed in", personId);
        return token;
    }
}
