using System.Data.Common;
using VendorAssess.Access.People;

namespace VendorAssess.Access.SignIns;

/// <summary>A counter of wrong guesses: whose account (or all), from where, and how it slows down.</summary>
public sealed record Guesses(byte[] Account, string From, int[] Waits)
{
    public static Guesses AtLogin(string login, CameFrom from) =>
        new(SignInThrottle.AccountHash(login), from.Device ?? from.Network, SignInThrottle.AccountWaits);

    /// <summary>For browsers that the account does not know.</summary>
    public static Guesses AtLoginFromAnywhere(string login) => new(
        SignInThrottle.AccountHash(login), SignInThrottle.Anywhere, SignInThrottle.AnywhereWaits);

    public static Guesses AtCode(int personId, CameFrom from) => new(
        SignInThrottle.PersonHash("code", personId), from.Device ?? SignInThrottle.Anywhere, SignInThrottle.AccountWaits);

    /// <summary>A session left open must not be a place to guess the password at.</summary>
    public static Guesses AtOwnPassword(int personId) => new(
        SignInThrottle.PersonHash("person", personId), "own account", SignInThrottle.AccountWaits);

    public static Guesses FromNetwork(CameFrom from) =>
        new(SignInThrottle.AllAccounts, from.Network, SignInThrottle.NetworkWaits);
}

/// <summary>Lets a guess through or makes it wait; nobody is ever locked out for good.</summary>
public static class GuessGate
{
    public const string TooMany = "続けて間違えたため、少し時間をおく必要があります。5分ほど待ってから、もう一度お試しください。";

    public static async Task<bool> LetsThrough(
        this DbConnection db, Guesses guesses, int? personId, string step, CameFrom from, DateTime now)
    {
        if (await db.CountGuess(guesses.Account, guesses.From, guesses.Waits, now) is not null)
            return true;
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.CountTurnedAway(guesses.Account, guesses.From))
            await db.NoteWait(personId, step, from);
        await transaction.CommitAsync();
        return false;
    }

    /// <summary>What was right was no guess.</summary>
    public static Task Uncount(this DbConnection db, Guesses guesses) =>
        db.UncountGuess(guesses.Account, guesses.From);

    public static Task Forget(this DbConnection db, Guesses guesses) =>
        db.ForgetGuesses(guesses.Account, guesses.From);
}
