using VendorAssess.Domain;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

/// <summary>
/// Gives a person a one-time password to be replaced at the next sign-in; a second factor stays and is still asked for.
/// </summary>
public sealed class ResetPassword(AccountWork work, Passwords passwords)
{
    /// <summary>The one-time password: shown once, kept nowhere.</summary>
    public Task<Outcome<string>> Run(Person me, string? address, int personId) =>
        work.Do(me, address, personId, AccountRules.WhyNotPasswordReset, "password.reset", async db =>
        {
            var password = OneTimePassword.New();
            await db.ReplaceWithOneTimePassword(personId, passwords.Hash(password));
            await db.EndSessionsOf(personId);
            return password;
        });
}
