using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People.Administration;

/// <summary>Where a person's waiting work is mailed to; empty for nowhere.</summary>
public sealed class SetMailAddress(NpgsqlDataSource postgres)
{
    public async Task<Outcome<string>> Run(Administrator by, int personId, string typed)
    {
        var address = typed.Trim();
        var reason = by.Person.WhyNotAdministering() ?? (address.Length == 0 ? null : MailRules.WhyNotAddress(address));
        if (reason is not null)
            return Outcome.Refused<string>(reason);

        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.FindPerson(personId) is null)
            return Outcome.Refused<string>("その利用者はいません。");
        await db.SetMailAddress(personId, address);
        await db.WriteAudit(by.Did("person.mail", "person", personId));
        await transaction.CommitAsync();
        return Outcome.Done(address);
    }
}
