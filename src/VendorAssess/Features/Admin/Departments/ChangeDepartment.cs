using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin.Departments;

/// <summary>Renames a department or moves it under another one; what it did stays with it.</summary>
public sealed class ChangeDepartment(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Administrator by, int id, DepartmentWish typed)
    {
        var wish = typed.Trimmed();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockAdministration();
        var tree = await db.LoadDepartments();
        if (tree.Find(id) is not { } department)
            return Outcome.Refused<int>(AdminTexts.NoSuchDepartment);
        if ((by.Person.WhyNotAdministering()
            ?? tree.WhyNotChanged(department, wish, clock.GetUtcNow().DayInJapan())) is { } reason)
            return Outcome.Refused<int>(reason);

        await db.ChangeDepartment(id, wish);
        await db.WriteAudit(by.Did("department.changed", "department", id) with
        {
            BeforeDigest = RequestContent.Digest($"{department.Name}\0{department.ParentId}"),
            AfterDigest = RequestContent.Digest($"{wish.Name}\0{wish.ParentId}"),
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
