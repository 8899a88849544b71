using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Ends a post on its last day; who holds it acts for it no longer after that.</summary>
public sealed class EndPost(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id, DateOnly? until)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<int>(AdminTexts.NoSuchPost);
        if ((by.Person.WhyNotAdministering()
            ?? post.WhyNotEnded(until, await db.CountWork(id, today), today)) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.EndPost(id, until);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<int>(left);
        await db.WriteAudit(by.Did("post.ended", "post", id, ("最後の日", until!.Value.ToString("O", null))));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
