using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace VendorAssess.Access.Accounts;

/// <summary>Keeps the secrets that authenticator apps share with us unreadable in the table.</summary>
public sealed class AuthenticatorKeys(IDataProtectionProvider protection, ILogger<AuthenticatorKeys> logger)
{
    // Revoking the ring's keys ends cookies; a secret at rest has to outlive them.
    private readonly IPersistedDataProtector protector =
        (IPersistedDataProtector)protection.CreateProtector("VendorAssess.AuthenticatorKey");

    public void Write(Account account, string key) =>
        account.AuthenticatorKey = Convert.ToBase64String(protector.Protect(Encoding.ASCII.GetBytes(key)));

    /// <summary>Null when no app is registered or the ring has lost the key: then a recovery code still helps.</summary>
    public string? Read(Account account)
    {
        if (account.AuthenticatorKey is not { } kept)
            return null;
        try
        {
            var key = Encoding.ASCII.GetString(protector.DangerousUnprotect(
                Convert.FromBase64String(kept), ignoreRevocationErrors: true, out var isOld, out _));
            // Goes under the ring's present key when the account is saved next.
            if (isOld)
                Write(account, key);
            return key;
        }
        catch (CryptographicException e)
        {
            logger.LogError(e, "The authenticator secret of person {PersonId} cannot be read", account.Id);
            return null;
        }
    }
}
