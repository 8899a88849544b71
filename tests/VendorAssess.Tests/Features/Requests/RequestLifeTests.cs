using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

public sealed class RequestLifeTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;

    public async ValueTask InitializeAsync() => town = await RequestTown.Build(database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_draft_is_kept_and_saved_again()
    {
        var id = await town.Draft();
        var second = RequestTown.Words with { Statement = "窓口と電話の案内に使う" };
        Assert.Equal(Outcome.Done(id), await town.Save(town.Town.Manager, 1, second));
        Assert.Equal(second, (await Page())!.Open!.Words);
        Assert.Equal(2, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'request.drafted'"));
    }

    [Fact]
    public async Task Who_was_overtaken_overwrites_nothing()
    {
        await town.Draft();
        Refused("ほかの人", await town.Save(town.Town.Manager));
        Refused("ほかの人", await town.Save(town.Town.Manager, 7));
        Assert.Equal(RequestTown.Words, (await Page())!.Open!.Words);
    }

    [Fact]
    public async Task Others_neither_draft_nor_submit_nor_learn_of_it()
    {
        Assert.Equal(Outcome.Refused<int>(RequestTexts.NoSuchCase), await town.Save(town.Town.OtherApplicant));
        Refused("職に就いていない", await town.Save(town.Town.Chief));
        var id = await town.Draft();
        Assert.Equal(
            Outcome.Refused<string>(RequestTexts.NoSuchRequest), await town.Submit(town.Town.OtherApplicant, id));
        Refused("情報セキュリティ責任者", await town.Submit(town.Town.Applicant, id));
        Refused("情報セキュリティ責任者", await town.Submit(town.Town.Chief, id));
        Assert.Equal(
            Outcome.Refused<RequestStatus>(RequestTexts.NoSuchRequest),
            await town.Withdraw(town.Town.OtherApplicant, id));
        Assert.Null(await Load(town.Town.OtherApplicant, id));
    }

    [Fact]
    public async Task The_officer_submits_what_was_seen_and_it_is_frozen()
    {
        var (id, digest) = await town.Submitted();
        var page = (await Load(town.Town.Chief, id))!;
        Assert.Equal((RequestStatus.Submitted, digest, true), (page.Row.Status, page.Row.Digest, page.IsIntact));
        Assert.Empty(page.SinceSubmission);
        Assert.Equal("予約クラウド", page.Frozen!.Subject.Service);
        Assert.Equal("light", page.Frozen.Procedure.Id);
        Assert.Equal("市民部 情報セキュリティ責任者", page.Frame.SubmittedPost);
        Assert.Equal(
            digest, await town.One<string>("SELECT after_digest FROM audit_log WHERE action = 'request.submitted'"));
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_not_submitted_unseen()
    {
        var id = await town.Draft();
        var seen = await town.CurrentDigest();
        await town.Answer("SV07", "\"a\"");
        Refused("内容が変わりました", await town.Submit(town.Town.Officer, id, seen));
        Assert.Equal("Draft", await town.One<string>("SELECT status FROM requests"));
    }

    [Fact]
    public async Task Fifty_submits_at_once_have_one_effect()
    {
        var id = await town.Draft();
        var seen = await town.CurrentDigest();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => town.Submit(town.Town.Officer, id, seen)));
        Assert.Single(outcomes.OfType<Outcome<string>.Done>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'request.submitted'"));
    }

    [Fact]
    public async Task An_unfinished_draft_is_not_submitted()
    {
        await town.Save(town.Town.Applicant, 0, RequestTown.Words with { Network = "" });
        Refused("ネットワーク", await town.Submit(town.Town.Officer, 1));
    }

    [Fact]
    public async Task What_was_withdrawn_stays_readable_and_makes_room_for_a_new_one()
    {
        var (id, _) = await town.Submitted();
        Refused("提出した職", await town.Withdraw(town.Town.Applicant, id));
        Assert.Equal(Outcome.Done(RequestStatus.Withdrawn), await town.Withdraw(town.Town.Officer, id));
        Assert.NotNull((await Load(town.Town.Chief, id))!.Frozen);
        Assert.Equal(Outcome.Done(id + 1), await town.Save(town.Town.Applicant));
    }

    [Fact]
    public async Task A_draft_that_another_one_changed_meanwhile_is_taken_back_only_when_it_was_seen()
    {
        var id = await town.Draft();
        await town.Save(town.Town.Applicant, 1, RequestTown.Words with { Network = "LGWANから" });
        Refused("画面を開いた後", await town.Withdraw(town.Town.Applicant, id, seenDraft: 1));
        Assert.Equal(Outcome.Done(RequestStatus.Withdrawn), await town.Withdraw(town.Town.Applicant, id, seenDraft: 2));
    }

    [Fact]
    public async Task Each_sees_what_waits_for_them()
    {
        var id = await town.Draft();
        Assert.Equal([id], (await List(town.Town.Officer)).Waiting.Select(r => r.Id));
        Assert.Empty((await List(town.Town.Chief)).Waiting);
        await town.Submit(town.Town.Officer, id);
        Assert.Empty((await List(town.Town.Officer)).Waiting);
        Assert.Equal([id], (await List(town.Town.Chief)).Waiting.Select(r => r.Id));
        Assert.Empty((await List(town.Town.OtherApplicant)).All);
        Assert.Equal([id], (await List(town.Town.Auditor)).All.Select(r => r.Id));
        await town.Decide(town.Town.Chief, id, (await Page())!.Open!.Digest!, RequestStatus.SentBack);
        Assert.Empty((await List(town.Town.Chief)).Waiting);
        Assert.Equal([id], (await List(town.Town.Applicant)).Waiting.Select(r => r.Id));
        Assert.Empty((await List(town.Town.Auditor, new(RequestStatus.Draft))).All);
        Assert.Empty((await List(town.Town.Auditor, new(Before: id))).All);
    }

    private Task<RequestLists> List(Person who, RequestFilter? filter = null) =>
        new ListRequests(database.Postgres, town.Town.Clock).Load(who, filter ?? new());

    private Task<SeenRequest?> Load(Person who, int id) =>
        new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, id);

    private Task<RequestDraft?> Page() =>
        new LoadRequestDraft(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Officer, town.CaseId, 1);

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
