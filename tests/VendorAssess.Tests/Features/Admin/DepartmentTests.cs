using VendorAssess.Features.Admin.Departments;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

public sealed class DepartmentTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private AdminTown town = null!;

    public async ValueTask InitializeAsync() => town = await AdminTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_department_is_added_renamed_and_moved_with_what_it_has()
    {
        var id = await town.AddDepartment(" 戸籍課 ", 1);
        var post = await town.AddPost(id, Roles.Manager, "課長");
        var change = new ChangeDepartment(database.Postgres, town.Town.Clock);
        Done(await change.Run(town.By, id, new("証明課", 3)));
        var seen = (await Load(id))!;
        Assert.Equal(("証明課", "福祉課 › 証明課", 3), (seen.Row.Name, seen.Row.Path, seen.Row.ParentId!.Value));
        Assert.Equal([post], seen.Posts.Select(p => p.Id));
        Refused("もうあります", await change.Run(town.By, id, new("市民課", 3)));
        Refused("自分自身", await change.Run(town.By, 1, new("市民部", 2)));
        Refused("ありません", await change.Run(town.By, 999, new("無い課", null)));
        Assert.Equal(3, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE person_id IS NOT NULL"));
    }

    [Fact]
    public async Task The_tree_is_listed_in_its_order_narrowed_and_in_pages()
    {
        for (var i = 0; i < 2 * ListDepartments.PageSize; i++)
            await town.Run($"INSERT INTO departments (name, parent_id) VALUES ('出張所{i:000}', 2)");
        var first = (await List(new()))!;
        Assert.Equal(ListDepartments.PageSize, first.Departments.Length);
        var second = (await List(new(After: first.Next)))!;
        Assert.Empty(first.Departments.Select(d => d.Id).Intersect(second.Departments.Select(d => d.Id)));
        Assert.Equal(["市民部 › 市民課 › 出張所007"], (await List(new("出張所007")))!.Departments.Select(d => d.Path));
        Assert.Empty((await List(new(Closed: true)))!.Departments);
    }

    [Fact]
    public async Task Work_that_is_left_goes_to_the_successor_on_the_next_day()
    {
        var requests = await RequestTown.Build(database);
        town = await Rebuilt();
        var (request, digest) = await requests.Submitted();
        Done(await requests.Decide(requests.Town.Chief, request, digest));
        var successor = await town.AddDepartment("総合窓口課", 1);
        Refused("案件が 1 件、利用が 1 件", await town.Close(2, Today));
        Refused("利用を管理する職", await town.Close(2, Today, successor));
        var manager = await town.AddPost(successor, Roles.Manager, "課長");

        Done(await town.Close(2, Today.AddDays(-1), successor));

        Assert.Equal(successor, await town.One<int>("SELECT department_id FROM cases"));
        Assert.Equal(manager, await town.One<int>("SELECT manager_post FROM uses"));
        Assert.Empty(await town.Held(requests.Town.Manager.Id, Today));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'department.handed-over'"));
        Assert.NotNull((await Load(2))!.Row.HandedOverAt);
        Assert.Equal(0, await new HandOverWork(database.Postgres, town.Town.Clock).Run());
    }

    [Fact]
    public async Task Until_its_last_day_is_over_a_closing_department_works_on()
    {
        await town.Town.AddCase();
        Done(await town.Close(2, Today, 3));
        Assert.Equal(0, await new HandOverWork(database.Postgres, town.Town.Clock).Run());
        Assert.Equal(2, await town.One<int>("SELECT department_id FROM cases"));
        Assert.NotEmpty(await town.Held(town.Town.Manager.Id, Today));
        Assert.Empty(await town.Held(town.Town.Manager.Id, Today.AddDays(1)));

        Done(await new ReopenDepartment(database.Postgres, town.Town.Clock).Run(town.By, 2));
        Assert.NotEmpty(await town.Held(town.Town.Manager.Id, Today.AddDays(1)));
    }

    [Fact]
    public async Task Work_goes_on_through_successors_that_close_as_well()
    {
        await town.Town.AddCase();
        var second = await town.AddDepartment("二番目の課");
        var third = await town.AddDepartment("三番目の課");
        await town.Run(
            $"""
            UPDATE departments SET until_date = '2026-11-20', successor_id = {second} WHERE id = 2;
            UPDATE departments SET until_date = '2026-11-19', successor_id = {third} WHERE id = {second}
            """);
        Assert.Equal(2, await new HandOverWork(database.Postgres, town.Town.Clock).Run());
        Assert.Equal(third, await town.One<int>("SELECT department_id FROM cases"));
        Assert.Equal("1", await town.One<string>(
            "SELECT detail ->> '案件の数' FROM audit_log WHERE action = 'department.handed-over' AND subject_id = '2'"));
    }

    [Fact]
    public async Task A_department_that_waits_for_others_work_needs_a_successor_too()
    {
        await town.Town.AddCase();
        var second = await town.AddDepartment("二番目の課");
        Done(await town.Close(2, Today, second));
        Refused("案件が 1 件", await town.Close(second, Today.AddDays(9)));
    }

    [Fact]
    public async Task The_name_of_a_closed_department_is_free_again()
    {
        Done(await town.Close(3, Today.AddDays(-1)));
        await town.AddDepartment("福祉課");
        Assert.Equal(["福祉課"], (await List(new(Closed: true)))!.Departments.Select(d => d.Name));
    }

    [Fact]
    public async Task Nobody_else_changes_or_reads_departments()
    {
        foreach (var other in town.Others.Append(town.Town.Auditor))
        {
            var by = town.By with { Person = other };
            Refused("管理者の職", await new AddDepartment(database.Postgres, town.Town.Clock).Run(by, new("課", null)));
            Refused("管理者の職", await new ChangeDepartment(database.Postgres, town.Town.Clock).Run(by, 2, new("課", null)));
            Refused("管理者の職", await new ReopenDepartment(database.Postgres, town.Town.Clock).Run(by, 2));
            Refused("管理者の職", await new CloseDepartment(
                database.Postgres, Rules, new HandOverWork(database.Postgres, town.Town.Clock), town.Town.Clock)
                .Run(by, 2, new(Today, null)));
            var reads = other == town.Town.Auditor;
            Assert.Equal(reads, await new LoadDepartment(database.Postgres, town.Town.Clock).Load(other, 2) is not null);
            Assert.Equal(reads, await new ListDepartments(database.Postgres, town.Town.Clock).Load(other, new()) is not null);
        }
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM audit_log"));
    }

    // The town of requests empties the database: the administrator comes after it.
    private async Task<AdminTown> Rebuilt()
    {
        await town.Run(
            """
            WITH person AS (INSERT INTO people (login, name, password_hash) VALUES ('kanri', 'kanri', '') RETURNING id),
            post AS (INSERT INTO posts (department_id, role, title) VALUES (4, 'administrator', '管理者') RETURNING id)
            INSERT INTO post_holders (post_id, person_id, from_date) SELECT post.id, person.id, '2026-04-01' FROM post, person
            """);
        return town;
    }

    private Task<SeenDepartment?> Load(int id) =>
        new LoadDepartment(database.Postgres, town.Town.Clock).Load(town.By.Person, id);

    private Task<DepartmentList?> List(DepartmentFilter filter) =>
        new ListDepartments(database.Postgres, town.Town.Clock).Load(town.By.Person, filter);
}
