using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Disposals;
using VendorAssess.Features.Home;
using VendorAssess.Features.Sheets;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Disposals;

public sealed class DisposalTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private KeptTown town = null!;

    public async ValueTask InitializeAsync() => town = await KeptTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_due_goes_with_all_that_hangs_on_it_and_leaves_a_record()
    {
        await town.CloseLongAgo();
        Assert.Equal([town.CaseId], (await town.List(town.Town.Officer, KeptState.Due)).Cases.Select(c => c.CaseId));
        Assert.True((await town.TablesWith(KeptTown.Words)).Count > 15);
        Assert.Equal("1 件", Assert.Single(await Home(town.Town.Officer)).Title);
        Assert.Empty(await Home(town.Town.Manager));

        Assert.Equal(Outcome.Done(1), await town.Dispose(town.Town.Officer));
        Assert.Empty(await town.TablesWith(KeptTown.Words));
        Assert.Empty(await town.TablesWith(KeptTown.Shared));
        Assert.Empty((await town.List(town.Town.Officer, KeptState.Due)).Cases);
        Assert.Empty(await Home(town.Town.Officer));

        var records = new LoadDisposals(database.Postgres, town.Town.Clock);
        var listed = Assert.Single((await records.List(town.Town.Officer, "", null)).Records);
        var record = (await records.Load(town.Town.Officer, listed.Id))!;
        Assert.Equal(("住民票の予約", new DateOnly(2021, 3, 31), "bucho"), (record.Title, record.KeptUntil, record.By));
        Assert.Equal((3, "予約クラウド", "保存期間が終わった"), (record.Files, record.Services, record.Reason));
        Assert.Equal("aaccddeeffbb", string.Concat(record.Digests.Split('\n').Select(d => d[..2])));
        Assert.Equal(7 + 8 + System.Text.Encoding.UTF8.GetByteCount(KeptTown.Words), record.FileBytes);
    }

    [Fact]
    public async Task The_audit_chain_is_whole_afterwards_and_holds_the_digest_of_the_record()
    {
        await town.CloseLongAgo();
        await town.Dispose(town.Town.Officer);
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.Null((await AuditChain.Check(db.ReadAuditChain(), null)).Broken);
        Assert.Equal(
            ["retention.recorded", "case.closed", "case.disposed"],
            await db.QueryAsync<string>("SELECT action FROM audit_log ORDER BY seq"));
        Assert.True(await db.ExecuteScalarAsync<bool>(
            """
            SELECT l.after_digest = encode(sha256(convert_to(to_jsonb(x)::text, 'UTF8')), 'hex')
                   AND l.person_id = x.person_id AND l.from_address = '192.0.2.1'
            FROM audit_log l, disposals x
            WHERE l.action = 'case.disposed'
            """));
    }

    [Fact]
    public async Task A_sheet_that_another_case_uses_stays_without_what_was_the_cases()
    {
        var other = await town.Town.AddCase();
        await town.Town.AddCandidate(other, 1, "予約クラウド");
        await town.CloseLongAgo();
        Assert.Equal(Outcome.Done(1), await town.Dispose(town.Town.Officer));
        // The other case was given the same purpose, so only the words of the case itself are looked for.
        Assert.Empty(await town.TablesWith(KeptTown.Words));
        Assert.Equal(["answers", "evidence", "evidence_pieces"], await town.TablesWith(KeptTown.Shared));
        Assert.Equal("質問票.xlsx", await town.One<string>(
            "SELECT i.file_name FROM answers a JOIN workbook_imports i ON i.id = a.import_id WHERE i.file = '' AND i.case_id IS NULL"));
        Assert.Equal("", await town.One<string>("SELECT array_to_string(services, '') FROM disposals"));

        var service = await town.One<int>("SELECT id FROM services WHERE name = '予約クラウド'");
        var sheets = new LoadSheet(database.Postgres, town.Town.Editions, town.Town.Clock);
        Assert.NotNull(await sheets.Load(town.Town.Applicant, service, null, default));
    }

    [Fact]
    public async Task The_last_case_takes_the_sheet_with_it()
    {
        var other = await town.Town.AddCase();
        await town.Town.AddCandidate(other, 1, "予約クラウド");
        await town.CloseLongAgo();
        await town.Dispose(town.Town.Officer);
        await town.Force($"UPDATE cases SET stage = 'Closed' WHERE id = {other}");
        await town.Force(
            $"""
            INSERT INTO case_closings (case_id, number, kind, reason, use_ended_on, person_id, post_id, via, at)
            VALUES ({other}, 1, 'UseEnded', '終えた', '2016-01-01', 1, 1, 'Holder', '2016-01-01')
            """);
        Assert.Equal(Outcome.Done(1), await town.Dispose(town.Town.Officer, other));
        Assert.Empty(await town.TablesWith(KeptTown.Shared));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM workbook_imports"));
    }

    [Fact]
    public async Task Who_sees_the_case_sees_the_record_and_nobody_else()
    {
        await town.CloseLongAgo();
        await town.Dispose(town.Town.Officer);
        var records = new LoadDisposals(database.Postgres, town.Town.Clock);
        foreach (var who in (Person[])[town.Town.Applicant, town.Town.Officer, town.Town.Chief, town.Town.Auditor])
            Assert.Single((await records.List(who, "住民票", null)).Records);
        foreach (var who in (Person[])[town.Town.OtherApplicant, town.Town.Procurement])
        {
            Assert.Empty((await records.List(who, "", null)).Records);
            Assert.Null(await records.Load(who, 1));
        }
    }

    [Fact]
    public async Task Retention_is_put_off_with_a_reason()
    {
        await town.CloseLongAgo();
        DateOnly later = new(2036, 3, 31);
        Assert.Contains("決める職", Refusal(await town.Extend(town.Town.Applicant, later)), StringComparison.Ordinal);
        Assert.Equal(Outcome.Done(1), await town.Extend(town.Town.Officer, later));
        Assert.Empty((await town.List(town.Town.Officer, KeptState.Due)).Cases);
        Assert.Equal(later, Assert.Single((await town.List(town.Town.Officer, KeptState.Kept)).Cases).KeptUntil);
        Assert.Contains("まだ廃棄できません", Refusal(await town.Dispose(town.Town.Officer)), StringComparison.Ordinal);
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'case.kept-longer'"));
    }

    private async Task<IEnumerable<WorkItem>> Home(Person who) =>
        (await new LoadWork(database.Postgres, town.Town.Editions, town.Town.Policies, town.Town.Clock).Load(who)).Items
            .Where(i => i.Kind == WorkKind.Dispose);

    private static string Refusal(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Reason;
}
