using Npgsql;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Store;

namespace VendorAssess.Features.MyAccount;

/// <summary>Gives a passkey another name; what it opens stays the same, so no password is asked for.</summary>
public sealed class RenamePasskey(NpgsqlDataSource postgres)
{
    public async Task<Outcome<string>> Run(AtOwnAccount at, byte[] passkey, string typed)
    {
        var name = typed.Trim();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        var known = await db.ListPasskeys(at.Me.Id);
        if (known.All(p => !p.CredentialId.SequenceEqual(passkey)))
            return Outcome.Refused<string>("もう登録されていません。");
        var others = known.Where(p => !p.CredentialId.SequenceEqual(passkey)).Select(p => p.Name);
        if (SecondFactorRule.WhyNotNamed(name, others) is { } reason)
            return Outcome.Refused<string>(reason);

        await db.RenamePasskey(at.Me.Id, passkey, name);
        await db.WriteAudit(new(at.Me.Id, null, "passkey.renamed", "person", $"{at.Me.Id}", at.Network));
        await transaction.CommitAsync();
        return Outcome.Done(name);
    }
}
