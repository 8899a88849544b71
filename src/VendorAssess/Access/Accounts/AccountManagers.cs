using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VendorAssess.Access.Accounts;

/// <summary>
/// ASP.NET Core Identity on the caller's connection, so that what it writes stands or falls with the audit entry.
/// </summary>
public sealed class AccountManagers(
    IOptions<IdentityOptions> identity, IOptions<IdentityPasskeyOptions> passkeys, IPasswordHasher<Account> hasher,
    AuthenticatorKeys keys, TimeProvider clock, IServiceProvider services, ILogger<UserManager<Account>> logger)
{
    // Names and passwords are judged by rules that say why not in the words of the page.
    public UserManager<Account> On(DbConnection db) => new(
        new AccountStore(db, keys, clock), identity, hasher, [], [], new UpperInvariantLookupNormalizer(),
        new IdentityErrorDescriber(), services, logger);

    public PasskeyHandler<Account> PasskeysOn(DbConnection db) => new(On(db), passkeys);
}
