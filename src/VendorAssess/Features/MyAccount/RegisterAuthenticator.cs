using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;

namespace VendorAssess.Features.MyAccount;

/// <summary>Takes an authenticator app that has shown a right code as second factor, in place of an earlier one.</summary>
public sealed class RegisterAuthenticator(
    OwnAccountWork work, AccountManagers accounts, AuthenticatorKeys keys, Seals seals, TimeProvider clock)
{
    public const string Outdated = "時間が過ぎました。新しいQRコードを読み取って、もう一度入力してください。";
    public const string WrongCode = "確認コードが違います。アプリに今表示されている6桁の数字を入力してください。";

    public Task<Outcome<Changed<RecoveryCodeSet>>> Run(
        AtOwnAccount at, string? sealedKey, string code, string password) =>
        work.Do(at, password, "authenticator.registered", async (db, account) =>
        {
            if (NewAuthenticator.From(at.Me, seals, sealedKey) is not { Key: var key })
                return Outcome.Refused<RecoveryCodeSet>(Outdated);
            if (Totp.StepOf(key, Totp.Normal(code), clock.GetUtcNow(), lastUsed: 0) is not { } step)
                return Outcome.Refused<RecoveryCodeSet>(WrongCode);

            keys.Write(account, key);
            account.AuthenticatorStep = step;
            return Outcome.Done(await RecoveryCodeSet.NewIfNone(accounts.On(db), account));
        });
}
