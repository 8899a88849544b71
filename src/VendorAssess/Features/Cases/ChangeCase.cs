using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>A change of a case; <see cref="SeenVersion"/> is the one it was made on.</summary>
public sealed record CaseChange(int CaseId, int SeenVersion, CaseWording Wording, IReadOnlyDictionary<string, string[]> Typed);

/// <summary>Saves words and facts of a case, unless someone else was faster.</summary>
public sealed class ChangeCase(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The new version.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, CaseChange change)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(change.CaseId);
        if (await db.LoadCaseFile(change.CaseId, me.Id, clock.GetUtcNow().DayInJapan()) is not { } file)
            return Outcome.Refused<int>("この案件はありません。");

        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var before = file.Facts(edition.Policy);
        var problems = new List<string>();
        var facts = AskedFacts.Read(edition.Policy, before, change.Typed, problems);
        var wording = change.Wording.Trimmed();
        var reason = file.Case.Standing.WhyNotEditable(me)
            ?? CaseRules.WhyNotSaved(change.SeenVersion, file.Case.Version)
            ?? wording.WhyNot()
            ?? CaseRules.AllOf(problems);
        if (reason is not null)
            return Outcome.Refused<int>(reason);

        var version = await db.SaveCase(change.CaseId, wording, facts);
        await db.WriteAudit(Entry(file.Case, me, address) with
        {
            BeforeDigest = new CaseWording(file.Case.Title, file.Case.Purpose).DigestWith(before),
            AfterDigest = wording.DigestWith(facts),
        });
        await transaction.CommitAsync();
        return Outcome.Done(version);
    }

    private static AuditEntry Entry(CaseRow row, Person me, string? address) =>
        new(me.Id, row.Standing.Worker(me)?.Id, "case.changed", "case",
            row.Id.ToString(CultureInfo.InvariantCulture), address);
}
