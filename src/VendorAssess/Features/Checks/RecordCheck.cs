using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Checks;

/// <summary>What came of a check; a result is only ever added.</summary>
public sealed class RecordCheck(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const string NoSuchCheck = "この点検は見つかりません。あなたの部署からは見られないものかもしれません。";

    public async Task<Outcome<CheckResult>> Run(Person me, string? address, int id, WantedResult wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCheck(id, me.Id, now.DayInJapan()) is not { } check)
            return Outcome.Refused<CheckResult>(NoSuchCheck);
        if (check.WhyNotRecorded(me, wanted) is { } reason)
            return Outcome.Refused<CheckResult>(reason);

        var by = new Signed(me, check.PostOf(me)!, now.UtcDateTime);
        await db.AddResult(id, wanted, by);
        await db.WriteAudit(new(
            by.PersonId, by.PostId, "check.recorded", "check", id.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = RequestContent.Digest(string.Join('\0', wanted.Result, wanted.Note)),
            Detail = new Dictionary<string, string> { ["結果"] = wanted.Result.Label() },
        });
        await transaction.CommitAsync();
        return Outcome.Done(wanted.Result);
    }
}
