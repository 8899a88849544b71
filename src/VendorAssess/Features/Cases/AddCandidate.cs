using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases;

/// <summary>Adds a service to those that a case considers.</summary>
public sealed class AddCandidate(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>The number of the new candidate.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, WantedService wanted)
    {
        var now = clock.GetUtcNow();
        var named = wanted.Trimmed();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.LoadCaseFile(caseId, me.Id, now.DayInJapan()) is not { } file)
            return Outcome.Refused<int>("この案件はありません。");
        if ((file.Case.Standing.WhyNotEditable(me) ?? named.WhyNot()) is { } reason)
            return Outcome.Refused<int>(reason);

        if (await FindOrAdd(db, named) is not { } service)
            return Outcome.Refused<int>("このサービスは登録されていません。選び直してください。");
        if (await db.AddCandidate(caseId, service, me.Id, now.UtcDateTime) is not { } number)
            return Outcome.Refused<int>("このサービスは、すでにこの案件の候補です。");
        await db.WriteAudit(Entry(file.Case, me, address, number, service));
        await transaction.CommitAsync();
        return Outcome.Done(number);
    }

    private static async Task<int?> FindOrAdd(DbConnection db, WantedService wanted)
    {
        if (wanted.Known is { } known)
            return await db.IsService(known) ? known : null;
        return await db.FindOrAddService(await db.FindOrAddProvider(wanted.Provider), wanted.Name, wanted.Plan);
    }

    private static AuditEntry Entry(CaseRow row, Person me, string? address, int number, int service) =>
        new(me.Id, row.Standing.Worker(me)?.Id, "candidate.added", "case",
            row.Id.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["候補"] = number.ToString(CultureInfo.InvariantCulture),
                ["サービス"] = service.ToString(CultureInfo.InvariantCulture),
            },
        };
}
