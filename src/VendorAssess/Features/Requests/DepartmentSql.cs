using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace VendorAssess.Features.Requests;

/// <summary>A department that can use a service together with the case's own.</summary>
public sealed record OtherDepartment(int Id, string Name);

public static class DepartmentSql
{
    /// <summary>More than any municipality has open at a time.</summary>
    private const int Longest = 1000;

    /// <summary>The departments open today, without the case's own.</summary>
    public static async Task<ImmutableArray<OtherDepartment>> ListDepartments(
        this DbConnection db, int caseId, DateOnly today) =>
    [
        .. await db.QueryAsync<OtherDepartment>(
            """
            SELECT d.id, d.name
            FROM departments d
            JOIN cases c ON c.id = @caseId
            WHERE d.id <> c.department_id AND (d.until_date IS NULL OR d.until_date >= @today)
            ORDER BY d.id
            LIMIT @limit
            """,
            new { caseId, today, limit = Longest }),
    ];
}
