using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using VendorAssess.Access.Accounts;

namespace VendorAssess.Features.MyAccount;

/// <summary>Recovery codes to be shown once; none where the person still has some.</summary>
public sealed record RecoveryCodeSet(ImmutableArray<string> Codes)
{
    public static readonly RecoveryCodeSet None = new([]);

    public static async Task<RecoveryCodeSet> New(UserManager<Account> identity, Account account) =>
        new([.. (await identity.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes.Count))!]);

    /// <summary>With the first second factor come the codes for the day it is lost.</summary>
    public static async Task<RecoveryCodeSet> NewIfNone(UserManager<Account> identity, Account account) =>
        await identity.CountRecoveryCodesAsync(account) > 0 ? None : await New(identity, account);
}
