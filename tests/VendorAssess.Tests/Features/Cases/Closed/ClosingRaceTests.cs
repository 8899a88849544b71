using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Features.Cases.Closing;
using VendorAssess.Tests.Features.Answers.Links;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>Two people at once: one closes the case, the other goes on with it.</summary>
public sealed class ClosingRaceTests(DatabaseFixture database, ITestOutputHelper output) : IClassFixture<DatabaseFixture>
{
    private const int Rounds = 20;

    [Fact]
    public async Task A_decision_and_a_closing_at_once_the_decision_stands_only_where_it_came_first()
    {
        var town = await RequestTown.Build(database);
        var first = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (id, digest) = await town.Submitted();
            var deciding = After(round % 5, () => town.Decide(town.Town.Chief, id, digest, RequestStatus.SentBack).WhyNot());
            var (atClosing, whyNot) = (await After(round / 5, () => CloseBySql(id)), await deciding);
            var decisions = await town.One<int>($"SELECT count(*)::int FROM decisions WHERE request_id = {id}");
            Assert.Equal((atClosing, atClosing), (decisions, whyNot is null ? 1 : 0));
            Assert.Equal(decisions, await Entries(town, "request.SentBack", id));
            if (whyNot is not null)
                Assert.Contains("終了しています", whyNot, StringComparison.Ordinal);
            first += decisions;
            await town.Town.SetStage(town.CaseId, "Considering");
            if (decisions == 0)
                Assert.Null(await town.Withdraw(town.Town.Officer, id).WhyNot());
        }
        output.WriteLine($"{Rounds} rounds, the decision came first in {first}");
    }

    [Fact]
    public async Task A_draft_and_a_closing_at_once_have_exactly_one_effect()
    {
        var town = await RequestTown.Build(database);
        var drafted = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var drafting = After(round % 5, () => town.Save(town.Town.Applicant).WhyNot());
            var (closed, draft) = (await After(round / 5, () => Close(town.Town, town.CaseId)), await drafting);
            Assert.True(draft is null ^ closed is null, $"{draft} / {closed}");
            Assert.Contains(draft is null ? "作成中又は審査待ちの申請" : "終了しています", draft ?? closed!, StringComparison.Ordinal);
            drafted += draft is null ? 1 : 0;
            if (draft is null)
                await town.Withdraw(town.Town.Applicant, await town.One<int>("SELECT max(id) FROM requests"));
            await town.Town.SetStage(town.CaseId, "Considering");
        }
        Assert.Equal((drafted, Rounds - drafted), (
            await town.One<int>("SELECT count(*)::int FROM requests"), await town.One<int>("SELECT count(*)::int FROM case_closings")));
        output.WriteLine($"{Rounds} rounds, the draft came first in {drafted}");
    }

    [Fact]
    public async Task A_closing_waits_for_what_comes_by_a_link()
    {
        using var town = await LinkTown.Build(database);
        await town.EnterNew();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await using var writing = await db.BeginTransactionAsync();
        await db.ExecuteAsync("SELECT FROM answer_links FOR UPDATE");
        var closing = Task.Run(() => Close(town.Town, town.CaseId));
        await Task.Delay(200);
        Assert.False(closing.IsCompleted);
        await writing.CommitAsync();
        Assert.Null(await closing);
    }

    private static async Task<T> After<T>(int moments, Func<Task<T>> deed)
    {
        await Task.Delay(moments * 3);
        return await Task.Run(deed);
    }

    // By whoever is bound by no rule; how many decisions there are once nobody else has the case.
    private async Task<int> CloseBySql(int request)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.ExecuteAsync("UPDATE cases SET stage = 'Closed'");
        var decisions = await db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM decisions WHERE request_id = @request", new { request });
        await transaction.CommitAsync();
        return decisions;
    }

    private Task<string?> Close(Town town, int caseId) => new CloseCase(database.Postgres, town.Clock)
        .Run(town.Manager, null, caseId, new(ClosingKind.NotUsed, "使わない", null)).WhyNot();

    private static Task<int> Entries(RequestTown town, string action, int request) => town.One<int>(
        $"SELECT count(*)::int FROM audit_log WHERE action = '{action}' AND subject_id = '{request}'");
}
