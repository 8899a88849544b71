using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Gives the uses in force that a post manages to another post that may manage them.</summary>
public sealed class MoveUses(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>How many uses were moved.</summary>
    public async Task<Outcome<int>> Run(Administrator by, int id, int toPost)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenForTask(ProductTask.Administration);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is null)
            return Outcome.Refused<int>(AdminTexts.NoSuchPost);
        if ((by.Person.WhyNotAdministering() ?? (await db.FindPost(toPost)).WhyNotManaging(today)) is { } reason)
            return Outcome.Refused<int>(reason);

        var moved = await db.MoveUses(id, toPost, today);
        await db.WriteAudit(by.Did("post.uses-moved", "post", id,
            ("引き継ぐ職", toPost.ToString(CultureInfo.InvariantCulture)),
            ("利用", moved.ToString(CultureInfo.InvariantCulture))));
        await transaction.CommitAsync();
        return Outcome.Done(moved);
    }
}
