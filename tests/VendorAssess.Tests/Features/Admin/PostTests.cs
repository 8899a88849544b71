using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Admin.Accounts;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

public sealed class PostTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private AdminTown town = null!;

    private TimeProvider Clock => town.Town.Clock;

    public async ValueTask InitializeAsync() => town = await AdminTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Somebody_takes_a_new_post_and_leaves_it()
    {
        var post = await town.AddPost(2, Roles.Applicant, "副担当者");
        var ana = await town.AddPerson("ana", "青木 花");
        Assert.Equal("青木 花", Done(await town.Take(post, " ＡＮＡ ", Today.AddDays(3))));
        Assert.Empty(await town.Held(ana, Today.AddDays(2)));
        Assert.Equal(["Holder 市民課 副担当者"], await town.Held(ana, Today.AddDays(3)));
        Done(await town.Leave(post, ana, Today.AddDays(3), Today.AddDays(5)));
        Assert.Empty(await town.Held(ana, Today.AddDays(6)));
        Done(await town.Leave(post, ana, Today.AddDays(3), null));
        Assert.Equal(0, await town.One<int>($"SELECT count(*)::int FROM post_holders WHERE post_id = {post}"));
        Refused("就いていません", await town.Leave(post, ana, Today.AddDays(3), null));
        Assert.Equal(
            ["post.taken", "post.left", "post.taking-cancelled"],
            (await town.One<string>(
                "SELECT string_agg(action, ' ' ORDER BY seq) FROM audit_log WHERE action LIKE 'post.%' AND action <> 'post.added'"))
                .Split(' '));
    }

    [Fact]
    public async Task What_an_audit_entry_says_names_nobody()
    {
        var post = await town.AddPost(2, Roles.Applicant, "副担当者");
        await town.AddPerson("ana", "秘密 の名");
        Done(await town.Take(post, "ana"));
        Done(await Substitute(post, "kacho"));
        Assert.Equal(0, await town.One<int>(
            "SELECT count(*)::int FROM audit_log a WHERE a::text LIKE '%秘密%' OR a::text LIKE '%ana%' OR a::text LIKE '%出張%'"));
    }

    [Fact]
    public async Task Of_two_at_once_one_takes_the_post_of_one_person()
    {
        var post = await town.AddPost(3, Roles.Manager, "課長");
        await town.AddPerson("ana");
        await town.AddPerson("ben");
        var outcomes = await Task.WhenAll(town.Take(post, "ana"), town.Take(post, "ben"));
        Assert.Single(outcomes.OfType<Outcome<string>.Done>());
    }

    [Fact]
    public async Task A_post_changes_its_role_and_title_and_ends()
    {
        var change = new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, Clock);
        var post = AdminTown.PostOf(town.Town.Applicant);
        Done(await change.Run(town.By, post, new(Roles.Procurement, "契約の担当者")));
        Assert.Equal(["Holder 市民課 契約の担当者"], await town.Held(town.Town.Applicant.Id, Today));
        Refused("同じ役割と名前", await change.Run(town.By, post, new(Roles.Manager, "情報セキュリティ管理者")));
        Refused("役割を選んで", await change.Run(town.By, post, new("mayor", "市長")));
        Done(await town.End(post, Today));
        Assert.Empty(await town.Held(town.Town.Applicant.Id, Today.AddDays(1)));
        Done(await new ReopenPost(database.Postgres, Clock).Run(town.By, post));
        Assert.NotEmpty(await town.Held(town.Town.Applicant.Id, Today.AddDays(1)));
        Refused("同じ役割と名前", await new AddPost(database.Postgres, town.Policies, Clock)
            .Run(town.By, 2, new(Roles.Manager, "情報セキュリティ管理者")));
        Refused("その部局はありません", await new AddPost(database.Postgres, town.Policies, Clock)
            .Run(town.By, 99, new(Roles.Manager, "課長")));
    }

    [Fact]
    public async Task A_substitute_acts_and_stops()
    {
        var post = AdminTown.PostOf(town.Town.Manager);
        Done(await Substitute(post, "tanto"));
        Assert.Contains("Substitute 市民課 情報セキュリティ管理者", await town.Held(town.Town.Applicant.Id, Today));
        Refused("すでに記録", await Substitute(post, "tanto"));
        Refused("いません", await Substitute(post, "nobody"));
        var end = new EndActing(database.Postgres, Clock);
        Refused("その代理の記録はありません", await end.Run(town.By, ActingKind.Substitution, AdminTown.PostOf(town.Town.Chief), 1, Today));
        Done(await end.Run(town.By, ActingKind.Substitution, post, 1, Today));
        Assert.DoesNotContain(
            await town.Held(town.Town.Applicant.Id, Today.AddDays(1)), h => h.StartsWith("Sub", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_substitution_that_has_not_begun_is_taken_back()
    {
        var post = AdminTown.PostOf(town.Town.Manager);
        Done(await Substitute(post, "tanto", Today.AddDays(3)));
        Done(await new EndActing(database.Postgres, Clock).Run(town.By, ActingKind.Substitution, post, 1, null));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM post_substitutes"));
    }

    [Fact]
    public async Task The_chief_lets_the_section_head_handle_the_work_and_takes_it_back()
    {
        var chief = AdminTown.PostOf(town.Town.Chief);
        var section = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        var head = await town.AddPerson("joho");
        Done(await town.Take(section, "joho"));
        var byChief = town.By with { Person = town.Town.Chief };
        var record = new RecordDelegation(database.Postgres, town.Policies, town.Own, town.Auditors, Clock);
        var wish = new DelegationWish(Today, null, ["light"], "決裁規程");

        Assert.Equal("情報政策課 情報政策課長", Done(await record.Run(byChief, chief, section, wish)));

        Assert.Contains("Delegate 情報政策課 統括情報セキュリティ責任者", await town.Held(head, Today));
        Refused("すでに任せて", await record.Run(byChief, chief, section, wish));
        Refused("対策基準が定める職", await record.Run(byChief, chief, AdminTown.PostOf(town.Town.Manager), wish));
        Assert.Equal(chief, await town.One<int>("SELECT post_id FROM audit_log WHERE action = 'delegation.recorded'"));
        var end = new EndActing(database.Postgres, Clock);
        Refused("昨日以後", await end.Run(byChief, ActingKind.Delegation, chief, 1, Today.AddDays(-2)));
        Done(await end.Run(byChief, ActingKind.Delegation, chief, 1, Today));
        Assert.DoesNotContain(await town.Held(head, Today.AddDays(1)), h => h.StartsWith("Del", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_delegating_post_and_the_administrator_record_a_delegation()
    {
        var chief = AdminTown.PostOf(town.Town.Chief);
        var section = await town.AddPost(4, Roles.Delegate, "情報政策課長");
        var record = new RecordDelegation(database.Postgres, town.Policies, town.Own, town.Auditors, Clock);
        var wish = new DelegationWish(Today.AddDays(1), null, [], "決裁規程");
        foreach (var other in town.Others.Where(o => o != town.Town.Chief).Append(town.Town.Auditor))
        {
            Refused("その職に就いている人と管理者", await record.Run(town.By with { Person = other }, chief, section, wish));
            Refused("その委任の記録はありません", await new EndActing(database.Postgres, Clock)
                .Run(town.By with { Person = other }, ActingKind.Delegation, chief, 1, null));
        }
        Done(await record.Run(town.By, chief, section, wish));
        Refused("その職に就いている人と管理者", await new EndActing(database.Postgres, Clock)
            .Run(town.By with { Person = town.Town.Manager }, ActingKind.Delegation, chief, 1, null));
        Done(await new EndActing(database.Postgres, Clock).Run(town.By, ActingKind.Delegation, chief, 1, null));
    }

    [Fact]
    public async Task Posts_and_people_are_listed_narrowed_and_in_pages()
    {
        for (var i = 0; i < ListPosts.PageSize; i++)
            await town.Run($"INSERT INTO posts (department_id, role, title) VALUES (3, 'applicant', '担当{i:000}')");
        var posts = new ListPosts(database.Postgres, town.Auditors, Clock);
        var me = town.By.Person;
        var first = (await posts.Load(me, new()))!;
        var second = (await posts.Load(me, new(After: first.Next)))!;
        Assert.Equal(ListPosts.PageSize + 9, first.Posts.Length + second.Posts.Length + 1);
        Assert.Equal(["情報セキュリティ管理者"], (await posts.Load(me, new("kacho")))!.Posts.Select(p => p.Title));
        Assert.All((await posts.Load(me, new(State: PostState.Vacant)))!.Posts, p => Assert.Null(p.Holders));
        Assert.Equal([Roles.Chief], (await posts.Load(me, new(Role: Roles.Chief)))!.Posts.Select(p => p.Role));
        Done(await town.End(AdminTown.PostOf(town.Town.Procurement), Today.AddDays(-1)));
        Assert.Equal(["契約担当"], (await posts.Load(me, new(State: PostState.Ended)))!.Posts.Select(p => p.Title));

        await town.AddPerson("yuki");
        await town.Turn(town.Town.OtherApplicant.Id, on: false);
        var people = new ListPeople(database.Postgres, Clock);
        Assert.Contains("yuki", (await people.Load(me, new(State: PeopleState.WithoutPost)))!.People.Select(p => p.Login));
        Assert.Equal(["fukushi"], (await people.Load(me, new(State: PeopleState.Off)))!.People.Select(p => p.Login));
        Assert.Contains("yuki", (await people.Load(me, new("新 人", PeopleState.NeverSignedIn)))!.People.Select(p => p.Login));
        Assert.Equal("情報政策課 管理者", (await people.Load(me, new("kanri", PeopleState.On)))!.People.Single().Posts);
        Assert.Equal("yuki", (await people.Load(me, new(After: "tokatsu")))!.People.Single().Login);
    }

    [Fact]
    public async Task A_post_and_a_person_show_their_terms()
    {
        Done(await Substitute(AdminTown.PostOf(town.Town.Manager), "tanto"));
        var load = new LoadPost(database.Postgres, town.Policies, Clock);
        var post = (await load.Load(town.By.Person, AdminTown.PostOf(town.Town.Manager)))!;
        Assert.Equal("kacho", Assert.Single(post.Holders).Login);
        Assert.Equal("tanto", Assert.Single(post.Substitutes).Login);
        var person = (await new LoadPerson(database.Postgres, Clock).Load(town.By.Person, town.Town.Applicant.Id))!;
        Assert.Equal([Via.Holder, Via.Substitute], person.Terms.Select(t => t.Via));
        Assert.NotNull(await load.Load(town.Town.Manager, AdminTown.PostOf(town.Town.Manager)));
        foreach (var other in town.Others)
        {
            Assert.Null(await load.Load(other, AdminTown.PostOf(town.Town.Auditor)));
            Assert.Null(await new LoadPerson(database.Postgres, Clock).Load(other, other.Id));
            Assert.Null(await new ListPosts(database.Postgres, town.Auditors, Clock).Load(other, new()));
            Assert.Null(await new ListPeople(database.Postgres, Clock).Load(other, new()));
        }
    }

    [Fact]
    public async Task Nobody_else_changes_posts()
    {
        var post = AdminTown.PostOf(town.Town.Manager);
        foreach (var other in town.Others.Append(town.Town.Auditor))
        {
            var by = town.By with { Person = other };
            const string Only = "管理者の職";
            Refused(Only, await new AddPost(database.Postgres, town.Policies, Clock).Run(by, 2, new(Roles.Applicant, "職")));
            var change = new ChangePost(database.Postgres, town.Policies, town.Own, town.Auditors, Rules, Clock);
            Refused(Only, await change.Run(by, post, new(Roles.Chief, "職")));
            Refused(Only, await new EndPost(database.Postgres, Rules, Clock).Run(by, post, Today));
            Refused(Only, await new ReopenPost(database.Postgres, Clock).Run(by, post));
            Refused(Only, await new MoveUses(database.Postgres, Clock).Run(by, post, post));
            Refused(Only, await new TakePost(database.Postgres, town.Own, town.Auditors, Clock).Run(by, post, "tanto", Today, null));
            Refused(Only, await new LeavePost(database.Postgres, Rules, Clock)
                .Run(by, post, town.Town.Manager.Id, new(2026, 4, 1), Today));
            Refused(Only, await new RecordSubstitution(database.Postgres, town.Own, town.Auditors, Clock)
                .Run(by, post, "tanto", new(Today, Today, "出張")));
        }
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM audit_log"));
    }

    private Task<Outcome<string>> Substitute(int post, string login, DateOnly? from = null) =>
        new RecordSubstitution(database.Postgres, town.Own, town.Auditors, Clock)
            .Run(town.By, post, login, new(from ?? Today, (from ?? Today).AddDays(9), "出張"));
}
