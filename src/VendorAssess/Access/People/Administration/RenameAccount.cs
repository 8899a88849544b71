using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People.Administration;

/// <summary>Changes the name that a person is shown by.</summary>
public sealed class RenameAccount(NpgsqlDataSource postgres)
{
    public async Task<Outcome<string>> Run(Administrator by, int personId, string typed)
    {
        var name = typed.Trim();
        if ((by.Person.WhyNotAdministering() ?? NewAccountRules.WhyNotName(name)) is { } reason)
            return Outcome.Refused<string>(reason);

        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.FindPerson(personId) is null)
            return Outcome.Refused<string>("その利用者はいません。");
        await db.RenameAccount(personId, name);
        await db.WriteAudit(by.Did("person.renamed", "person", personId));
        await transaction.CommitAsync();
        return Outcome.Done(name);
    }
}
