using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Uses;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

public sealed class DecisionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
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

    [Theory]
    [InlineData(RequestStatus.Approved, 1), InlineData(RequestStatus.ApprovedWithConditions, 1)]
    [InlineData(RequestStatus.SentBack, 0), InlineData(RequestStatus.Refused, 0)]
    public async Task A_decision_and_the_use_it_allows_are_one_step(RequestStatus status, int uses)
    {
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(Chief, id, digest, status));
        Assert.Equal(uses, await town.One<int>("SELECT count(*)::int FROM uses"));
        var page = (await Load(Chief))!;
        Assert.Equal((status, status, digest), (page.Row.Status, page.Frame.Decided, page.Frame.DecisionDigest));
        Assert.Equal("情報政策課 統括情報セキュリティ責任者", page.Frame.DecidedPost);
        Assert.Equal(1, await town.One<int>($"SELECT count(*)::int FROM audit_log WHERE action = 'request.{status}'"));
    }

    [Theory]
    [InlineData(Via.Substitute, "代決"), InlineData(Via.Delegate, "専決")]
    public async Task A_decision_in_the_place_of_the_holder_says_so(Via via, string word)
    {
        await LetActForChief(town.Town.Auditor, via);
        var acting = town.Town.Auditor with { Posts = [Chief.Posts[0] with { Via = via }] };
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(acting, id, digest));
        Assert.Contains(word, (await Load(Chief))!.Frame.Decider, StringComparison.Ordinal);
        Assert.Equal(1, await town.One<int>(
            $"SELECT count(*)::int FROM audit_log WHERE detail ->> '決定の仕方' LIKE '{word}%'"));
        var use = await new LoadUse(database.Postgres, town.Town.Clock).Load(Chief, 1);
        Assert.Contains(word, use!.Decider, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Via.Substitute, "代決"), InlineData(Via.Holder, null)]
    public async Task A_submission_in_the_place_of_the_holder_says_so(Via via, string? word)
    {
        await town.Withdraw(town.Town.Officer, id);
        var acting = town.Town.Officer with { Posts = [town.Town.Officer.Posts[0] with { Via = via }] };
        var next = await town.Draft();
        Assert.IsType<Outcome<string>.Done>(await town.Submit(acting, next));
        var frame = (await new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(Chief, next))!.Frame;
        Assert.Equal(word is null ? frame.SubmittedPost : $"{frame.SubmittedPost}・{via.ActedAs()}", frame.Submitter);
    }

    [Fact]
    public async Task Of_two_deciders_at_once_exactly_one_wins()
    {
        var another = town.Town.Auditor with { Posts = Chief.Posts };
        await LetActForChief(another, Via.Substitute);
        var outcomes = await Task.WhenAll(
            town.Decide(Chief, id, digest), town.Decide(another, id, digest, RequestStatus.Refused));
        Assert.Single(outcomes.OfType<Outcome<int?>.Done>());
        Assert.Single(outcomes.OfType<Outcome<int?>.Refused>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM decisions"));
        Assert.Equal(1, await town.One<int>(
            "SELECT count(*)::int FROM decisions d JOIN requests r ON r.id = d.request_id AND r.status = d.status"));
    }

    [Fact]
    public async Task A_click_fifty_times_over_has_one_effect()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Clicked()));
        Assert.Single(outcomes.OfType<Outcome<int?>.Done>());
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM uses"));
        Assert.Equal(1, await town.One<int>("SELECT count(*)::int FROM audit_log WHERE action = 'request.Approved'"));
    }

    // On a busy machine the last of fifty wait for a connection or the lock until they are turned away: no effect either.
    private async Task<Outcome<int?>> Clicked()
    {
        try
        {
            return await town.Decide(Chief, id, digest);
        }
        catch (Npgsql.NpgsqlException e) when (e.IsTransient)
        {
            return Outcome.Refused<int?>(e.Message);
        }
    }

    [Fact]
    public async Task A_stale_page_decides_nothing()
    {
        Refused("画面に表示していた内容", await town.Decide(Chief, id, new string('0', 64)));
        await town.Withdraw(town.Town.Officer, id);
        Refused("審査待ち", await town.Decide(Chief, id, digest));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM decisions"));
    }

    [Fact]
    public async Task An_answer_changed_after_submission_shows_and_blocks_all_but_sending_back()
    {
        await town.Answer("SV07", "\"a\"");
        var page = (await Load(Chief))!;
        Assert.Contains(page.SinceSubmission, c =>
            c is { Area: "回答", Before: null } && c.What.StartsWith("SV07", StringComparison.Ordinal));
        Assert.NotNull(page.WhyNotApprovable);
        Assert.DoesNotContain(page.Frozen!.Answers, a => a.Question == "SV07");
        Refused("内容が変わりました", await town.Decide(Chief, id, digest));
        Refused("内容が変わりました", await town.Decide(Chief, id, digest, RequestStatus.Refused));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(Chief, id, digest, RequestStatus.SentBack));
    }

    [Fact]
    public async Task A_second_submission_shows_what_changed_since_the_first()
    {
        await town.Decide(Chief, id, digest, RequestStatus.SentBack);
        await town.Answer("SV07", "\"a\"");
        await town.Save(town.Town.Applicant, 0, RequestTown.Words with { Statement = "書き直した" });
        await town.Submit(town.Town.Officer, id + 1);
        var page = await new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(Chief, id + 1);
        Assert.Equal(id, page!.Earlier!.Id);
        Assert.Contains(page.SinceEarlier, c => c is { Area: "申請書", After: "書き直した" });
        Assert.Contains(page.SinceEarlier, c => c.Area == "回答");
        Assert.Empty(page.SinceSubmission);
    }

    [Fact]
    public async Task A_knock_out_left_cannot_be_approved()
    {
        town = await RequestTown.Build(database, Town.ResidentData.Replace(
            "\"personal\"", "\"use_from\":\"2026-12-01\",\"personal\"", StringComparison.Ordinal));
        await town.Answer("KM02", "\"d\"");
        await town.GiveAdvice();
        (id, digest) = await town.Submitted();
        Assert.NotEmpty((await Load(Chief))!.Frozen!.Result.KnockOuts);
        Refused("不適合の要件", await town.Decide(Chief, id, digest));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(Chief, id, digest, RequestStatus.Refused));
    }

    [Fact]
    public async Task An_approval_without_a_proper_manager_is_none()
    {
        Refused("外部サービス管理者", await town.Decide(Chief, id, digest, use: Managed(null)));
        Refused("担当部局", await town.Decide(Chief, id, digest, use: Managed(Chief.Posts[0].Id)));
        Refused("クラウドサービス管理者", await town.Decide(
            Chief, id, digest, use: town.Use with { Managers = [town.Use.Managers[0]] }));
        Assert.Equal("Submitted", await town.One<string>("SELECT status FROM requests"));
    }

    [Fact]
    public async Task Where_the_audit_fails_nothing_has_happened()
    {
        await town.Run(
            """
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no audit'; END $$;
            CREATE TRIGGER fail BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION fail();
            """);
        try
        {
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Decide(Chief, id, digest));
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Withdraw(town.Town.Officer, id));
        }
        finally
        {
            await town.Run("DROP TRIGGER fail ON audit_log; DROP FUNCTION fail()");
        }
        Assert.Equal("Submitted", await town.One<string>("SELECT status FROM requests"));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM decisions"));
        Assert.Equal(0, await town.One<int>("SELECT count(*)::int FROM uses"));
    }

    private WantedUse Managed(int? post) =>
        town.Use with { Managers = [.. town.Use.Managers.Select(m => m with { Post = post })] };

    private Task<SeenRequest?> Load(Person who) =>
        new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, id);

    private async Task LetActForChief(Person who, Via via)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            SELECT @post, @Id, DATE '2026-11-01', DATE '2026-11-30', '出張', @Id, now() WHERE @substitutes;
            INSERT INTO post_delegations (post_id, delegate_post, from_date, reason, recorded_by, recorded_at)
            SELECT @post, @own, DATE '2026-11-01', '専決規程', @Id, now() WHERE NOT @substitutes
            """,
            new { who.Id, post = Chief.Posts[0].Id, own = who.Posts[0].Id, substitutes = via == Via.Substitute });
    }

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
