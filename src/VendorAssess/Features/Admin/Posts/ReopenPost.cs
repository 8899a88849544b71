using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>Takes the end of a post back while its last day has not passed.</summary>
public sealed class ReopenPost(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        if (await db.FindPost(id) is not { } post)
            return Outcome.Refused<int>(AdminTexts.NoSuchPost);
        if ((by.Person.WhyNotAdministering() ?? post.WhyNotReopened(clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.EndPost(id, until: null);
        await db.WriteAudit(by.Did("post.reopened", "post", id));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
