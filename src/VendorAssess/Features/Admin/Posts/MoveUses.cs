using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Gives the uses in force that a post manages, and the checks it confirms, to another post that may.</summary>
public sealed class MoveUses(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>How many uses and checks were moved.</summary>
    public async Task<Outcome<PostWork>> Run(Administrator by, int id, int toPost)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<PostWork>(AdminTexts.NoSuchPost);
        if ((by.Person.WhyNotAdministering() ?? (await db.FindPost(toPost)).WhyNotTakingOver(
            post, await db.CountWork(id, today), await db.CountUnseenChecks(id, toPost), today)) is { } reason)
            return Outcome.Refused<PostWork>(reason);

        var moved = new PostWork(await db.MoveUses(id, toPost, today), await db.MoveChecks(id, toPost));
        await db.WriteAudit(by.Did("post.uses-moved", "post", id,
            ("引き継ぐ職", toPost.ToString(CultureInfo.InvariantCulture)),
            ("利用", moved.Uses.ToString(CultureInfo.InvariantCulture)),
            ("点検", moved.Checks.ToString(CultureInfo.InvariantCulture))));
        await transaction.CommitAsync();
        return Outcome.Done(moved);
    }
}
