using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Admin.Posts;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Home;
using VendorAssess.Features.Requests;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Features.Admin.AdminTown;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>A condition of the 課長 of the 市民課 that is not done yet, while that post or department comes to its end.</summary>
public sealed class ChecksGoOnTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown requests = null!;
    private AdminTown town = null!;

    private int Head => AdminTown.PostOf(town.Town.Manager);

    public async ValueTask InitializeAsync()
    {
        requests = await RequestTown.Build(database);
        town = await AdminTown.In(database, requests.Town);
        var (id, digest) = await requests.Submitted();
        Done(await new DecideRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            town.Town.Chief, null, id,
            new(RequestStatus.ApprovedWithConditions, "よい", [requests.Condition with { Due = Today.AddDays(20) }], digest, ""),
            requests.Use));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_post_with_open_checks_does_not_end_until_another_one_has_them()
    {
        var second = await town.AddPost(2, Roles.Manager, "副課長");
        var stranger = await town.AddPost(3, Roles.Manager, "課長");
        Assert.Equal(new PostWork(1, 0), Done(await Move(stranger)));
        Refused("点検が 1 件", await town.End(Head, Today));
        Refused("担当部局か、その上", await Move(stranger));

        Assert.Equal(new PostWork(0, 1), Done(await Move(second)));

        Done(await town.End(Head, Today));
        var head = await Holding("ana", second, "市民課", "副課長");
        Refused("結果を記録するのは市民課 副課長", await Record(town.Town.Manager));
        Assert.Contains((await Inbox(head)).Items, i => i.Kind == WorkKind.Check && i.Path == "/checks/1");
        Done(await Record(head));
        Assert.Equal("市民課 情報セキュリティ管理者", (await Check(head))!.Row.FirstPost);
        Assert.Equal("1", await town.One<string>(
            "SELECT detail->>'点検' FROM audit_log WHERE action = 'post.uses-moved' ORDER BY seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task What_is_done_holds_nothing_up()
    {
        await town.Run("UPDATE use_managers SET post_id = (SELECT id FROM posts WHERE role = 'chief')");
        Done(await Record(town.Town.Manager));
        Done(await town.End(Head, Today));
    }

    [Fact]
    public async Task The_checks_of_a_department_that_closes_go_to_its_successor_s_post()
    {
        var successor = await town.AddDepartment("総合窓口課", 1);
        await town.AddPost(successor, Roles.SystemManager, "情報システムの管理者");
        var manager = await town.AddPost(successor, Roles.Manager, "課長");

        Done(await town.Close(2, Today.AddDays(-1), successor));

        var head = await Holding("ana", manager, "総合窓口課", "課長");
        Assert.Equal(manager, await town.One<int>("SELECT handed_to FROM checks"));
        Assert.Contains((await Inbox(head)).Items, i => i.Path == "/checks/1");
        Assert.Equal(
            "総合窓口課 課長",
            Assert.Single((await new ListChecks(database.Postgres, town.Town.Clock).Load(head, new(null, Mine: true, null))).Checks).Post);
        Done(await Record(head));
    }

    [Fact]
    public async Task Checks_alone_ask_for_a_successor_with_a_post_that_confirms_them()
    {
        await town.Run("UPDATE cases SET department_id = 1; UPDATE use_managers SET post_id = (SELECT id FROM posts WHERE role = 'chief')");
        Refused("案件が 0 件、利用が 0 件、済んでいない点検が 1 件", await town.Close(2, Today));
        Refused("点検を引き継げる職", await town.Close(2, Today, 3));
        Done(await town.Close(2, Today.AddDays(-1), 1));
        Assert.Equal(AdminTown.PostOf(town.Town.Officer), await town.One<int>("SELECT handed_to FROM checks"));
    }

    [Fact]
    public async Task A_post_that_ended_with_work_is_listed_until_another_one_has_it()
    {
        await town.Run($"UPDATE posts SET until_date = '2026-10-31' WHERE id = {Head}");
        var left = Assert.Single(await Orphans());
        Assert.Equal((Head, new DateOnly(2026, 11, 1), true, 1, 1), (left.Id, left.From, left.Ended, left.Uses, left.Checks));
        Assert.Equal(new PostWork(1, 1), Done(await Move(await town.AddPost(2, Roles.Manager, "副課長"))));
        Assert.DoesNotContain(await Orphans(), p => p.Id == Head);
    }

    [Fact]
    public async Task What_a_department_hands_over_on_its_last_day_is_not_orphaned()
    {
        var successor = await town.AddDepartment("総合窓口課", 1);
        await town.AddPost(successor, Roles.Manager, "課長");
        Done(await town.Close(2, Today.AddDays(5), successor));
        Assert.Empty(await Orphans());
    }

    [Fact]
    public async Task What_a_post_asked_for_is_looked_at_again_by_the_department_when_that_post_has_ended()
    {
        await town.Run(
            $"""
            INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                                    digest, person_id, post_id, via, at)
            VALUES ({requests.CaseId}, 1, ARRAY['K1'], 'x', 'x', '2026-11-01', '2026-12-01', ARRAY['ciso'], 'x', repeat('0', 64),
                    {town.Town.Officer.Id}, {AdminTown.PostOf(town.Town.Officer)}, 'Holder', '2026-11-01');
            INSERT INTO exception_outcomes (exception_id, status, reason, digest, person_id, post_id, via, at)
            SELECT id, 'Granted', 'x', digest, 1, 1, 'Holder', '2026-11-01' FROM exceptions
            """);
        Assert.DoesNotContain((await Inbox(town.Town.Applicant)).Items, i => i.Path == "/exceptions/1");
        await town.Run($"UPDATE posts SET until_date = '2026-11-20' WHERE id = {AdminTown.PostOf(town.Town.Officer)}");
        Assert.Contains((await Inbox(town.Town.Applicant)).Items, i => i.Path == "/exceptions/1");
    }

    private async Task<Person> Holding(string login, int post, string department, string title)
    {
        var person = await town.AddPerson(login);
        Done(await town.Take(post, login));
        return new(person, login, [new(post, 2, department, Roles.Manager, title)]);
    }

    private Task<Outcome<PostWork>> Move(int to) => new MoveUses(database.Postgres, town.Town.Clock).Run(town.By, Head, to);

    private Task<Outcome<CheckResult>> Record(Person who) =>
        new RecordCheck(database.Postgres, town.Town.Clock).Run(who, null, 1, new(CheckResult.Done, "画面で確かめた", 0));

    private Task<SeenCheck?> Check(Person who) => new LoadCheck(database.Postgres, town.Town.Clock).Load(who, 1);

    private Task<Work> Inbox(Person who) =>
        new LoadWork(database.Postgres, town.Town.Editions, town.Town.Policies, town.Town.Clock).Load(who);

    private async Task<IReadOnlyList<VacantPost>> Orphans()
    {
        await using var db = await database.Postgres.OpenForTask(ProductTask.Administration);
        return [.. (await db.LoadOrphans(Today, 100)).Posts.Where(p => p.Uses + p.Checks > 0)];
    }
}
