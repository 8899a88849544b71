using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>Takes an applied transfer back as a whole, while its day has not come.</summary>
public sealed class CancelTransfer(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        if (await db.LockTransfer(id) is not { } transfer)
            return Outcome.Refused<int>("この異動はありません。");
        if ((by.Person.WhyNotAdministering() ?? transfer.WhyNotCancelled(today)) is { } reason)
            return Outcome.Refused<int>(reason);

        if (await db.TakeBack(id, transfer.Day) != await db.CountChanges(id))
            return Outcome.Refused<int>("反映した後に、職に就く人がさらに変わりました。まとめては取り消せません。職の画面で直してください。");
        await db.RestoreActing(id, transfer.Day.AddDays(-1));
        await db.MarkCancelled(id, by.Person.Id, now.UtcDateTime);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<int>(left);
        await db.WriteAudit(by.Did("transfer.cancelled", "transfer", id, ("異動の日", $"{transfer.Day:O}")));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
