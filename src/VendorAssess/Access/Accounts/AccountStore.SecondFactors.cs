using Microsoft.AspNetCore.Identity;

namespace VendorAssess.Access.Accounts;

public sealed partial class AccountStore
    // Not the store for a two-factor switch: what is registered is asked for.
    : IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(keys.Read(user));

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        keys.Write(user, key);
        return Task.CompletedTask;
    }

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        var salt = RecoveryCodes.NewSalt();
        return db.ReplaceRecoveryCodes(user.Id, salt, [.. recoveryCodes.Select(code => RecoveryCodes.Hash(code, salt))]);
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        await db.FindRecoverySalt(user.Id) is { } salt
        && await db.UseRecoveryCode(user.Id, RecoveryCodes.Hash(code, salt), clock.GetUtcNow().UtcDateTime);

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        db.CountRecoveryCodes(user.Id);

    public async Task AddOrUpdatePasskeyAsync(
        Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        await db.SavePasskey(user.Id, PasskeyRow.Of(passkey), clock.GetUtcNow().UtcDateTime);
        user.HasPasskey = true;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.ListPasskeys(user.Id)).Select(row => row.Info)];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await db.ListPasskeys(user.Id)).FirstOrDefault(p => p.CredentialId.SequenceEqual(credentialId))?.Info;

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.FindPersonByPasskey(credentialId) is { } personId ? await db.LockAccount(personId) : null;

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        await db.RemovePasskey(user.Id, credentialId);
        user.HasPasskey = (await db.ListPasskeys(user.Id)).Count > 0;
    }
}
