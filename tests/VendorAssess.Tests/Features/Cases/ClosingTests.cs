using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Retention;
using VendorAssess.Features.Cases.Closing;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class ClosingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly CaseClosing NotUsed = new(ClosingKind.NotUsed, "要件を満たすサービスがない", null);

    private RequestTown town = null!;

    public async ValueTask InitializeAsync() => town = await RequestTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_department_closes_a_case_and_takes_it_up_again()
    {
        Assert.Equal(Outcome.Done(ClosingKind.NotUsed), await Close(town.Town.Applicant, NotUsed));
        Refused("すでに終了", await Close(town.Town.Applicant, NotUsed));
        var closed = (await Load(town.Town.Manager))!;
        Assert.Equal(CaseStage.Closed, closed.Case.Stage);
        Assert.Equal((NotUsed.Reason, "tanto", "市民課 担当者"), (closed.Closings[0].Reason, closed.Closings[0].By, closed.Closings[0].Post));
        Assert.Contains("まだ定められていません", closed.Kept, StringComparison.Ordinal);

        Assert.Equal(Outcome.Done(CaseStage.Considering), await Reopen(town.Town.Manager, "続けることになった"));
        Refused("終了した案件だけ", await Reopen(town.Town.Manager, "二度目"));
        Assert.Equal(Outcome.Done(ClosingKind.Withdrawn), await Close(town.Town.Officer, NotUsed with { Kind = ClosingKind.Withdrawn }));
        var again = (await Load(town.Town.Manager))!;
        Assert.Equal([2, 1], again.Closings.Select(c => c.Number));
        Assert.Equal(("続けることになった", "kacho"), (again.Closings[1].ReopenedReason, again.Closings[1].ReopenedBy));
        Assert.Equal(3, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action IN ('case.closed', 'case.reopened')"));
    }

    [Fact]
    public async Task Others_do_not_close_it()
    {
        Refused("見つかりません", await Close(town.Town.OtherApplicant, NotUsed));
        Refused("担当する所属", await Close(town.Town.Chief, NotUsed));
        Assert.Null(await Load(town.Town.OtherApplicant));
        await Close(town.Town.Applicant, NotUsed);
        Refused("見つかりません", await Reopen(town.Town.OtherApplicant, "戻す"));
        Refused("担当する所属", await Reopen(town.Town.Chief, "戻す"));
    }

    [Fact]
    public async Task A_running_request_is_ended_first_and_a_use_ends_with_the_case()
    {
        var (id, digest) = await town.Submitted();
        Refused("審査待ちの申請", await Close(town.Town.Applicant, NotUsed));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(town.Town.Chief, id, digest, RequestStatus.Approved));
        Refused("「利用終了」", await Close(town.Town.Applicant, NotUsed));
        var ended = new CaseClosing(ClosingKind.UseEnded, "契約を終えた", new(2026, 11, 20));
        Assert.Equal(Outcome.Done(ClosingKind.UseEnded), await Close(town.Town.Applicant, ended));
        Assert.True(await town.One<bool>("SELECT use_until = DATE '2026-11-20' AND next_review IS NULL FROM uses"));
    }

    [Fact]
    public async Task Of_two_who_close_at_once_one_does()
    {
        var both = await Task.WhenAll(Close(town.Town.Applicant, NotUsed), Close(town.Town.Manager, NotUsed));
        Assert.Single(both, Outcome.Done(ClosingKind.NotUsed));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM case_closings"));
    }

    private Task<SeenClosing?> Load(Person who) => new LoadClosing(database.Postgres, town.Town.Clock).Load(who, town.CaseId);

    private Task<Outcome<ClosingKind>> Close(Person who, CaseClosing wish) =>
        new CloseCase(database.Postgres, town.Town.Clock).Run(who, "192.0.2.1", town.CaseId, wish);

    private Task<Outcome<CaseStage>> Reopen(Person who, string reason) =>
        new ReopenCase(database.Postgres, town.Town.Clock).Run(who, "192.0.2.1", town.CaseId, reason);

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
