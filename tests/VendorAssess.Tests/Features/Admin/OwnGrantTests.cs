using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>An administrator who would put himself where others are decided on, in each of the ways there are.</summary>
public sealed class OwnGrantTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const string AskAnother = "ほかの管理者に頼んで";

    private AdminTown town = null!;

    private TimeProvider Clock => town.Town.Clock;

    private int Chief => AdminTown.PostOf(town.Town.Chief);

    public async ValueTask InitializeAsync() => town = await AdminTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task While_another_one_administers_none_of_the_ways_is_open()
    {
        await Second();
        Refused(AskAnother, await Take(AdminTown.PostOf(town.Town.Auditor), "急ぎ"));
        Refused(AskAnother, await Substitute(Chief));
        var handler = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        Refused(AskAnother, await Take(handler, "急ぎ"));
        await town.Run($"INSERT INTO post_holders (post_id, person_id, from_date) VALUES ({handler}, {town.By.Person.Id}, '2026-11-01')");
        Refused(AskAnother, await Delegate(handler));
        Refused(AskAnother, await Change(AdminTown.PostOf(town.By.Person), Roles.Ciso, "急ぎ"));
        Assert.Equal(["Holder 情報政策課 管理者", "Holder 情報政策課 情報政策課長"], await town.Held(town.By.Person.Id, Today));
    }

    [Fact]
    public async Task Others_and_what_decides_nothing_are_given_as_before()
    {
        await Second();
        await town.AddPerson("ana");
        Done(await town.Take(AdminTown.PostOf(town.Town.Auditor), "ana"));
        Done(await Take(AdminTown.PostOf(town.Town.Procurement), ""));
        Done(await Change(AdminTown.PostOf(town.By.Person), Roles.Administrator, ""));
    }

    [Fact]
    public async Task Who_administers_alone_says_why_and_the_log_keeps_it()
    {
        Refused("理由を書いて", await Take(AdminTown.PostOf(town.Town.Auditor), " "));
        Done(await Take(AdminTown.PostOf(town.Town.Auditor), "職員が一人のため"));
        Done(await Substitute(Chief));
        Assert.Equal("職員が一人のため", await town.One<string>(
            "SELECT detail->>'自分に与えた理由' FROM audit_log WHERE action = 'post.taken'"));
        Assert.Equal("欠員", await town.One<string>(
            "SELECT detail->>'自分に与えた理由' FROM audit_log WHERE action = 'substitution.recorded'"));
    }

    [Fact]
    public async Task Whoever_holds_a_post_lets_its_work_be_handled_as_the_policy_says()
    {
        var handler = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        await town.Run($"INSERT INTO post_holders (post_id, person_id, from_date) VALUES ({handler}, {town.Town.Chief.Id}, '2026-11-01')");
        Done(await Delegate(handler, town.Town.Chief));
    }

    private async Task Second()
    {
        await town.AddPerson("kanri2");
        Done(await town.Take(AdminTown.PostOf(town.By.Person), "kanri2"));
    }

    private Task<Outcome<string>> Take(int post, string reason) =>
        new TakePost(database.Postgres, town.Own, town.Auditors, Clock).Run(
            town.By, post, "kanri", Today, null, reason, "監査の人もほかにいないため");

    private Task<Outcome<string>> Substitute(int post) => new RecordSubstitution(database.Postgres, town.Own, town.Auditors, Clock)
        .Run(town.By, post, "kanri", new(Today, Today.AddDays(9), "欠員"), "監査の人もほかにいないため");

    private Task<Outcome<string>> Delegate(int to, Person? by = null) =>
        new RecordDelegation(database.Postgres, town.Policies, town.Own, town.Auditors, Clock)
            .Run(town.By with { Person = by ?? town.By.Person }, Chief, to, new(Today, null, [], "規程"));

    private Task<Outcome<int>> Change(int post, string role, string reason) =>
        new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, Clock).Run(town.By, post, new(role, "職"), reason);
}
