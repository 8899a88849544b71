using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Departments;

/// <summary>Closes a department at the end of a day; its cases and uses then go to the successor.</summary>
public sealed class CloseDepartment(
    NpgsqlDataSource postgres, SessionRules rules, HandOverWork handOver, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id, ClosingWish wish)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        var tree = await db.LoadDepartments();
        if (tree.Find(id) is not { } department)
            return Outcome.Refused<int>(AdminTexts.NoSuchDepartment);
        var work = await db.CountWork(id, today);
        var taking = wish is { SuccessorId: { } successor, Until: { } until }
            ? await db.FindTakingPosts(successor, until) : new(null, null);
        if ((by.Person.WhyNotAdministering() ?? tree.WhyNotClosed(department, wish, work, today)
            ?? work.WhyNotTakenOver(taking)) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.CloseDepartment(id, wish, taking.Manager);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<int>(left);
        await db.WriteAudit(by.Did("department.closed", "department", id,
            ("最後の日", wish.Until!.Value.ToString("O", null)), ("引き継ぐ部局", $"{wish.SuccessorId}")));
        await transaction.CommitAsync();
        if (wish.Until < today)
            await handOver.Run();
        return Outcome.Done(id);
    }
}
