using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Domain;

namespace VendorAssess.Features.MyAccount;

/// <summary>Makes new recovery codes; the ones before no longer count.</summary>
public sealed class RenewRecoveryCodes(OwnAccountWork work, AccountManagers accounts)
{
    public Task<Outcome<Changed<RecoveryCodeSet>>> Run(AtOwnAccount at, string password) =>
        work.Do(at, password, "recovery-codes.renewed", async (db, account) => account.HasSecondFactor
            ? Outcome.Done(await RecoveryCodeSet.New(accounts.On(db), account))
            : Outcome.Refused<RecoveryCodeSet>("先に、認証アプリかパスキーを登録してください。"));
}
