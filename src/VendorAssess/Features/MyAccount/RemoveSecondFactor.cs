using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Features.MyAccount;

/// <summary>Takes out a passkey, or the app; with the last of them the recovery codes go too.</summary>
public sealed class RemoveSecondFactor(OwnAccountWork work, AccountManagers accounts)
{
    /// <summary><paramref name="passkey"/> is null for the app.</summary>
    public Task<Outcome<Changed<string>>> Run(AtOwnAccount at, bool isNeeded, byte[]? passkey, string password) =>
        work.Do(at, password, passkey is null ? "authenticator.removed" : "passkey.removed", async (db, account) =>
        {
            var passkeys = await db.ListPasskeys(account.Id);
            var registered = passkeys.Count + (account.AuthenticatorKey is null ? 0 : 1);
            var isThere = passkey is null
                ? account.AuthenticatorKey is not null
                : passkeys.Any(p => p.CredentialId.SequenceEqual(passkey));
            if (!isThere)
                return Outcome.Refused<string>("もう登録されていません。");
            if (SecondFactorRule.WhyNotRemoved(isNeeded, registered) is { } reason)
                return Outcome.Refused<string>(reason);

            if (passkey is null)
                account.AuthenticatorKey = null;
            else
                await accounts.On(db).RemovePasskeyAsync(account, passkey);
            if (registered == 1)
                await db.ForgetRecoveryCodes(account.Id);
            return Outcome.Done(account.Login);
        });
}
