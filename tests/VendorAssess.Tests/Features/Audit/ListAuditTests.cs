using Dapper;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Audit;
using VendorAssess.Store;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Audit;

public sealed class ListAuditTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        var (id, digest) = await town.Submitted();
        await town.Decide(town.Town.Chief, id, digest);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_entries_say_who_did_what_on_what_content()
    {
        var entries = await List(new());
        Assert.Equal(
            [(3L, "request.Approved", "tokatsu"), (2L, "request.submitted", "bucho"), (1L, "request.drafted", "tanto")],
            entries.Select(e => (e.Seq, e.Action, e.Person)));
        Assert.Equal(entries[1].AfterDigest, entries[0].BeforeDigest);
        Assert.Equal(("192.0.2.2", "情報政策課 統括情報セキュリティ責任者"), (entries[0].FromAddress, entries[0].Post));
        Assert.All(entries, e => Assert.NotEqual(e.Action, AuditWords.Label(e.Action)));
    }

    [Fact]
    public async Task The_words_of_a_request_do_not_enter_the_log() => Assert.DoesNotContain(
        await List(new()), e => e.Detail.Contains(RequestTown.Words.Statement, StringComparison.Ordinal));

    public static readonly TheoryData<string, int> Narrowings = new()
    {
        { "action", 1 }, { "person", 1 }, { "login", 1 }, { "stranger", 0 }, { "kind", 3 }, { "other kind", 0 },
        { "subject", 3 }, { "today", 3 }, { "yesterday", 0 }, { "tomorrow", 0 }, { "before", 2 }, { "percent", 0 },
    };

    [Theory, MemberData(nameof(Narrowings))]
    public async Task The_log_is_narrowed(string by, int found)
    {
        // The database's own clock writes the entries.
        var today = TimeProvider.System.GetUtcNow().DayInJapan();
        var filter = by switch
        {
            "action" => new AuditFilter(Action: "request.submitted"),
            "person" => new(Person: "buch"),
            "login" => new(Person: "TANTO"),
            "stranger" => new(Person: "fukushi"),
            "kind" => new(Kind: "request"),
            "other kind" => new(Kind: "case"),
            "subject" => new(Kind: "request", Subject: "1"),
            "today" => new(From: today, Until: today),
            "yesterday" => new(Until: today.AddDays(-1)),
            "tomorrow" => new(From: today.AddDays(1)),
            "before" => new(Before: 3),
            _ => new(Person: "%"),
        };
        Assert.Equal(found, (await List(filter)).Count);
    }

    [Fact]
    public async Task It_is_for_auditor_chief_and_administrator_only()
    {
        var administrator = town.Town.Applicant with
        {
            Posts = [new Post(99, 4, "情報政策課", Roles.Administrator, "システム管理者")],
        };
        foreach (var reader in (Person[])[town.Town.Auditor, town.Town.Chief, administrator])
            Assert.NotNull(await new ListAudit(database.Postgres).Load(reader, new()));
        Person[] others = [town.Town.Applicant, town.Town.Manager, town.Town.Officer, town.Town.Procurement];
        foreach (var other in others)
        {
            Assert.Null(await new ListAudit(database.Postgres).Load(other, new()));
            Assert.Null(await new CheckChain(database.Postgres, new(null, null)).Load(other));
        }
    }

    [Fact]
    public async Task The_check_finds_a_change_behind_the_log_s_back()
    {
        var check = new CheckChain(database.Postgres, new(null, null));
        var whole = (await check.Load(town.Town.Auditor))!;
        Assert.Equal((3, null), (whole.Chain.Head.Seq, whole.Chain.Broken));
        await using (var db = await database.Superuser.OpenConnectionAsync())
        {
            await db.ExecuteAsync("SET session_replication_role = replica");
            await db.ExecuteAsync("UPDATE audit_log SET person_id = 1 WHERE seq = 2");
        }
        var broken = (await check.Load(town.Town.Auditor))!.Chain;
        Assert.StartsWith("記録2", broken.Broken, StringComparison.Ordinal);
        Assert.Equal(1, broken.Head.Seq);
    }

    [Fact]
    public async Task The_check_finds_a_cut_tail_by_the_head_that_is_kept_outside()
    {
        var anchor = new AuditAnchor(Path.GetTempFileName());
        await anchor.Write(new ChainHead(5, new string('a', 64)));
        var finding = (await new CheckChain(database.Postgres, new(anchor, null)).Load(town.Town.Auditor))!;
        File.Delete(anchor.File);
        Assert.StartsWith("記録4がありません", finding.Chain.Broken, StringComparison.Ordinal);
    }

    private async Task<List<ListedEntry>> List(AuditFilter filter) =>
        [.. (await new ListAudit(database.Postgres).Load(town.Town.Auditor, filter))!.Entries];
}
