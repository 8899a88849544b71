using System.Collections.Immutable;
using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Comments;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

public sealed class CommentsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;
    private SheetKey sheet = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        sheet = new SheetKey(await town.AddCase(), 1);
        await town.AddCandidate(sheet.CaseId, 1, "話し合うクラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Department_and_reviewer_talk_newest_first_each_under_a_post()
    {
        await Says(town.Chief, "鍵は誰が管理しますか。");
        await Says(town.Applicant, "市が管理します。 髙﨑𠮷");
        var comments = (await Load(town.Officer))!.Comments;
        Assert.Equal(
            [("市民課 担当者", "市が管理します。 髙﨑𠮷"), ("情報政策課 統括情報セキュリティ責任者", "鍵は誰が管理しますか。")],
            comments.Select(c => (c.Post, c.Content)));
        Assert.Equal(2, await Count("SELECT count(*)::int FROM audit_log WHERE action = 'comment.written'"));
    }

    [Fact]
    public async Task A_discussion_is_open_until_it_is_settled_and_open_again_when_somebody_goes_on()
    {
        await Says(town.Chief, "鍵は誰が管理しますか。");
        Assert.True((await Discussion()).IsOpen);
        Assert.IsType<Outcome<int>.Done>(await Write(town.Chief, "", settles: true));
        Assert.Equal((false, 2), ((await Discussion()).IsOpen, (await Discussion()).Total));
        await Says(town.Manager, "やはり事業者でした。");
        Assert.Equal("コメント 3 件（未解決）", (await Discussion()).Words);
    }

    [Fact]
    public async Task Beside_the_question_stand_the_newest_three_and_the_page_goes_on_by_twenties()
    {
        for (var i = 1; i <= 45; i++)
            await Says(town.Applicant, $"{i}");
        var discussion = await Discussion();
        Assert.Equal(45, discussion.Total);
        Assert.Equal(["45", "44", "43"], discussion.Newest.Select(c => c.Content));
        var (seen, before) = (0, (int?)null);
        do
        {
            var page = (await Load(town.Applicant, before))!;
            (seen, before) = (seen + page.Comments.Length, page.Next);
        }
        while (before is not null);
        Assert.Equal(45, seen);
    }

    [Fact]
    public async Task Pressing_twice_writes_once()
    {
        var first = await Write(town.Applicant, "同じこと");
        Assert.Equal(first, await Write(town.Applicant, "同じこと"));
        Assert.Equal(1, await Count("SELECT count(*)::int FROM comments"));
    }

    [Fact]
    public async Task Only_those_who_work_on_the_case_or_review_it_may_write_and_only_while_it_is_open()
    {
        await town.SetStage(sheet.CaseId, "Procurement");
        foreach (var reader in new[] { town.Procurement, town.Auditor })
        {
            Assert.NotNull(await Load(reader));
            Assert.Contains("担当する所属", Refusal(await Write(reader, "一言")), StringComparison.Ordinal);
        }
        Assert.Null(await Load(town.OtherApplicant));
        Assert.Equal(AnswerRefusals.NoSuchCase, Refusal(await Write(town.OtherApplicant, "一言")));
        await town.SetStage(sheet.CaseId, "Closed");
        Assert.Contains("終了", Refusal(await Write(town.Applicant, "一言")), StringComparison.Ordinal);
        Assert.Equal(0, await Count("SELECT count(*)::int FROM comments"));
    }

    [Theory]
    [InlineData("KM02", " \n", false)]
    [InlineData("KM99", "一言", false)]
    [InlineData("W02", "一言", false)]
    public async Task Nothing_and_strange_questions_are_refused(string question, string content, bool settles) =>
        Assert.IsType<Outcome<int>.Refused>(await Comment(town.Applicant, question, content, settles));

    [Fact]
    public async Task A_comment_is_as_long_as_it_may_be_and_never_changed()
    {
        Assert.IsType<Outcome<int>.Refused>(await Write(town.Applicant, new string('長', 4001)));
        Assert.IsType<Outcome<int>.Done>(await Write(town.Applicant, new string('長', 4000)));
        await using var db = await database.Postgres.OpenConnectionAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.ExecuteAsync("UPDATE comments SET content = ''"));
        await using var owner = await database.Owner.OpenConnectionAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => owner.ExecuteAsync("DELETE FROM comments"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => owner.ExecuteAsync("DELETE FROM city_notes"));
    }

    [Fact]
    public async Task The_cases_own_questions_have_discussions_of_their_own()
    {
        var own = new SheetKey(sheet.CaseId, null);
        Assert.IsType<Outcome<int>.Done>(await WriteComment.Run(town.Chief, null, own, "W02", new("なぜですか。", false)));
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        var said = await db.LoadDiscussions(own, town.Applicant.Id, Town.Today, CancellationToken.None);
        Assert.Equal("W02", Assert.Single(said).Key);
        Assert.Empty(await Beside());
    }

    private WriteComment WriteComment => new(database.Postgres, town.Editions, town.Clock);

    private static string Refusal(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Reason;

    private Task<Outcome<int>> Comment(Person me, string question, string content, bool settles) =>
        WriteComment.Run(me, "192.0.2.1", sheet, question, new TypedComment(content, settles));

    private Task<Outcome<int>> Write(Person me, string content, bool settles = false) => Comment(me, "KM02", content, settles);

    private async Task Says(Person me, string content) => Assert.IsType<Outcome<int>.Done>(await Write(me, content));

    private Task<CommentedQuestion?> Load(Person me, int? before = null) =>
        new LoadComments(database.Postgres, town.Editions, town.Clock)
            .Load(me, sheet.CaseId, sheet.Candidate, "KM02", before, CancellationToken.None);

    private async Task<Discussion> Discussion() => Assert.Single(await Beside()).Value;

    private async Task<ImmutableDictionary<string, Discussion>> Beside()
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        return await db.LoadDiscussions(sheet, town.Applicant.Id, Town.Today, CancellationToken.None);
    }

    private async Task<int> Count(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(sql);
    }
}
