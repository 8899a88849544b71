using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Checks;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Reviewing;
using VendorAssess.Features.Uses;
using VendorAssess.Domain.Uses;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>Questions in a review, and the conditions that come of it, on the real database.</summary>
public sealed class ReviewTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;
    private int id;
    private string digest = "";

    private Person Chief => town.Town.Chief;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        (id, digest) = await town.Submitted();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_question_is_answered_by_the_department_and_settled_and_only_then_approved()
    {
        var asked = Value(await Say(Chief, MessageKind.Asked, 0));
        Refused("質問か回答が加わりました", await town.Decide(Chief, id, digest));
        Refused("回答を待っている質問", await Decide(asked));
        var answered = Value(await Say(town.Town.Applicant, MessageKind.Answered, asked));
        var settled = Value(await Say(Chief, MessageKind.Settled, answered));
        Assert.IsType<Outcome<int?>.Done>(await Decide(settled));

        var seen = (await Load(Chief))!;
        Assert.Equal(
            [(MessageKind.Asked, "tokatsu"), (MessageKind.Answered, "tanto"), (MessageKind.Settled, "tokatsu")],
            seen.Messages.Select(m => (m.Kind, m.By)));
        Assert.Equal(ReviewTurn.Nobody, Assert.Single(seen.Threads()).Turn);
        Assert.Equal(3, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action LIKE 'review.%'"));
    }

    [Fact]
    public async Task A_question_fifty_times_over_is_one_question()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Say(Chief, MessageKind.Asked, 0)));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM review_messages"));
    }

    [Fact]
    public async Task Neither_side_speaks_for_the_other_and_strangers_not_at_all()
    {
        Refused("審査できるのは", await Say(town.Town.Officer, MessageKind.Asked, 0));
        Assert.Equal(
            Outcome.Refused<int>(RequestTexts.NoSuchRequest), await Say(town.Town.OtherApplicant, MessageKind.Asked, 0));
        var asked = Value(await Say(Chief, MessageKind.Asked, 0));
        Refused("職に就いていない", await Say(Chief, MessageKind.Answered, asked));
        Assert.NotNull((await Load(town.Town.Officer))!.Next((await Load(Chief))!.Thread("K51"), town.Town.Officer).WhyNot);
    }

    [Fact]
    public async Task Conditions_become_checks_that_the_post_named_confirms()
    {
        await town.Decide(Chief, id, digest, RequestStatus.ApprovedWithConditions);
        var check = Assert.Single((await List(town.Town.Manager, new(CheckState.Open, Mine: true, null))).Checks);
        Assert.Equal(("毎月の確認", new DateOnly(2026, 12, 31), "市民課 情報セキュリティ管理者"), (check.Text, check.Due, check.Post));
        Assert.Empty((await List(town.Town.Applicant, new(null, Mine: true, null))).Checks);
        Assert.Empty((await List(town.Town.OtherApplicant, new(null, Mine: false, null))).Checks);

        Refused("記録するのは", await Record(town.Town.Applicant, CheckResult.Done, 0));
        Assert.IsType<Outcome<CheckResult>.Done>(await Record(town.Town.Manager, CheckResult.NotYet, 0));
        Refused("ほかの人", await Record(town.Town.Manager, CheckResult.Done, 0));
        Assert.IsType<Outcome<CheckResult>.Done>(await Record(town.Town.Manager, CheckResult.Done, 1));
        Refused("済んでいます", await Record(town.Town.Manager, CheckResult.Done, 2));

        var seen = (await new LoadCheck(database.Postgres, town.Town.Clock).Load(Chief, 1))!;
        Assert.Equal([CheckResult.NotYet, CheckResult.Done], seen.Results.Select(r => r.Result));
        Assert.Equal("kacho", seen.Row.Holders);
        var use = (await new LoadUse(database.Postgres, town.Town.Clock).Load(Chief, 1))!;
        Assert.True(Assert.Single(use.Checks).IsDone);
        Assert.Empty((await List(Chief, new(CheckState.Open, Mine: false, null))).Checks);
    }

    [Fact]
    public async Task A_result_fifty_times_over_is_one_result()
    {
        await town.Decide(Chief, id, digest, RequestStatus.ApprovedWithConditions);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Record(town.Town.Manager, CheckResult.Done, 0)));
        Assert.Single(outcomes.OfType<Outcome<CheckResult>.Done>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM check_results"));
    }

    [Fact]
    public async Task What_is_not_done_by_its_day_is_found_as_overdue_and_pages_follow_each_other()
    {
        await town.Decide(Chief, id, digest, RequestStatus.ApprovedWithConditions);
        await town.Run(
            """
            INSERT INTO checks (use_id, kind, text, due, post_id, created_by, created_at)
            SELECT use_id, 'Condition', '過ぎたもの', '2026-11-20', post_id, created_by, created_at FROM checks
            """);
        Assert.Equal("過ぎたもの", Assert.Single((await List(Chief, new(CheckState.Overdue, false, null))).Checks).Text);
        Assert.Equal(
            "毎月の確認",
            Assert.Single((await List(Chief, new(null, false, new(new(2026, 11, 20), 2)))).Checks).Text);
    }

    [Fact]
    public async Task A_later_request_says_how_the_conditions_of_the_earlier_approval_stand()
    {
        await town.Decide(Chief, id, digest, RequestStatus.ApprovedWithConditions);
        Assert.Empty((await Load(Chief))!.SinceSubmission);
        await town.Save(town.Town.Applicant);
        var next = id + 1;
        await town.Submit(town.Town.Officer, next);
        var load = new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock);
        Assert.Equal("まだ実施していない", Assert.Single((await load.Load(Chief, next))!.Frozen!.Conditions).Standing);
        await Record(town.Town.Manager, CheckResult.Done, 0);
        Assert.Contains((await load.Load(Chief, next))!.SinceSubmission, c => c.Area == "前の承認の条件");
    }

    [Fact]
    public async Task The_departments_that_use_it_too_are_frozen_and_stand_in_the_register()
    {
        await town.Withdraw(town.Town.Officer, id);
        await new SaveDraft(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            town.Town.Applicant, null, new(town.CaseId, 1, 0, RequestTown.Words) { UsedBy = [3] });
        var submitted = Assert.IsType<Outcome<string>.Done>(await town.Submit(town.Town.Officer, id + 1)).Value;
        await town.Decide(Chief, id + 1, submitted);
        var request = await new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(Chief, id + 1);
        Assert.Equal(["福祉課"], request!.Frozen!.UsedBy);
        var use = (await new LoadUse(database.Postgres, town.Town.Clock).Load(Chief, 1))!;
        Assert.Equal("福祉課", use.UsedBy);
        Assert.Equal(["クラウドサービス管理者", "外部サービス管理者"], use.Managers.Select(m => m.Title));
        Refused("選べないもの", await new SaveDraft(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            town.Town.Applicant, null, new(town.CaseId, 1, 0, RequestTown.Words) { UsedBy = [99] }));
    }

    private Task<Outcome<int>> Say(Person who, MessageKind kind, int seen) =>
        new SayInReview(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(who, null, id, new("K58", kind, "提供条件は確かめましたか。", seen));

    private Task<Outcome<int?>> Decide(int seenMessage) =>
        new DecideRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Run(
            Chief, null, id, new(RequestStatus.Approved, "よい", [], digest, "", seenMessage), town.Use);

    private Task<Outcome<CheckResult>> Record(Person who, CheckResult result, int seen) =>
        new RecordCheck(database.Postgres, town.Town.Clock).Run(who, null, 1, new(result, "画面で確かめた", seen));

    private Task<CheckList> List(Person who, CheckFilter filter) =>
        new ListChecks(database.Postgres, town.Town.Clock).Load(who, filter);

    private Task<SeenRequest?> Load(Person who) =>
        new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, id);

    private static int Value(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Done>(outcome).Value;

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
