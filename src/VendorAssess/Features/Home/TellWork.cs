using System.Data.Common;
using Npgsql;
using VendorAssess.Access.Network;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Home;

/// <summary>
/// Mails the holders of posts that work has come, and that it still waits. What was told stands in the transaction of the
/// mail, so none is lost and none is sent twice, whichever process comes first; whoever has no address is told nothing.
/// </summary>
public sealed class TellWork(
    NpgsqlDataSource postgres, OfferedPolicies policies, LinkBase linkBase, WorkReminders reminders, TimeProvider clock)
{
    /// <summary>How many mails were put into the outbox.</summary>
    public async Task<int> Run()
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenForTask(ProductTask.Mails);
        await using var transaction = await db.BeginTransactionAsync();
        var told = await db.TellWork(now.DayInJapan(), now.UtcDateTime, reminders.EveryDays);
        told.AddRange(await TellLook(db, now, now.DayInJapan()));
        told.AddRange(await db.TellPostNews(now.DayInJapan(), now.UtcDateTime));
        var mails = told.GroupBy(t => t.PersonId).Select(Mail).ToList();
        if (mails.Count > 0)
            await db.AddMails(mails, now.UtcDateTime);
        await transaction.CommitAsync();
        return mails.Count;
    }

    private async Task<List<ToldWork>> TellLook(DbConnection db, DateTimeOffset now, DateOnly today) =>
        ExceptionLookRules.Strictest(policies.All) is { } look
        && look.DueOn(await db.LoadLookState()) is { } due && due <= today
            ? await db.TellLook(look, due, new(today, now.UtcDateTime, reminders.EveryDays))
            : [];

    private NewMail Mail(IGrouping<int, ToldWork> told)
    {
        var first = told.First();
        WaitingCount[] counts =
            [.. told.GroupBy(t => (t.Kind, Reminder: t.Round > 0)).Select(g => new WaitingCount(g.Key.Kind, g.Count(), g.Key.Reminder))];
        return new NewMail(
            first.DedupeKey, "waiting-work", null, CarriesLink: false, first.Address, first.Name, WorkMail.Subject(counts),
            WorkMail.Body(first.Name, [.. counts], linkBase.To("/").ToString()));
    }
}
