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
    NpgsqlDataSource postgres, OfferedPolicies policies, SessionRules rules, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id, PostWish typed)
    {
        var wish = typed.Trimmed();
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var watch = await db.WatchAdministrators(today, rules.Demo);
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<int>(AdminTexts.NoSuchPost);
        if ((by.Person.WhyNotAdministering() ?? post.WhyNotChanged(wish, policies.Roles, today)) is { } reason)
            return Outcome.Refused<int>(reason);

        if (!await db.ChangePost(id, wish))
            return Outcome.Refused<int>(PostRules.SamePost);
        if (await watch.WhyNotLeft(db) is { } left)
            return Outcome.Refused<int>(left);
        await db.WriteAudit(by.Did("post.changed", "post", id, ("役割", $"{post.Role} → {wish.Role}")) with
        {
            BeforeDigest = RequestContent.Digest($"{post.Role}\0{post.Title}"),
            AfterDigest = RequestContent.Digest($"{wish.Role}\0{wish.Title}"),
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
