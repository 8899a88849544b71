using System.Data.Common;
using Dapper;

namespace VendorAssess.Access.People;

/// <summary>A demo person as the sign-in page offers it.</summary>
public sealed record DemoSignIn(string Login, string Name, string Department, string Title);

public static class DemoSql
{
    public static Task<IEnumerable<DemoSignIn>> ListDemoSignIns(this DbConnection db) =>
        db.QueryAsync<DemoSignIn>(
            """
            SELECT p.login, p.name, d.name AS department, post.title
            FROM people p
            JOIN post_holders h ON h.person_id = p.id AND h.until_date IS NULL
            JOIN posts post ON post.id = h.post_id
            JOIN departments d ON d.id = post.department_id
            WHERE p.demo AND p.active
            ORDER BY p.id
            """);
}
