using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>A case as a person wants to begin it, with the facts as a form gave them.</summary>
public sealed record NewCase(
    int DepartmentId, string Policy, CaseWording Wording, IReadOnlyDictionary<string, string[]> Typed);

/// <summary>Which content a case is evaluated under.</summary>
public sealed record CaseEditionHashes(string PolicyHash, string BankHash);

/// <summary>Begins a case under the edition in force, which is kept with it.</summary>
public sealed class BeginCase(
    NpgsqlDataSource postgres, Editions editions, OfferedPolicies offered, TimeProvider clock)
{
    /// <summary>The number of the new case.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, NewCase wanted)
    {
        if (offered.Find(wanted.Policy) is not { } policy)
            return Outcome.Refused<int>("この対策基準では案件を作れません。");
        var problems = new List<string>();
        var facts = AskedFacts.Read(policy, Facts.Empty, wanted.Typed, problems);
        var wording = wanted.Wording.Trimmed();
        if ((me.WhyNotBegun(wanted.DepartmentId, wording) ?? CaseRules.AllOf(problems)) is { } reason)
            return Outcome.Refused<int>(reason);

        var now = clock.GetUtcNow().UtcDateTime;
        var edition = new CaseEditionHashes(policy.Hash, editions.Current.Bank.Hash);
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await Keep(db, policy, now);
        var id = await db.AddCase(wanted with { Wording = wording }, facts, edition, me.Id, now);
        await db.WriteAudit(Entry(me, address, id, wanted.DepartmentId) with { AfterDigest = wording.DigestWith(facts) });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    // Kept at start already, unless the database was emptied since: no case may ever be without its edition.
    private async Task Keep(DbConnection db, Policy policy, DateTime now)
    {
        var bank = editions.Current.Bank;
        await db.KeepEdition(EditionRow.OfQuestions(bank.Hash, bank.Id, bank.Edition), Files(bank.Hash), now);
        await db.KeepEdition(
            new(policy.Id, policy.Hash, bank.Hash, policy.Title, policy.EditionWithStandards), Files(policy.Hash), now);
    }

    private EditionFileRow[] Files(string hash) =>
        [.. editions.Current.FilesByHash[hash].Select(f => new EditionFileRow(f.Name, f.Text))];

    private static AuditEntry Entry(Person me, string? address, int id, int department) =>
        new(me.Id, me.PostsForNewCase().First(p => p.DepartmentId == department).Id, "case.begun", "case",
            id.ToString(CultureInfo.InvariantCulture), address);
}
