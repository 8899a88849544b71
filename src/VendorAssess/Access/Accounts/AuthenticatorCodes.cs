using Microsoft.AspNetCore.Identity;

namespace VendorAssess.Access.Accounts;

/// <summary>
/// Checks the code of an authenticator app. The framework's own provider takes codes two steps off, and takes them twice.
/// </summary>
public sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public static readonly string Provider = TokenOptions.DefaultAuthenticatorProvider;

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key
            || Totp.StepOf(key, token, clock.GetUtcNow(), user.AuthenticatorStep) is not { } step)
            return false;

        user.AuthenticatorStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(user.AuthenticatorKey is not null);

    // The app does that.
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        throw new NotSupportedException();
}
