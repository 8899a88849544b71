using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>Records in 利用台帳 what only an 例外措置 allows: there is no request that would do so.</summary>
public sealed class RecordExceptedUse(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of the use.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int id, WantedUse use)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockException(id, me.Id, today) is not { } row
            || await db.LoadCaseFile(row.CaseId, me.Id, today) is not { } file)
            return Outcome.Refused<int>(ExceptionTexts.NoSuchException);

        var (policy, _) = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var facts = file.Facts(policy).Completed(policy);
        var whyNot = row.Recordable(policy, facts, today).WhyNot(me)
            ?? use.WhyNotRecordable(UseRules.Seats(policy, facts, await db.ListLineagePosts(row.CaseId, today)), today)
            ?? (use.UseFrom < row.FromDate
                ? "利用を始める日は、例外措置の期間が始まる日以後の日にしてください。"
                : null)
            ?? (use.UseUntil is null || use.UseUntil > row.UntilDate
                ? "利用を終える日は、例外措置の期間が終わる日までの日にしてください。"
                : null);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var by = new Signed(me, row.Case.AskingPost(me, policy.Exceptions!)!, now.UtcDateTime);
        var useId = await db.AddUse(new(null, id, []), use, by);
        await db.WriteAudit(ExceptionTexts.Audit(by, address, "use.recorded", id) with
        {
            BeforeDigest = row.Digest,
            Detail = new Dictionary<string, string> { ["利用"] = useId.ToString(CultureInfo.InvariantCulture) },
        });
        await transaction.CommitAsync();
        return Outcome.Done(useId);
    }
}
