using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;

namespace VendorAssess.Features.MyAccount;

/// <summary>A passkey as its page sends it.</summary>
public sealed record NewPasskey(string Name, PasskeyAnswer Answer);

/// <summary>Takes a passkey that the person's device has just made, under a name to know it by.</summary>
public sealed class RegisterPasskey(OwnAccountWork work, AccountManagers accounts, PasskeyCeremony passkeys)
{
    public const string Wrong = "パスキーを登録できませんでした。もう一度「パスキーを登録する」を押してください。";

    public Task<Outcome<Changed<RecoveryCodeSet>>> Run(
        AtOwnAccount at, NewPasskey wanted, string password, HttpContext http) =>
        work.Do(at, password, "passkey.registered", async (db, account) =>
        {
            var known = await db.ListPasskeys(account.Id);
            if ((SecondFactorRule.WhyNotAdded(known.Count)
                ?? SecondFactorRule.WhyNotNamed(wanted.Name, known.Select(p => p.Name))) is { } reason)
                return Outcome.Refused<RecoveryCodeSet>(reason);
            if (await passkeys.CheckRegistration(
                db, account.Id, wanted.Answer.State, wanted.Answer.Credential, http) is not { } passkey)
                return Outcome.Refused<RecoveryCodeSet>(Wrong);

            passkey.Name = wanted.Name.Trim();
            var identity = accounts.On(db);
            await identity.AddOrUpdatePasskeyAsync(account, passkey);
            return Outcome.Done(await RecoveryCodeSet.NewIfNone(identity, account));
        });
}
