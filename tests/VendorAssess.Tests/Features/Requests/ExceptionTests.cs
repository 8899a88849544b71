using VendorAssess.Domain;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Findings;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Excepting;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

public sealed class ExceptionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly ExceptionDraft Draft =
        new(["K56"], "業務を止められない", "月ごとに目視で確かめる", Town.Today, new(2027, 3, 31), null);

    private RequestTown town = null!;
    private Person ciso = null!;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database, Town.ResidentData.Replace(
            "\"personal\"", "\"use_from\":\"2026-12-01\",\"personal\"", StringComparison.Ordinal));
        await town.Answer("KM02", "\"d\"");
        await town.GiveAdvice();
        ciso = await town.Settle("ciso", new(0, 4, "情報政策課", Roles.Ciso, "CISO"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_granted_exception_opens_the_approval_of_a_knock_out()
    {
        var (first, seen) = await town.Submitted();
        Refused("不適合の要件", await town.Decide(town.Town.Chief, first, seen));
        await town.Decide(town.Town.Chief, first, seen, RequestStatus.SentBack);

        await Granted();
        var (id, digest) = await town.Submitted();
        var request = (await Requests().Load(town.Town.Chief, id))!;
        Assert.Equal(["K56"], request.Frozen!.Result.KnockOuts);
        Assert.Equal("K56", Assert.Single(request.Frozen.Exceptions).Requirements.Single());
        Assert.Contains(request.SinceEarlier, c => c.Area == "例外措置");
        Refused("例外措置は令和9年3月31日まで", await town.Decide(town.Town.Chief, id, digest));
        var within = town.Use with { UseUntil = new(2027, 3, 31), NextReview = new(2027, 3, 1) };
        Refused("申請された日", await town.Decide(town.Town.Chief, id, digest, use: within with { UseFrom = Town.Today }));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(town.Town.Chief, id, digest, use: within));
    }

    [Fact]
    public async Task It_counts_in_the_decided_verdict_and_as_the_record_of_the_permission_and_never_in_the_computed_one()
    {
        var before = await Findings();
        Assert.Equal((Verdict.Unsuitable, Verdict.Unsuitable), (before.Evaluation.Verdict, before.Decided));
        await Granted();
        var after = await Findings();
        Assert.Equal(Verdict.Unsuitable, after.Evaluation.Verdict);
        Assert.NotEqual(Verdict.Unsuitable, after.Decided);
        Assert.Equal((Status.Unmet, Status.Met), (after.Find("K56")!.Status, after.Find("K61")!.Status));
        Assert.Contains("月ごとに目視", after.RecordOf("exception-permission")!.Content, StringComparison.Ordinal);
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM city_records"));
    }

    [Fact]
    public async Task It_ends_with_its_period_and_what_is_not_met_counts_again()
    {
        await Granted();
        Assert.Contains("K56", (await Findings()).Excepted);
        await town.Run(
            """
            ALTER TABLE exceptions DISABLE TRIGGER exceptions_append_only;
            UPDATE exceptions SET from_date = '2026-01-01', until_date = '2026-11-20';
            ALTER TABLE exceptions ENABLE TRIGGER exceptions_append_only;
            """);
        var after = await Findings();
        Assert.Empty(after.Excepted);
        Assert.Equal(Verdict.Unsuitable, after.Decided);
        Assert.NotEqual(Status.Met, after.Find("K61")!.Status);
    }

    [Fact]
    public async Task Asking_deciding_and_withdrawing_fifty_times_over_have_one_effect()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Ask()));
        var id = Assert.Single(asked.OfType<Outcome<int>.Done>().Select(o => o.Value).Distinct());
        var digest = await Digest(id);
        var decided = await Task.WhenAll(Enumerable.Range(0, 25).SelectMany(_ => new[]
        {
            Decide(ciso, id, digest, ExceptionStatus.Granted), Decide(ciso, id, digest, ExceptionStatus.Refused),
        }));
        Assert.Single(decided.OfType<Outcome<ExceptionStatus>.Done>());
        Assert.IsType<Outcome<ExceptionStatus>.Refused>(await Withdraw(town.Town.Manager, id));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM exceptions"));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM exception_outcomes"));
        Assert.Equal(2, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action LIKE 'exception.%'"));
    }

    [Fact]
    public async Task An_emergency_is_reported_afterwards_and_opens_nothing_until_it_is_granted()
    {
        var taken = Town.Today.AddDays(-2);
        var id = Value(await Ask(Draft with { From = taken, TakenOn = taken }));
        Assert.Empty((await Findings()).Excepted);
        var seen = (await Load(ciso, id))!;
        Assert.Equal(taken, seen.Content.TakenOn);
        Assert.IsType<Outcome<ExceptionStatus>.Done>(await Decide(ciso, id, seen.State.Digest));
        Assert.Contains("K56", (await Findings()).Excepted);
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'exception.reported'"));
    }

    [Fact]
    public async Task Only_whom_the_policy_names_asks_and_grants_and_others_learn_nothing()
    {
        Refused("許可を求めるのは", await Ask(who: town.Town.Officer));
        Assert.Equal(Outcome.Refused<int>(RequestTexts.NoSuchCase), await Ask(who: town.Town.OtherApplicant));
        var id = Value(await Ask());
        var digest = await Digest(id);
        Refused("例外措置を許可するのは", await Decide(town.Town.Chief, id, digest));
        Assert.Equal(
            Outcome.Refused<ExceptionStatus>(ExceptionTexts.NoSuchException),
            await Decide(town.Town.OtherApplicant, id, digest));
        Refused("異なります", await Decide(ciso, id, new string('0', 64)));
        Assert.Null(await Load(town.Town.OtherApplicant, id));
        Assert.Empty((await List(town.Town.OtherApplicant)).Rows);
        Assert.Equal(id, Assert.Single((await List(ciso)).Rows).Id);
    }

    [Fact]
    public async Task What_waits_is_withdrawn_by_the_post_that_asked_and_stays_readable()
    {
        var id = Value(await Ask());
        Refused("取り下げられるのは", await Withdraw(town.Town.Officer, id));
        Assert.IsType<Outcome<ExceptionStatus>.Done>(await Withdraw(town.Town.Manager, id));
        Assert.Equal(ExceptionStatus.Withdrawn, (await Load(ciso, id))!.State.Status);
        Assert.Equal("K56", (await Load(ciso, id))!.Content.Requirements.Single().Id);
    }

    [Fact]
    public async Task Where_a_request_is_the_way_no_use_is_recorded_for_an_exception()
    {
        await Granted();
        Refused("申請が承認", await new RecordExceptedUse(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(town.Town.Manager, null, 1, town.Use));
    }

    [Theory]
    [InlineData("UPDATE exceptions SET reason = 'x'", "append-only"), InlineData("DELETE FROM exception_outcomes", "append-only")]
    [InlineData(
        """
        INSERT INTO exception_outcomes (exception_id, status, reason, digest, person_id, post_id, via, at)
        SELECT id, 'Granted', 'x', repeat('0', 64), person_id, post_id, 'Holder', now() FROM exceptions
        """,
        "exception_outcomes_exception_id")]
    public async Task The_database_refuses_to_bend_what_was_asked_for(string sql, string why)
    {
        await Ask();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
        Assert.Contains(why, refused.MessageText, StringComparison.Ordinal);
    }

    private async Task Granted()
    {
        var id = Value(await Ask());
        Assert.IsType<Outcome<ExceptionStatus>.Done>(await Decide(ciso, id, await Digest(id)));
    }

    private Task<Outcome<int>> Ask(ExceptionDraft? draft = null, Person? who = null) =>
        new AskForExceptions(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(who ?? town.Town.Manager, "192.0.2.5", town.CaseId, 1, draft ?? Draft);

    private Task<Outcome<ExceptionStatus>> Decide(
        Person who, int id, string digest, ExceptionStatus status = ExceptionStatus.Granted) =>
        new DecideOnExceptions(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(who, "192.0.2.6", id, new(status, "合理的な理由がある", digest, ""));

    private Task<Outcome<ExceptionStatus>> Withdraw(Person who, int id) =>
        new WithdrawExceptions(database.Postgres, town.Town.Clock).Run(who, null, id);

    private Task<SeenExceptionPage?> Load(Person who, int id) =>
        new LoadExceptionPage(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, id);

    private Task<ExceptionList> List(Person who) =>
        new ListExceptions(database.Postgres, town.Town.Policies, town.Town.Clock).Load(who, ExceptionStatus.Asked, null);

    private LoadRequest Requests() => new(database.Postgres, town.Town.Editions, town.Town.Clock);

    private Task<string> Digest(int id) => town.One<string>($"SELECT digest FROM exceptions WHERE id = {id}");

    private async Task<CandidateFindings> Findings() =>
        (await new LoadFindings(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Chief, town.CaseId, 1, CancellationToken.None))!;

    private static int Value(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Done>(outcome).Value;

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
