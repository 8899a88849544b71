using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Disposals;

/// <summary>Keeps cases until a later day (保存延長): all of those chosen, or none.</summary>
public sealed class ExtendRetention(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>How many are kept longer.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, ExtensionWish wish)
    {
        if (wish.WhyNot() is { } incomplete)
            return Outcome.Refused<int>(incomplete);
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        var rows = await db.LockKept([.. wish.Cases], me.Id, now.DayInJapan());
        if (rows.Count != wish.Cases.Length)
            return Outcome.Refused<int>(DisposeCases.ListMoved);
        if (rows.Select(r => r.WhyNotExtended(me, wish)).FirstOrDefault(why => why is not null) is { } reason)
            return Outcome.Refused<int>(reason);

        var signed = rows
            .Select(r => (Case: r.CaseId, By: new Signed(me, r.Kept.DecidingPost(me)!, now.UtcDateTime))).ToList();
        await db.Extend(signed, wish.Until!.Value, wish.Reason.Trim());
        foreach (var (caseId, by) in signed)
            await db.WriteAudit(Entry(caseId, by, address, wish));
        await transaction.CommitAsync();
        return Outcome.Done(rows.Count);
    }

    private static AuditEntry Entry(int caseId, Signed by, string? address, ExtensionWish wish) =>
        new(by.PersonId, by.PostId, "case.kept-longer", "case", caseId.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = RequestContent.Digest(wish.Reason.Trim()),
            Detail = new Dictionary<string, string> { ["まで"] = $"{wish.Until:O}" },
        };
}
