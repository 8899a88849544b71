using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.MyAccount;

/// <summary>What a browser is asked that shall make a passkey; devices that hold one already are left out.</summary>
public sealed class AskForPasskey(NpgsqlDataSource postgres, PasskeyCeremony passkeys)
{
    public async Task<PasskeyAsked?> Load(Person me, HttpContext http)
    {
        if (!passkeys.IsPossible)
            return null;
        await using var db = await postgres.OpenConnectionAsync(http.RequestAborted);
        return await passkeys.AskForRegistration(db, (await db.LockAccount(me.Id))!, http);
    }
}
