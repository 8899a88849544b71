using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Departments;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Posts;

public sealed class AddPost(NpgsqlDataSource postgres, OfferedPolicies policies, TimeProvider clock)
{
    /// <summary>The number of the new post.</summary>
    public async Task<Outcome<int>> Run(Administrator by, int departmentId, PostWish typed)
    {
        var wish = typed.Trimmed();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var tree = await db.LoadDepartments();
        if (tree.Find(departmentId) is not { } department || !department.IsOpenOn(clock.GetUtcNow().DayInJapan()))
            return Outcome.Refused<int>(AdminTexts.NoSuchDepartment);
        if ((by.Person.WhyNotAdministering() ?? wish.WhyNot(policies.Roles)) is { } reason)
            return Outcome.Refused<int>(reason);

        if (await db.AddPost(departmentId, wish) is not { } id)
            return Outcome.Refused<int>(PostRules.SamePost);
        await db.WriteAudit(by.Did("post.added", "post", id, ("役割", wish.Role)));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
