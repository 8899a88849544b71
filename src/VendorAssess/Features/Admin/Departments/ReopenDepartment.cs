using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Departments;

/// <summary>Takes a closing back while the last day has not passed.</summary>
public sealed class ReopenDepartment(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var tree = await db.LoadDepartments();
        if (tree.Find(id) is not { } department)
            return Outcome.Refused<int>(AdminTexts.NoSuchDepartment);
        if ((by.Person.WhyNotAdministering() ?? department.WhyNotReopened(today)
            ?? tree.WhyNotChanged(department, new(department.Name, department.ParentId), today)) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.ReopenDepartment(id);
        await db.WriteAudit(by.Did("department.reopened", "department", id));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
