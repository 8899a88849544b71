using Npgsql;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Policies;

/// <summary>
/// Keeps the editions in force, at each start: one stays readable and comparable after the files moved on, also where no
/// case began under it. That an edition is new here is a matter for the audit log.
/// </summary>
public sealed class KeepEditions(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public async Task Run()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        var added = new List<EditionRow>();
        foreach (var edition in InForce())
        {
            if (await db.KeepEdition(edition, Files(edition.Hash), now))
                added.Add(edition);
        }
        foreach (var edition in added)
            await db.WriteAudit(Entry(edition));
        await transaction.CommitAsync();
    }

    private IEnumerable<EditionRow> InForce()
    {
        var (bank, policies) = (editions.Current.Bank, editions.Current.Policies.Values);
        return policies
            .Select(p => new EditionRow(p.Id, p.Hash, bank.Hash, p.Title, p.EditionWithStandards))
            .Prepend(EditionRow.OfQuestions(bank.Hash, bank.Id, bank.Edition));
    }

    private EditionFileRow[] Files(string hash) =>
        [.. editions.Current.FilesByHash[hash].Select(f => new EditionFileRow(f.Name, f.Text))];

    private static AuditEntry Entry(EditionRow edition) =>
        new(null, null, "edition.in-force", "policy", edition.Policy.Length > 0 ? edition.Policy : "questions", null)
        {
            AfterDigest = edition.Hash,
            Detail = new Dictionary<string, string> { ["edition"] = edition.Edition, ["questions"] = edition.BankHash },
        };
}
