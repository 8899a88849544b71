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

    [Theory]
    [InlineData("2000-01-01", false), InlineData("2999-01-01", true)]
    public async Task Who_submitted_decides_only_while_nobody_else_holds_a_post_that_could(string otherFrom, bool decides)
    {
        var both = town.Town.Officer with { Posts = [.. town.Town.Officer.Posts, .. Chief.Posts] };
        await town.Run(
            $"""
            DELETE FROM post_holders WHERE post_id = {Chief.Posts[0].Id};
            UPDATE people SET active = false WHERE id = {Chief.Id};
            INSERT INTO post_holders (post_id, person_id, from_date)
            VALUES ({Chief.Posts[0].Id}, {both.Id}, '2000-01-01'), ({Chief.Posts[0].Id}, {town.Town.Auditor.Id}, '{otherFrom}')
            """);
        Assert.Equal(decides, (await Load(both))!.WhyNotDecidable(both) is null);
        var whyNot = Assert.IsType<Outcome<int?>.Refused>(await town.Decide(both, id, digest)).Reason;
        Assert.Contains(decides ? "やむを得ない理由" : "兼務の禁止", whyNot, StringComparison.Ordinal);
    }

    /// <summary>The delegation ended as of yesterday, the substitute gone: who could decide at the submission still counts.</summary>
    [Fact]
    public async Task Nobody_becomes_the_only_decider_by_what_ends_after_the_submission()
    {
        await town.Run($"UPDATE post_holders SET person_id = {town.Town.Officer.Id} WHERE post_id = {Chief.Posts[0].Id}");
        var both = town.Town.Officer with { Posts = [.. town.Town.Officer.Posts, .. Chief.Posts] };
        Refused("兼務の禁止", await town.Decide(both, id, digest));
        Assert.Contains("兼務の禁止", (await Load(both))!.WhyNotDecidable(both)!, StringComparison.Ordinal);
    }

    /// <summary>A substitute submitted for the holder, who has another post by now.</summary>
    [Fact]
    public async Task In_whose_name_it_was_submitted_stays_with_the_request()
    {
        var officer = town.Town.Officer;
        await town.Withdraw(officer, id);
        var substitute = town.Town.Auditor with { Posts = [officer.Posts[0] with { Via = Via.Substitute }] };
        await town.Run(
            $"""
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES ({officer.Posts[0].Id}, {substitute.Id}, '2026-11-01', '2026-12-31', '休暇', 1, now())
            """);
        var next = await town.Draft();
        var submitted = Assert.IsType<Outcome<string>.Done>(await town.Submit(substitute, next)).Value;
        await town.Run(
            $"""
            UPDATE post_holders SET until_date = '2026-11-20' WHERE post_id = {officer.Posts[0].Id};
            INSERT INTO post_holders (post_id, person_id, from_date) VALUES ({Chief.Posts[0].Id}, {officer.Id}, '2026-11-21')
            """);
        Refused("兼務の禁止", await town.Decide(officer with { Posts = Chief.Posts }, next, submitted));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(Chief, next, submitted));
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
    public async Task Who_submits_does_not_decide_also_when_holding_both_posts()
    {
        var officer = town.Town.Officer;
        var both = officer with { Posts = [.. officer.Posts, .. Chief.Posts] };
        Refused("兼務", await town.Decide(both, id, digest));
        Refused("審査できるのは", await town.Decide(officer, id, digest));
        Assert.Equal(
            Outcome.Refused<int?>(RequestTexts.NoSuchRequest), await town.Decide(town.Town.OtherApplicant, id, digest));
        Assert.IsType<Outcome<int?>.Done>(await town.Decide(Chief, id, digest));
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

    [Fact]
    public async Task The_request_the_decision_and_the_use_are_proved_by_the_entry_of_the_decision()
    {
        await town.Run("SELECT seal_standing('町')");
        await town.Decide(Chief, id, digest);
        await using var db = await database.Superuser.OpenConnectionAsync();
        var whole = await db.CheckRows();
        Assert.Null(whole.Broken);
        Assert.True(whole.Rows - whole.Before >= 4, $"{whole}");
        await town.Run("SET session_replication_role = replica; UPDATE decisions SET reason = 'ほかの理由'");
        Assert.StartsWith("decisions の行 1 は記録", (await db.CheckRows()).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_behind_its_seal_is_not_decided_on()
    {
        await town.Run(
            "SET session_replication_role = replica; UPDATE requests SET content = replace(content, '住民', '市民')");
        Assert.Contains(
            "ダイジェストと一致しない",
            Assert.IsType<Outcome<int?>.Refused>(await town.Decide(Chief, id, digest)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE requests SET content = content || ' '", "frozen")]
    [InlineData("UPDATE requests SET digest = repeat('0', 64)", "frozen")]
    [InlineData("UPDATE requests SET statement = 'x'", "frozen")]
    [InlineData("UPDATE requests SET submitted_by = 1", "frozen")]
    [InlineData("UPDATE requests SET decides = '{applicant}'", "frozen")]
    [InlineData("UPDATE requests SET case_id = 99", "stays with its candidate")]
    [InlineData("UPDATE requests SET status = 'Draft'", "does not go from Submitted to Draft")]
    [InlineData("DELETE FROM requests", "append-only")]
    [InlineData(
        """
        INSERT INTO decisions (request_id, status, reason, digest, person_id, post_id, at)
        SELECT id, 'Approved', 'x', repeat('0', 64), submitted_by, submitted_post, now() FROM requests
        """,
        "decisions_on_content")]
    public async Task The_database_refuses_to_bend_what_was_submitted(string sql, string why)
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
        Assert.Contains(why, refused.MessageText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE decisions SET reason = 'x'")]
    [InlineData("DELETE FROM decisions")]
    [InlineData("UPDATE requests SET status = 'Submitted'")]
    [InlineData("UPDATE requests SET status = 'Withdrawn'")]
    public async Task The_database_refuses_to_bend_what_was_decided(string sql)
    {
        await town.Decide(Chief, id, digest);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
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
