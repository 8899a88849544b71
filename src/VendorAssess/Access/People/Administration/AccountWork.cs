using System.Data.Common;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Access.People.Administration;

/// <summary>What every deed of an administrator to an account has in common: lock, decide, write, note.</summary>
public sealed class AccountWork(NpgsqlDataSource postgres, SessionRules rules, TimeProvider clock)
{
    public async Task<Outcome<T>> Do<T>(
        Person me, string? address, int personId, Func<Person, AccountState, string?> whyNot, string action,
        Func<DbConnection, Task<T>> write)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.LockAccountState(personId, today, rules.Demo) is not { } account)
            return Outcome.Refused<T>("このアカウントはありません。");
        if (whyNot(me, account) is { } reason)
            return Outcome.Refused<T>(reason);

        var watch = await db.WatchAdministrators(today, rules.Demo);
        var done = await write(db);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<T>(left);
        var post = me.Posts.First(p => p.Role == Roles.Administrator).Id;
        await db.WriteAudit(new AuditEntry(me.Id, post, action, "person", $"{personId}", address));
        await transaction.CommitAsync();
        return Outcome.Done(done);
    }
}
