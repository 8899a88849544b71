using System.Collections.Immutable;
using VendorAssess.Access.Network;
using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Home;
using VendorAssess.Store;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Home;

public sealed class TellWorkTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly MailDay day = new();
    private RequestTown town = null!;

    public async ValueTask InitializeAsync() => await Build(RequestTown.PublicData);

    private async Task Build(string facts)
    {
        town = await RequestTown.Build(database, facts);
        await town.Run("UPDATE people SET mail_address = login || '@city.example' WHERE login <> 'kansa'");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Who_decides_is_told_once_when_a_request_comes_and_again_while_it_waits()
    {
        await town.Submitted();
        Assert.Equal(1, await Tell());
        Assert.Equal(0, await Tell());
        Assert.Equal(["tokatsu@city.example 新しい仕事が 1 件あります"], await Mails());
        day.Later(6);
        Assert.Equal(0, await Tell());
        day.Later(1);
        Assert.Equal(1, await Tell());
        Assert.Equal(0, await Tell());
        Assert.Equal("tokatsu@city.example まだ終わっていない仕事が 1 件あります", (await Mails())[^1]);
    }

    [Fact]
    public async Task What_is_done_is_told_no_more_and_what_comes_of_it_goes_to_the_next()
    {
        var (id, digest) = await town.Submitted();
        await Tell();
        await town.Decide(town.Town.Chief, id, digest, RequestStatus.SentBack);
        day.Later(20);
        Assert.Equal(1, await Tell());
        Assert.StartsWith("bucho@city.example", (await Mails())[^1], StringComparison.Ordinal);
        await town.Run("UPDATE cases SET stage = 'Closed'");
        day.Later(20);
        Assert.Equal(0, await Tell());
    }

    [Fact]
    public async Task Advice_reaches_the_chief_and_nothing_of_it_stands_in_the_mail()
    {
        await Build(Town.ResidentData);
        Assert.IsType<Outcome<int>.Done>(await town.AskAdvice(town.Town.Officer, "誰にも見せない相談の語句"));
        await Tell();
        var mail = Assert.Single(await town.All<string>("SELECT to_name || subject || body FROM mail_outbox"));
        Assert.DoesNotContain("誰にも見せない", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("住民票の予約", mail, StringComparison.Ordinal);
        Assert.Contains("求められた助言や協議：1 件", mail, StringComparison.Ordinal);
        Assert.Contains("https://va.example/", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_processes_one_tells()
    {
        await town.Submitted();
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tell()));
        Assert.Equal(1, sent.Sum());
        Assert.Single(await Mails());
    }

    [Fact]
    public async Task Who_has_no_address_or_is_gone_or_acts_for_another_procedure_is_told_nothing()
    {
        await town.Submitted();
        await town.Run(
            $"""
            UPDATE people SET mail_address = '' WHERE login = 'tokatsu';
            INSERT INTO people (login, name, password_hash, mail_address) VALUES ('kacho2', '近藤', '', 'kacho2@city.example');
            INSERT INTO posts (department_id, role, title) VALUES (4, 'delegate', '情報政策課長');
            INSERT INTO post_holders (post_id, person_id, from_date)
            SELECT p.id, w.id, '2026-04-01' FROM posts p, people w WHERE p.role = 'delegate' AND w.login = 'kacho2';
            INSERT INTO post_delegations (post_id, delegate_post, from_date, scope, reason, recorded_by, recorded_at)
            SELECT {town.Town.Chief.Posts[0].Id}, id, '2026-04-01', '{OtherScope}', '定例', 1, '2026-04-01' FROM posts WHERE role = 'delegate'
            """);
        Assert.Equal(0, await Tell());
        await town.Run("UPDATE post_delegations SET scope = '{light}'");
        Assert.Equal(1, await Tell());
        Assert.StartsWith("kacho2@", Assert.Single(await Mails()), StringComparison.Ordinal);
    }

    private const string OtherScope = "{full}";

    [Fact]
    public async Task The_administrator_sets_an_address_and_nobody_else()
    {
        var set = new SetMailAddress(database.Postgres);
        var administrator = new Administrator(
            await town.Settle("kanri", new Post(0, 4, "情報政策課", Roles.Administrator, "管理者")), "192.0.2.1");
        var id = town.Town.Manager.Id;
        Assert.Equal(Outcome.Done("kacho@city.example"), await set.Run(administrator, id, " kacho@city.example "));
        Assert.IsType<Outcome<string>.Refused>(await set.Run(administrator, id, "kacho@city.example, x@y.example"));
        Assert.IsType<Outcome<string>.Refused>(await set.Run(administrator, 999, "a@city.example"));
        Assert.IsType<Outcome<string>.Refused>(await set.Run(new(town.Town.Manager, null), id, "a@city.example"));
        Assert.Equal(Outcome.Done(""), await set.Run(administrator, id, ""));
        Assert.Equal(2, await town.One<int>(
            "SELECT count(*)::int FROM audit_log WHERE action = 'person.mail' AND detail::text NOT LIKE '%@%'"));
    }

    private Task<int> Tell() => new TellWork(
        database.Postgres, town.Town.Policies, new LinkBase(new Uri("https://va.example/")), WorkReminders.Usual, day).Run();

    private async Task<ImmutableArray<string>> Mails() =>
        await town.All<string>("SELECT to_address || ' ' || subject FROM mail_outbox ORDER BY id");
}
