using System.Globalization;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Says when somebody leaves a post, or takes back that somebody is to take it.</summary>
public sealed class LeavePost(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    /// <summary>The name of who leaves.</summary>
    public async Task<Outcome<string>> Run(Administrator by, int id, int personId, DateOnly from, DateOnly? until)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        var holders = await db.ListHolders(id, today);
        if (holders.FirstOrDefault(h => h.PersonId == personId && h.Term.From == from) is not { } holding)
            return Outcome.Refused<string>("その人は、この職に就いていません。画面を読み込み直してください。");
        if ((by.Person.WhyNotAdministering() ?? holding.Term.WhyNotEnded(until, today)) is { } reason)
            return Outcome.Refused<string>(reason);

        if (until is { } last)
            await db.LeavePost(id, holding, last);
        else
            await db.TakeBackHolder(id, holding);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<string>(left);
        await db.WriteAudit(by.Did(until is null ? "post.taking-cancelled" : "post.left", "post", id,
            ("人", personId.ToString(CultureInfo.InvariantCulture)), ("から", $"{from:O}"), ("まで", $"{until:O}")));
        await transaction.CommitAsync();
        return Outcome.Done(holding.Name);
    }
}
