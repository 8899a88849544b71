using System.Data.Common;
using Npgsql;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Gives a post another title or role; who holds it has the new rights from the next request on.</summary>
public sealed class ChangePost(
    NpgsqlDataSource postgres, OfferedPolicies policies, OwnGrants own, Auditors auditors, SessionRules rules,
    TimeProvider clock)
{
    /// <param name="ownReason">Why the only administrator gives another role to a post of his own.</param>
    /// <param name="auditReason">Why who audits works in what is audited by it.</param>
    public async Task<Outcome<int>> Run(
        Administrator by, int id, PostWish typed, string ownReason = "", string auditReason = "")
    {
        var wish = typed.Trimmed();
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        var auditing = await auditors.Watch(db, today);
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<int>(AdminTexts.NoSuchPost);
        var grant = await own.Of(
            db, by, wish.Role, wish.Role == post.Role ? [] : await Acting(db, id, today), ownReason, today);
        if ((by.Person.WhyNotAdministering() ?? grant.WhyNot() ?? post.WhyNotChanged(wish, policies.Roles, today)) is { } reason)
            return Outcome.Refused<int>(reason);

        if (!await db.ChangePost(id, wish))
            return Outcome.Refused<int>(PostRules.SamePost);
        var same = await auditing.After(db, auditReason);
        if ((await watch.WhyNotLeft(db) ?? same.WhyNot()) is { } left)
            return Outcome.Refused<int>(left);
        await db.AddSameAuditors(same, by.Person.Id, now.UtcDateTime);
        await db.WriteAudit(by.Did(
            "post.changed", "post", id, [("役割", $"{post.Role} → {wish.Role}"), .. grant.Detail, .. same.Detail]) with
        {
            BeforeDigest = RequestContent.Digest($"{post.Role}\0{post.Title}"),
            AfterDigest = RequestContent.Digest($"{wish.Role}\0{wish.Title}"),
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static async Task<IEnumerable<int>> Acting(DbConnection db, int id, DateOnly today) =>
        (await db.ListHolders(id, today)).Concat(await db.ListSubstitutes(id, today)).Select(h => h.PersonId);
}
