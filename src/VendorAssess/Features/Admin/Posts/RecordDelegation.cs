using System.Data.Common;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Records that a post lets another post handle its work (委任), as the policy allows it.</summary>
public sealed class RecordDelegation(
    NpgsqlDataSource postgres, OfferedPolicies policies, OwnGrants own, Auditors auditors, TimeProvider clock)
{
    /// <summary>The name of the post that handles it.</summary>
    /// <param name="auditReason">Why who audits works in what is audited by it.</param>
    public async Task<Outcome<string>> Run(
        Administrator by, int id, int toPost, DelegationWish typed, string auditReason = "")
    {
        var wish = typed.Trimmed();
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<string>(AdminTexts.NoSuchPost);
        var watch = await auditors.Watch(db, today);
        var to = await db.FindPost(toPost);
        var grant = await own.Of(db, by, post.Role, await Handlers(db, by, id, toPost, today), wish.Reason, today);
        if ((by.Person.WhyNotDelegating(id) ?? grant.WhyNot() ?? post.WhyNotDelegated(
            to, wish, [.. policies.All], await db.ListDelegations(id, today), today)) is { } reason)
            return Outcome.Refused<string>(reason);

        var delegation = await db.AddDelegation(id, toPost, wish, by.Person.Id, now.UtcDateTime);
        var same = await watch.After(db, auditReason);
        if (same.WhyNot() is { } whyNot)
            return Outcome.Refused<string>(whyNot);
        await db.AddSameAuditors(same, by.Person.Id, now.UtcDateTime);
        await db.WriteAudit(Entry(by, id, toPost, wish, delegation, [.. grant.Detail, .. same.Detail]));
        await transaction.CommitAsync();
        return Outcome.Done(to!.Name);
    }

    // Who holds a post lets its work be handled as the policy says, also by another post of theirs.
    private static async Task<IEnumerable<int>> Handlers(
        DbConnection db, Administrator by, int id, int toPost, DateOnly today) =>
        by.Person.Posts.Any(p => p.Id == id && p.Via == Via.Holder)
            ? []
            : (await db.ListHolders(toPost, today)).Concat(await db.ListSubstitutes(toPost, today)).Select(h => h.PersonId);

    private static AuditEntry Entry(
        Administrator by, int id, int toPost, DelegationWish wish, int delegation,
        (string Name, string Value)[] reasons) =>
        by.Did("delegation.recorded", "post", id,
            [("委任", delegation.ToString(CultureInfo.InvariantCulture)),
            ("任された職", toPost.ToString(CultureInfo.InvariantCulture)), ("手続", string.Join(',', wish.Scope)),
            ("から", $"{wish.From:O}"), ("まで", $"{wish.Until:O}"), .. reasons]) with
        {
            PostId = by.Person.AdministeringPost()?.Id ?? id,
            AfterDigest = RequestContent.Digest(wish.Reason),
        };
}
