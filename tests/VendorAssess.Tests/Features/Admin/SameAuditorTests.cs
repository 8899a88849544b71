using Microsoft.Extensions.Configuration;
using VendorAssess.Access.People;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>Somebody who would audit what they work in, in each of the ways in which a post is given.</summary>
public sealed class SameAuditorTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string Asked = "「監査と兼ねる理由」を書いて";
    private const string Why = "監査の経験がある職員がほかにいないため";

    private AdminTown town = null!;

    private TimeProvider Clock => town.Town.Clock;

    private int Audit => AdminTown.PostOf(town.Town.Auditor);

    private int Head => AdminTown.PostOf(town.Town.Manager);

    private int Clerk => AdminTown.PostOf(town.Town.Applicant);

    public async ValueTask InitializeAsync() => town = await AdminTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_audits_takes_an_audited_post_only_with_a_reason_that_is_recorded_with_it()
    {
        Refused($"監査を受ける「市民課 担当者」を同じ間に兼ねることになります", await Take(Clerk, "kansa", ""));
        Refused(Asked, await Take(Clerk, "kansa", " "));
        Assert.Equal(["Holder 監査 監査担当"], await town.Held(town.Town.Auditor.Id, Today));
        Done(await Take(Clerk, "kansa", Why));
        Assert.Equal($"{town.Town.Auditor.Id}/{Audit}/{Clerk}: {Why}", await town.One<string>(
            "SELECT detail->>'監査との兼務' || ': ' || (detail->>'監査と兼ねる理由') FROM audit_log WHERE action = 'post.taken'"));
        foreach (var post in (int[])[Audit, Clerk])
        {
            var seen = await new LoadPost(database.Postgres, town.Policies, Clock).Load(town.By.Person, post);
            var kept = Assert.Single(seen!.Auditing);
            Assert.Equal(("監査 監査担当", "市民課 担当者", Why, "第4-3(2)"), (kept.Auditing, kept.Audited, kept.Reason, kept.Clause));
        }
    }

    [Fact]
    public async Task The_other_way_round_it_is_the_same_and_days_apart_are_not_asked()
    {
        Refused(Asked, await Take(Audit, "tanto", ""));
        Done(await Take(Audit, "kacho", Why));
        await town.AddPerson("ana");
        Done(await Take(Clerk, "ana", "", Today.AddDays(30)));
        Done(await new TakePost(database.Postgres, town.Own, town.Auditors, Clock).Run(
            town.By, Audit, "ana", Today, Today.AddDays(29)));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM same_auditors"));
    }

    [Fact]
    public async Task A_substitution_and_a_delegation_are_asked_as_well()
    {
        Refused(Asked, await Substitute(Head, "kansa", ""));
        Done(await Substitute(Head, "kansa", Why));
        var handler = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        Done(await Take(handler, "kansa", Why));
        Refused("監査を受ける「情報政策課 統括情報セキュリティ責任者」", await Delegate(handler, ""));
        Done(await Delegate(handler, Why));
        Assert.Equal(3, await town.One<int>("SELECT count(*)::int FROM same_auditors"));
        Assert.Equal(Why, await town.One<string>(
            "SELECT detail->>'監査と兼ねる理由' FROM audit_log WHERE action = 'delegation.recorded'"));
        Assert.Equal(Why, await town.One<string>(
            "SELECT detail->>'監査と兼ねる理由' FROM audit_log WHERE action = 'substitution.recorded'"));
    }

    [Fact]
    public async Task Another_role_of_a_post_makes_its_holders_both()
    {
        var second = await town.AddPost(6, Roles.Auditor, "監査補助");
        Done(await Take(second, "kansa", ""));
        Refused(Asked, await Change(second, Roles.Applicant, ""));
        Done(await Change(second, Roles.Applicant, Why));
        // Both already: another name of the post asks for nothing.
        Done(await new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, Clock).Run(
            town.By, second, new(Roles.Applicant, "係員")));
        Assert.Equal(Why, await town.One<string>(
            "SELECT detail->>'監査と兼ねる理由' FROM audit_log WHERE action = 'post.changed' ORDER BY seq LIMIT 1"));
    }

    [Fact]
    public async Task Who_is_both_today_is_listed_with_the_reason_or_without_one()
    {
        Assert.Empty((await List(town.Auditors)).Both);
        await town.Run($"INSERT INTO post_holders (post_id, person_id, from_date) VALUES ({Clerk}, {town.Town.Auditor.Id}, '2026-11-01')");
        Done(await Substitute(Audit, "kacho", Why));
        Done(await Take(Audit, "keiyaku", Why, Today.AddDays(1)));
        Assert.Equal(
            [("kacho", "市民課 情報セキュリティ管理者", Why), ("kansa", "市民課 担当者", null)],
            (await List(town.Auditors)).Both.Select(b => (b.Overlap.Name, b.Overlap.Audited, b.Reason)));
    }

    [Fact]
    public async Task Where_no_policy_in_force_says_anything_nothing_is_asked_or_listed()
    {
        var silent = new Auditors(new OfferedPolicies(town.Town.Editions, new ConfigurationBuilder()
            .AddInMemoryCollection([new("Policies:Offered", "sendai,kosai")]).Build()));
        Done(await new TakePost(database.Postgres, town.Own, silent, Clock).Run(town.By, Clerk, "kansa", Today, null));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM same_auditors"));
        Assert.Empty((await List(silent)).Both);
    }

    private async Task<PostList> List(Auditors auditors) =>
        (await new ListPosts(database.Postgres, auditors, Clock).Load(town.By.Person, new()))!;

    private Task<Outcome<string>> Take(int post, string login, string why, DateOnly? from = null) =>
        new TakePost(database.Postgres, town.Own, town.Auditors, Clock).Run(town.By, post, login, from ?? Today, null, "", why);

    private Task<Outcome<string>> Substitute(int post, string login, string why) =>
        new RecordSubstitution(database.Postgres, town.Own, town.Auditors, Clock)
            .Run(town.By, post, login, new(Today, Today.AddDays(9), "出張"), why);

    private Task<Outcome<string>> Delegate(int to, string why) =>
        new RecordDelegation(database.Postgres, town.Policies, town.Own, town.Auditors, Clock)
            .Run(town.By, AdminTown.PostOf(town.Town.Chief), to, new(Today, null, [], "規程"), why);

    private Task<Outcome<int>> Change(int post, string role, string why) =>
        new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, Clock)
            .Run(town.By, post, new(role, "監査補助"), "", why);
}
