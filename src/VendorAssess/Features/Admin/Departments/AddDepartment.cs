using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Departments;

public sealed class AddDepartment(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>The number of the new department.</summary>
    public async Task<Outcome<int>> Run(Administrator by, DepartmentWish typed)
    {
        var wish = typed.Trimmed();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var tree = await db.LoadDepartments();
        if ((by.Person.WhyNotAdministering() ?? tree.WhyNotAdded(wish, clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        var id = await db.AddDepartment(wish);
        await db.WriteAudit(by.Did("department.added", "department", id));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
