using VendorAssess.Access.Network;
using VendorAssess.Domain;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Home;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>The CISO looks regularly over the state of 例外措置, and is told when it is time.</summary>
public sealed class ExceptionLookTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;
    private Person ciso = null!;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        ciso = await town.Settle("ciso", new(0, 4, "情報政策課", Roles.Ciso, "CISO"));
        await town.Run("UPDATE people SET mail_address = login || '@city.example'");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_look_is_recorded_with_what_was_shown_and_stands_with_the_list_and_in_the_log()
    {
        Refused("まだない", await Look(1));
        var asked = await Asked("2025-11-01");
        Refused("最高責任者", await Look(asked, town.Town.Chief));
        Refused("読み込み直して", await Look(asked + 1));
        Assert.IsType<Outcome<int>.Done>(await Look(asked));
        Refused("今日、記録してあります", await Look(asked));
        foreach (var person in (Person[])[ciso, town.Town.Chief, town.Town.OtherApplicant])
        {
            var last = (await List(person)).Last!;
            Assert.Equal(("ciso", "情報政策課 CISO", asked, "滞りなし"), (last.Name, last.Post, last.UpTo, last.Remark));
        }
        Assert.Equal($"{ciso.Id} {asked}", await town.One<string>(
            "SELECT person_id || ' ' || (detail->>'確認した申請') FROM audit_log WHERE action = 'exceptions.looked'"));
        await Asked("2026-11-20");
        Assert.Equal((1, asked + 1), ((await List(ciso)).Look.Since, (await List(ciso)).Look.Newest));
    }

    [Fact]
    public async Task Of_many_clicks_one_is_recorded()
    {
        var asked = await Asked("2025-11-01");
        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Look(asked)));
        Assert.Single(clicks.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM exception_looks"));
    }

    [Fact]
    public async Task It_waits_for_the_ciso_alone_when_the_interval_has_passed_since_the_first_application_or_the_last_look()
    {
        var asked = await Asked("2025-11-21T15:00:00Z");
        Assert.Empty(await Waiting(ciso));
        await town.Run("INSERT INTO exception_looks (up_to, remark, person_id, post_id, via, at) "
            + $"VALUES ({asked}, '', {ciso.Id}, {ciso.Posts[0].Id}, 'Holder', '2025-11-20T16:00:00Z')");
        Assert.Equal(
            [("例外措置の申請状況を確かめる（第10-4(3)）", "/exceptions", "新しい申請 0 件", new DateTime(2026, 11, 20, 15, 0, 0, DateTimeKind.Utc))],
            (await Waiting(ciso)).Select(i => (i.Deed, i.Path, i.Title, i.Since)));
        Assert.Empty(await Waiting(town.Town.Chief));
        Assert.IsType<Outcome<int>.Done>(await Look(asked));
        Assert.Empty(await Waiting(ciso));
    }

    [Fact]
    public async Task Whoever_is_to_look_is_told_by_mail_once_a_round_until_it_is_done()
    {
        var asked = await Asked("2025-11-01");
        await Tell();
        var told = await town.One<string>("SELECT string_agg(to_address || body, '') FROM mail_outbox WHERE body LIKE '%申請状況%'");
        Assert.StartsWith("ciso@city.example", told, StringComparison.Ordinal);
        Assert.Contains("例外措置の申請状況の確認：1 件", told, StringComparison.Ordinal);
        await Tell();
        Assert.Equal("ciso 2", await Told());
        await Tell(new WorkReminders(3));
        Assert.Equal("ciso 2, ciso 6", await Told());
        Assert.IsType<Outcome<int>.Done>(await Look(asked));
        await Tell(new WorkReminders(1));
        Assert.Equal("ciso 2, ciso 6", await Told());
    }

    private Task<string> Told() => town.One<string>(
        """
        SELECT string_agg(p.login || ' ' || t.round, ', ' ORDER BY t.round)
        FROM told_work t JOIN people p ON p.id = t.person_id WHERE t.kind = 'Look'
        """);

    private Task<int> Tell(WorkReminders? reminders = null) => new TellWork(
        database.Postgres, town.Town.Policies, new LinkBase(new Uri("https://va.example/")),
        reminders ?? WorkReminders.Usual, town.Town.Clock).Run();

    private Task<int> Asked(string at) => town.One<int>(
        $$"""
        INSERT INTO exceptions (case_id, candidate, requirements, reason, measures, from_date, until_date, decides, content,
                                digest, person_id, post_id, via, at)
        SELECT {{town.CaseId}}, 1, '{K56}', '理由', '措置', '2025-12-01', '2027-12-01', '{ciso}', '', repeat('0', 64), h.person_id,
               h.post_id, 'Holder', '{{at}}'
        FROM post_holders h WHERE h.person_id = {{town.Town.Manager.Id}}
        RETURNING id
        """);

    private Task<Outcome<int>> Look(int upTo, Person? who = null) =>
        new RecordLook(database.Postgres, town.Town.Policies, town.Town.Clock)
            .Run(who ?? ciso, "192.0.2.7", new(upTo, " 滞りなし\r\n"));

    private Task<ExceptionList> List(Person who) =>
        new ListExceptions(database.Postgres, town.Town.Policies, town.Town.Clock).Load(who, null, null);

    private async Task<IReadOnlyList<WorkItem>> Waiting(Person who) =>
        [.. (await new LoadWork(database.Postgres, town.Town.Editions, town.Town.Policies, town.Town.Clock).Load(who))
            .Items.Where(i => i.Path == "/exceptions")];

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
