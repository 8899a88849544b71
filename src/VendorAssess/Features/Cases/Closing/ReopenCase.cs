using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Cases.Closing;

/// <summary>Takes a closing back; the days of a use that it ended stay as they are.</summary>
public sealed class ReopenCase(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<CaseStage>> Run(Person me, string? address, int caseId, string typed)
    {
        var (now, why) = (clock.GetUtcNow(), typed.Trim());
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.FindClosingCase(caseId, me.Id, now.DayInJapan()) is not { } closed)
            return Outcome.Refused<CaseStage>(ClosingTexts.NoSuchCase);
        if (closed.Standing.WhyNotReopened(me, why) is { } reason)
            return Outcome.Refused<CaseStage>(reason);

        var by = new Signed(me, closed.Standing.Worker(me)!, now.UtcDateTime);
        if (closed.LastNumber > 0)
            await db.AddReopening(closed, why, by);
        await db.SaveStage(caseId, CaseStage.Considering);
        await db.WriteAudit(new(
            me.Id, by.PostId, "case.reopened", "case", caseId.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = RequestContent.Digest(why),
        });
        await transaction.CommitAsync();
        return Outcome.Done(CaseStage.Considering);
    }
}
