using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Disposals;

/// <summary>Disposes of cases whose retention is over (廃棄): all of those chosen, or none.</summary>
public sealed class DisposeCases(NpgsqlDataSource postgres, TimeProvider clock)
{
    public const string ListMoved = "一覧を開いた後に変わった案件があります。一覧を読み込み直して、選び直してください。";

    /// <summary>How many were disposed of.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, DisposalWish wish)
    {
        if (wish.WhyNot() is { } incomplete)
            return Outcome.Refused<int>(incomplete);
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        var rows = await db.LockKept([.. wish.Cases], me.Id, clock.GetUtcNow().DayInJapan());
        if (rows.Count != wish.Cases.Length)
            return Outcome.Refused<int>(ListMoved);
        if (rows.Select(r => r.WhyNotDisposed(me)).FirstOrDefault(why => why is not null) is { } reason)
            return Outcome.Refused<int>(reason);

        var records = await db.Dispose(
            [.. rows.Select(r => r.CaseId)], [.. rows.Select(r => r.Kept.DecidingPost(me)!.Id)], me.Id, wish.Reason.Trim(),
            address);
        await transaction.CommitAsync();
        return Outcome.Done(records.Count);
    }
}
