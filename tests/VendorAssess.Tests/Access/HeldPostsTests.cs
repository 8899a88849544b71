using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Access;

/// <summary>Who acts for which post on a day, in which way and for whom.</summary>
public sealed class HeldPostsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private sealed record Row(int PostId, Via Via, string ForWhom, string Scope);

    private Town town = null!;

    public async ValueTask InitializeAsync() => town = await Town.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_substitute_acts_for_the_holder_who_stays_holder()
    {
        await StandIn(town.Manager, town.Applicant, "2026-11-20", "2026-11-21");
        Assert.Contains(new(PostOf(town.Manager), Via.Substitute, "kacho", ""), await Held(town.Applicant));
        Assert.Equal([new(PostOf(town.Manager), Via.Holder, "", "")], await Held(town.Manager));
        Assert.Equal(1, await Others([Roles.Manager], besides: town.Applicant));
        Assert.Equal(0, await Others([Roles.Manager], besides: town.OtherApplicant));
    }

    [Theory]
    [InlineData("2026-11-22", "2026-11-30"), InlineData("2026-11-01", "2026-11-20")]
    public async Task A_substitution_counts_from_its_first_to_its_last_day(string from, string until)
    {
        await StandIn(town.Manager, town.Applicant, from, until);
        Assert.Single(await Held(town.Applicant));
    }

    [Fact]
    public async Task A_delegated_post_comes_with_the_post_that_handles_its_work()
    {
        await Delegate(town.Chief, town.Manager, "{full,light}");
        Assert.Contains(new(PostOf(town.Chief), Via.Delegate, "tokatsu", "full,light"), await Held(town.Manager));
        Assert.Equal([new(PostOf(town.Chief), Via.Holder, "", "")], await Held(town.Chief));
        Assert.Equal(1, await Others([Roles.Chief], besides: town.Chief));
    }

    [Fact]
    public async Task Who_stands_in_for_the_delegate_handles_the_delegated_work_but_no_delegate_passes_it_on()
    {
        await Delegate(town.Chief, town.Manager, "{}");
        await Delegate(town.Manager, town.OtherApplicant, "{}");
        await StandIn(town.Manager, town.Applicant, "2026-11-01", "2026-11-30");
        Assert.Contains(await Held(town.Applicant), r => r.PostId == PostOf(town.Chief) && r.Via == Via.Delegate);
        Assert.DoesNotContain(await Held(town.OtherApplicant), r => r.PostId == PostOf(town.Chief));
    }

    [Fact]
    public async Task Who_acts_in_two_ways_acts_as_holder_before_all()
    {
        await Delegate(town.Chief, town.Manager, "{light}");
        await StandIn(town.Chief, town.Manager, "2026-11-01", "2026-11-30");
        await StandIn(town.Manager, town.Manager, "2026-11-01", "2026-11-30");
        Assert.Equal(
            [new(PostOf(town.Manager), Via.Holder, "", ""), new(PostOf(town.Chief), Via.Substitute, "tokatsu", "")],
            await Held(town.Manager));
    }

    [Theory]
    [InlineData("UPDATE posts SET until_date = '2026-11-20' WHERE role = 'manager'", false)]
    [InlineData("UPDATE posts SET until_date = '2026-11-21' WHERE role = 'manager'", true)]
    [InlineData("UPDATE departments SET until_date = '2026-11-20' WHERE id = 2", false)]
    [InlineData("UPDATE departments SET until_date = '2026-11-21' WHERE id = 2", true)]
    public async Task Nobody_acts_for_a_post_that_has_ended(string ended, bool held)
    {
        await StandIn(town.Manager, town.OtherApplicant, "2026-11-01", "2026-11-30");
        await Delegate(town.Manager, town.Chief, "{}");
        await Run(ended);
        foreach (var who in new[] { town.Manager, town.OtherApplicant, town.Chief })
            Assert.Equal(held, (await Held(who)).Any(r => r.PostId == PostOf(town.Manager)));
    }

    [Fact]
    public async Task A_substitute_and_a_delegate_see_the_cases_of_the_post()
    {
        var caseId = await town.AddCase();
        Assert.Empty(await Visible(town.OtherApplicant));
        await StandIn(town.Officer, town.OtherApplicant, "2026-11-01", "2026-11-30");
        await Delegate(town.Auditor, town.Procurement, "{}");
        Assert.Equal([caseId], await Visible(town.OtherApplicant));
        Assert.Equal([caseId], await Visible(town.Procurement));
    }

    [Fact]
    public async Task An_account_turned_off_decides_nothing()
    {
        await Delegate(town.Chief, town.Manager, "{}");
        await Run("UPDATE people SET active = false WHERE login = 'kacho'");
        Assert.Equal(0, await Others([Roles.Chief], besides: town.Chief));
    }

    private static int PostOf(Person person) => person.Posts[0].Id;

    private async Task<IReadOnlyList<Row>> Held(Person person)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.QueryAsync<Row>(
            "SELECT post_id, via, for_whom, scope FROM held_posts(@Id, @Today) ORDER BY post_id",
            new { person.Id, Town.Today })).AsList();
    }

    private async Task<IReadOnlyList<int>> Visible(Person person)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.QueryAsync<int>(
            "SELECT case_id FROM cases_seen_by(@Id, @Today)", new { person.Id, Town.Today })).AsList();
    }

    private async Task<int> Others(string[] roles, Person besides)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            "SELECT count(*) FROM who_decide(@roles, 'full', @department, @Today) w WHERE w <> @Id",
            new { roles, department = besides.Posts[0].DepartmentId, besides.Id, Town.Today });
    }

    private Task StandIn(Person holder, Person substitute, string from, string until) => Run(
        $"""
        INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
        VALUES ({PostOf(holder)}, {substitute.Id}, '{from}', '{until}', '出張', {substitute.Id}, now())
        """);

    private Task Delegate(Person from, Person to, string scope) => Run(
        $"""
        INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
        VALUES ({PostOf(from)}, {PostOf(to)}, '2026-04-01', '{scope}', '事務の処理', {from.Id}, now())
        """);

    private async Task Run(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }
}
