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

/// <summary>Closes a case (終了): from then on it is only read, and its retention begins to count.</summary>
public sealed class CloseCase(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<ClosingKind>> Run(Person me, string? address, int caseId, CaseClosing typed)
    {
        var (now, wish) = (clock.GetUtcNow(), typed.Trimmed());
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        await db.LockLinks(caseId);
        if (await db.FindClosingCase(caseId, me.Id, now.DayInJapan()) is not { } open)
            return Outcome.Refused<ClosingKind>(ClosingTexts.NoSuchCase);
        if (open.Standing.WhyNotClosed(me, wish, open.Running, now.DayInJapan()) is { } reason)
            return Outcome.Refused<ClosingKind>(reason);

        var by = new Signed(me, open.Standing.Worker(me)!, now.UtcDateTime);
        await db.AddClosing(open, wish, by);
        if (wish.UseEndedOn is { } day)
            await db.EndUses(caseId, day);
        await db.SaveStage(caseId, CaseStage.Closed);
        await db.WriteAudit(new(
            me.Id, by.PostId, "case.closed", "case", caseId.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = RequestContent.Digest($"{wish.Kind}\0{wish.Reason}\0{wish.UseEndedOn:O}"),
            Detail = new Dictionary<string, string> { ["終了の種類"] = wish.Kind.Label() },
        });
        await transaction.CommitAsync();
        return Outcome.Done(wish.Kind);
    }
}
