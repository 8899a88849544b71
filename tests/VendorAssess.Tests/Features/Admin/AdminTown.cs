using Dapper;
using VendorAssess.Access.People;
using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin;
using VendorAssess.Features.Admin.Departments;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>The town with an administrator, and the steps of administration as one line each.</summary>
public sealed class AdminTown(DatabaseFixture database, Town town, Person administrator)
{
    public static readonly SessionRules Rules = new(TimeSpan.FromHours(1), TimeSpan.FromHours(12), Demo: true);

    public static DateOnly Today => Town.Today;

    public Town Town => town;

    public Administrator By { get; } = new(administrator, "192.0.2.9");

    public OfferedPolicies Policies => town.Policies;

    public OwnGrants Own => new(Policies, Rules);

    public Auditors Auditors => new(Policies);

    /// <summary>Everybody who neither administers nor audits.</summary>
    public Person[] Others =>
        [town.Applicant, town.Manager, town.Officer, town.OtherApplicant, town.Chief, town.Procurement];

    public static async Task<AdminTown> Build(DatabaseFixture database) => await In(database, await Town.Build(database));

    /// <summary>An administrator for a town that has been built.</summary>
    public static async Task<AdminTown> In(DatabaseFixture database, Town town)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var (person, post) = await db.QuerySingleAsync<(int, int)>(
            """
            WITH person AS (INSERT INTO people (login, name, password_hash) VALUES ('kanri', 'kanri', '') RETURNING id),
            post AS (INSERT INTO posts (department_id, role, title) VALUES (4, 'administrator', '管理者') RETURNING id),
            held AS (
                INSERT INTO post_holders (post_id, person_id, from_date)
                SELECT post.id, person.id, DATE '2026-04-01' FROM post, person
            )
            SELECT person.id, post.id FROM person, post
            """);
        return new AdminTown(
            database, town, new(person, "kanri", [new(post, 4, "情報政策課", Roles.Administrator, "管理者")]));
    }

    public static int PostOf(Person person) => person.Posts[0].Id;

    public async Task<int> AddDepartment(string name, int? parent = null) => Done(
        await new AddDepartment(database.Postgres, town.Clock).Run(By, new(name, parent)));

    public async Task<int> AddPost(int department, string role, string title) => Done(
        await new AddPost(database.Postgres, Policies, town.Clock).Run(By, department, new(role, title)));

    public async Task<int> AddPerson(string login, string name = "新 人") => Done(
        await new AddAccount(database.Postgres, new Passwords()).Run(By, new(login, name))).Id;

    public Task<Outcome<string>> Take(int post, string login, DateOnly? from = null, DateOnly? until = null) =>
        new TakePost(database.Postgres, Own, Auditors, town.Clock).Run(By, post, login, from ?? Today, until);

    public Task<Outcome<string>> Leave(int post, int person, DateOnly from, DateOnly? until) =>
        new LeavePost(database.Postgres, Rules, town.Clock).Run(By, post, person, from, until);

    public Task<Outcome<int>> Close(int department, DateOnly until, int? successor = null) =>
        new CloseDepartment(database.Postgres, Rules, new HandOverWork(database.Postgres, town.Clock), town.Clock)
            .Run(By, department, new(until, successor));

    public Task<Outcome<int>> End(int post, DateOnly until) =>
        new EndPost(database.Postgres, Rules, town.Clock).Run(By, post, until);

    /// <summary>By a second administrator, because nobody turns off the own account.</summary>
    public Task<Outcome<int>> Turn(int person, bool on, Person? by = null)
    {
        var work = new AccountWork(database.Postgres, Rules, town.Clock);
        var who = by ?? By.Person;
        return on
            ? new TurnOnAccount(work).Run(who, By.Address, person)
            : new TurnOffAccount(work).Run(who, By.Address, person);
    }

    public async Task<string[]> Held(int person, DateOnly day)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return [.. await db.QueryAsync<string>(
            "SELECT via || ' ' || department || ' ' || title FROM held_posts(@person, @day) ORDER BY post_id",
            new { person, day })];
    }

    public async Task<T> One<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task Run(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }

    public static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    public static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
