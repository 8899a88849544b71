using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Features.Home;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>Work that stays with posts and departments while nobody is there.</summary>
public sealed class OrphanTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown requests = null!;
    private Town town = null!;

    public async ValueTask InitializeAsync()
    {
        requests = await RequestTown.Build(database);
        town = requests.Town;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task With_everybody_there_nothing_is_listed()
    {
        var (posts, departments) = await Orphans();
        Assert.Empty(posts);
        Assert.Empty(departments);
    }

    [Fact]
    public async Task A_post_is_listed_from_the_day_after_its_last_holder_leaves()
    {
        await requests.Run($"UPDATE post_holders SET until_date = '2026-12-01' WHERE person_id = {town.Manager.Id}");
        var post = Assert.Single((await Orphans()).Posts);
        Assert.Equal((town.Manager.Posts[0].Id, new DateOnly(2026, 12, 2), 1), (post.Id, post.From, post.Cases));
        await requests.Run(
            $"INSERT INTO post_holders VALUES ({town.Manager.Posts[0].Id}, {town.Auditor.Id}, '2026-12-02', '2026-12-31')");
        Assert.Equal(new DateOnly(2027, 1, 1), Assert.Single((await Orphans()).Posts).From);
        await requests.Run($"INSERT INTO post_holders VALUES ({town.Manager.Posts[0].Id}, {town.Chief.Id}, '2027-01-01')");
        Assert.Empty((await Orphans()).Posts);
    }

    [Fact]
    public async Task A_post_without_a_holder_is_listed_from_the_day_after_its_substitute_stops()
    {
        await requests.Run(
            $"""
            UPDATE post_holders SET until_date = '2026-11-20' WHERE person_id = {town.Manager.Id};
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES ({town.Manager.Posts[0].Id}, {town.Applicant.Id}, '2026-11-01', '2026-12-10', '欠員', 1, now())
            """);
        Assert.Equal(new DateOnly(2026, 12, 11), Assert.Single((await Orphans()).Posts).From);
    }

    [Fact]
    public async Task An_account_turned_off_leaves_its_post_empty()
    {
        await requests.Run($"UPDATE people SET active = false WHERE id = {town.Officer.Id}");
        var (posts, departments) = await Orphans();
        Assert.Empty(posts);
        Assert.Equal((true, false), departments.Select(d => (d.HasApplicant, d.HasOfficer)).Single());
    }

    [Fact]
    public async Task Requests_wait_where_nobody_decides()
    {
        await requests.Submitted();
        await requests.Run($"UPDATE post_holders SET until_date = '2026-11-20' WHERE person_id IN ({town.Chief.Id}, {town.Officer.Id})");
        var (posts, _) = await Orphans();
        Assert.Equal(1, posts.Single(p => p.Id == town.Chief.Posts[0].Id).ToDecide);
        Assert.Equal(1, posts.Single(p => p.Id == town.Officer.Posts[0].Id).Submitted);
        await requests.Run(
            $"""
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES ({town.Chief.Posts[0].Id}, {town.Auditor.Id}, '2026-11-20', '2026-11-30', '欠員', 1, now())
            """);
        Assert.Equal(
            new DateOnly(2026, 12, 1), (await Orphans()).Posts.Single(p => p.Id == town.Chief.Posts[0].Id).From);
    }

    [Fact]
    public async Task Uses_without_a_manager_are_listed_and_handed_on()
    {
        var (id, digest) = await requests.Submitted();
        Done(await requests.Decide(town.Chief, id, digest));
        await requests.Run(
            $"""
            UPDATE post_holders SET until_date = '2026-11-20' WHERE person_id = {town.Manager.Id};
            UPDATE uses SET next_review = '2026-11-01'
            """);
        var post = (await Orphans()).Posts.Single(p => p.Id == town.Manager.Posts[0].Id);
        Assert.Equal((1, 1), (post.Uses, post.Reviews));

        var by = new Administrator(
            town.Auditor with { Posts = [new(99, 1, "課", Roles.Administrator, "管理者")] }, null);
        await requests.Run(
            $"INSERT INTO posts (department_id, role, title) OVERRIDING SYSTEM VALUE VALUES (3, 'manager', '別の課長')");
        var other = await requests.One<int>("SELECT id FROM posts WHERE title = '別の課長'");
        by = by with { Person = by.Person with { Posts = [by.Person.Posts[0] with { Id = other }] } };
        Assert.Equal(new PostWork(1, 0), Done(await new MoveUses(database.Postgres, town.Clock).Run(by, post.Id, other)));
        Assert.Equal(0, (await Orphans()).Posts.SingleOrDefault(p => p.Id == post.Id)?.Uses ?? 0);
    }

    [Fact]
    public async Task Only_the_administrator_is_warned_at_home()
    {
        await requests.Run($"UPDATE post_holders SET until_date = '2026-11-20' WHERE person_id = {town.Applicant.Id}");
        var load = new LoadVacancies(database.Postgres, town.Clock);
        Assert.Null(await load.Load(town.Auditor));
        Assert.Null(await load.Load(town.Chief));
        var administrator = town.Auditor with { Posts = [new(99, 1, "課", Roles.Administrator, "管理者")] };
        Assert.Equal(2, (await load.Load(administrator))!.Count);
    }

    private async Task<(IReadOnlyList<VacantPost> Posts, IReadOnlyList<UnmannedDepartment> Departments)> Orphans()
    {
        await using var db = await database.Postgres.OpenForTask(ProductTask.Administration);
        return await db.LoadOrphans(Today, 100);
    }
}
