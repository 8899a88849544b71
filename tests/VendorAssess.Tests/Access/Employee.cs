using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.People;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

/// <summary>A person of the city, not of the demo, in a post of their own, for tests that change an account.</summary>
public sealed record Employee(int Id, string Login)
{
    public const string Password = "a good long password";

    private static readonly string Hash = new Passwords().Hash(Password);

    public static async Task<Employee> In(ProductHost host, string login, string role = Roles.Applicant)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var id = await db.ExecuteScalarAsync<int>(
            """
            WITH d AS (
                INSERT INTO departments (name) VALUES ('課 ' || @login) RETURNING id
            ), post AS (
                INSERT INTO posts (department_id, role, title) SELECT id, @role, '職' FROM d RETURNING id
            ), who AS (
                INSERT INTO people (login, name, password_hash) VALUES (@login, '人 ' || @login, @Hash) RETURNING id
            ), held AS (
                INSERT INTO post_holders (post_id, person_id, from_date)
                SELECT post.id, who.id, DATE '2026-04-01' FROM post, who
            )
            SELECT id FROM who
            """,
            new { login, role, Hash });
        return new Employee(id, login);
    }

    /// <summary>As the product sees them when they sign in now.</summary>
    public async Task<Person> Me(RunningProduct product)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var postgres = scope.ServiceProvider.GetRequiredService<Npgsql.NpgsqlDataSource>();
        await using var db = await postgres.OpenConnectionAsync();
        var posts = await db.QueryAsync<(int Id, int DepartmentId, string Department, string Role, string Title)>(
            "SELECT post_id, department_id, department, role, title FROM held_posts(@Id, CURRENT_DATE)", new { Id });
        return new Person(Id, Login, [.. posts.Select(p => new Post(p.Id, p.DepartmentId, p.Department, p.Role, p.Title))]);
    }

    public async Task<Browser> SignedIn(RunningProduct product)
    {
        var browser = product.NewBrowser();
        using var response = await browser.SignIn(Login, Password);
        Assert.Equal("/", response.Headers.Location?.AbsolutePath);
        return browser;
    }
}
