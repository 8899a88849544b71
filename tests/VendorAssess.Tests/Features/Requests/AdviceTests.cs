using VendorAssess.Domain;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Findings;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Advising;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

public sealed class AdviceTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;

    public async ValueTask InitializeAsync() => town = await RequestTown.Build(database, Town.ResidentData.Replace(
        "\"personal\"", "\"use_from\":\"2026-12-01\",\"personal\"", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_request_waits_until_the_advice_that_the_procedure_asks_for_is_recorded()
    {
        var id = await town.Draft();
        Refused("助言を求め", await town.Submit(town.Town.Officer, id));
        var asked = Assert.IsType<Outcome<int>.Done>(await town.AskAdvice(town.Town.Officer)).Value;
        Refused("助言を求め", await town.Submit(town.Town.Officer, id));
        Assert.IsType<Outcome<int>.Done>(await town.GiveAdvice(town.Town.Chief, asked));
        Assert.IsType<Outcome<string>.Done>(await town.Submit(town.Town.Officer, id));
    }

    /// <summary>企画財政部's own case: its head asks himself as 統括.</summary>
    [Fact]
    public async Task Who_asked_answers_only_with_the_reason_why_nobody_else_does()
    {
        var asked = Assert.IsType<Outcome<int>.Done>(await town.AskAdvice(town.Town.Officer)).Value;
        await town.Run(
            $"""
            INSERT INTO post_holders (post_id, person_id, from_date)
            VALUES ({town.Town.Chief.Posts[0].Id}, {town.Town.Officer.Id}, '2026-04-01')
            """);
        var both = town.Town.Officer with { Posts = [.. town.Town.Officer.Posts, .. town.Town.Chief.Posts] };
        Refused("やむを得ない理由", await town.GiveAdvice(both, asked));
        Refused("4000 文字", await town.GiveAdvice(both, asked, why: new('理', 4001)));
        Assert.IsType<Outcome<int>.Done>(await town.GiveAdvice(both, asked, why: "自部の案件のため"));
        Assert.Equal("自部の案件のため", await town.One<string>("SELECT same_person_reason FROM advice_given"));
    }

    [Fact]
    public async Task Advice_counts_as_the_answer_that_nobody_types_again()
    {
        await town.CaseAnswer("SV04", "\"氏名と連絡先\"");
        Assert.Equal(Status.Unknown, (await Finding()).Status);
        await town.GiveAdvice("暗号化を確かめること");
        var finding = await Finding();
        var row = (await Findings()).RowOf(Town.Content.Bank.Find("W07")!)!;
        Assert.Equal(Status.Met, finding.Status);
        Assert.Contains("暗号化を確かめること", row.Value, StringComparison.Ordinal);
        Assert.Contains("tokatsu", row.By, StringComparison.Ordinal);
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM answers WHERE question = 'W07'"));
    }

    [Fact]
    public async Task What_was_typed_later_counts_and_is_not_lost()
    {
        await town.GiveAdvice("暗号化を確かめること");
        await town.CaseAnswer("W07", "\"助言を受けて仕様に加えた\"", at: "2026-11-22");
        Assert.Equal("\"助言を受けて仕様に加えた\"", (await Findings()).RowOf(Town.Content.Bank.Find("W07")!)!.Value);
        await town.CaseAnswer("W07", "\"前に書いたもの\"", at: "2026-11-01", revision: 2);
        Assert.Contains("暗号化", (await Findings()).RowOf(Town.Content.Bank.Find("W07")!)!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frozen_content_holds_what_was_asked_and_given_and_later_advice_shows()
    {
        await town.GiveAdvice();
        var (id, _) = await town.Submitted();
        var load = new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock);
        var seen = (await load.Load(town.Town.Chief, id))!;
        var advice = Assert.Single(seen.Frozen!.Advice);
        Assert.Equal(("住民の連絡先を預けてよいか", "暗号化を確かめること"), (advice.Asked, advice.Given));
        Assert.Empty(seen.SinceSubmission);
        await town.GiveAdvice("さらに確かめること");
        Assert.Contains((await load.Load(town.Town.Chief, id))!.SinceSubmission, c => c.Area == "助言・協議");
    }

    [Fact]
    public async Task Asking_and_giving_fifty_times_over_has_one_effect_each()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => town.AskAdvice(town.Town.Officer)));
        var id = Assert.Single(asked.OfType<Outcome<int>.Done>().Select(o => o.Value).Distinct());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => town.GiveAdvice(town.Town.Chief, id, $"助言{i % 2}")));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM advice"));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM advice_given"));
        Assert.Equal(2, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action LIKE 'advice.%'"));
    }

    [Fact]
    public async Task Others_neither_ask_nor_give_nor_learn_of_it()
    {
        Refused("助言を求めるのは", await town.AskAdvice(town.Town.Applicant));
        Assert.Equal(Outcome.Refused<int>(RequestTexts.NoSuchCase), await town.AskAdvice(town.Town.OtherApplicant));
        var asked = Assert.IsType<Outcome<int>.Done>(await town.AskAdvice(town.Town.Officer)).Value;
        Refused("応じるのは", await town.GiveAdvice(town.Town.Officer, asked));
        Assert.Equal(Outcome.Refused<int>(RequestTexts.NoSuchCase), await town.GiveAdvice(town.Town.OtherApplicant, asked));
        Assert.Null(await new LoadAdvice(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.OtherApplicant, town.CaseId));
    }

    [Theory]
    [InlineData("UPDATE advice SET asked = 'x'"), InlineData("DELETE FROM advice_given")]
    public async Task What_was_said_is_only_ever_added_to(string sql)
    {
        await town.GiveAdvice();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    private async Task<CandidateFindings> Findings() =>
        (await new LoadFindings(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Chief, town.CaseId, 1, CancellationToken.None))!;

    private async Task<Finding> Finding() => (await Findings()).Find("K34")!;

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
