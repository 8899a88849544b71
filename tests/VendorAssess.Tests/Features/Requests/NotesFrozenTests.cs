using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Requests;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Ui;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>What the city notes beside a vendor's answer is part of what is decided on.</summary>
public sealed class NotesFrozenTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;

    public async ValueTask InitializeAsync() => town = await RequestTown.Build(database, Town.ResidentData);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_note_is_frozen_shown_to_the_decider_and_a_later_one_needs_a_new_request()
    {
        await town.GiveAdvice();
        await Note("JU03", 0, "<b>親会社</b>は国内の法人");
        await Note("JU03", 1, "<b>親会社</b>は国内の法人（登記を確認）");
        var (id, digest) = await town.Submitted();
        var seen = await Seen(id);
        var note = Assert.Single(seen.Frozen!.Notes!);
        Assert.Equal(("JU03", 2, "<b>親会社</b>は国内の法人（登記を確認）"), (note.Question, note.Revision, note.Text));
        Assert.Empty(seen.SinceSubmission);
        Assert.True(seen.IsIntact);
        await IsShown(seen.Frozen, note.Text);

        await Note("JU03", 2, "海外の親会社が分かった");
        var change = Assert.Single((await Seen(id)).SinceSubmission);
        Assert.Equal(("市の補足", "JU03 情報部門の補足"), (change.Area, change.What));
        Assert.StartsWith("海外の親会社が分かった（第3版、", change.After, StringComparison.Ordinal);
        var decided = await town.Decide(town.Town.Chief, id, digest, RequestStatus.Refused);
        Assert.Contains("内容が変わりました", Assert.IsType<Outcome<int?>.Refused>(decided).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_on_another_candidate_and_an_emptied_one_are_no_part_of_it()
    {
        await town.GiveAdvice();
        await town.Town.AddCandidate(town.CaseId, 2, "別のクラウド");
        await Note("JU03", 0, "別の候補のこと", candidate: 2);
        await Note("JU03", 0, "書きかけ");
        await Note("JU03", 1, "");
        var (id, _) = await town.Submitted();
        Assert.Null((await Seen(id)).Frozen!.Notes);
    }

    private static async Task IsShown(RequestContent content, string text)
    {
        var page = await Rendered.Of<ContentAnswers>(("Content", content), ("Open", true));
        Assert.Contains("事業者の回答に添えた市の補足 1 件", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(text, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("b"));
    }

    private async Task Note(string question, int seen, string text, int candidate = 1)
    {
        var saved = await new SaveAnswers(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Run(town.Town.Chief, null, new(town.CaseId, candidate, [], [new RecordText(question, seen, text)]));
        Assert.Equal(Outcome.Done(1), saved);
    }

    private async Task<SeenRequest> Seen(int id) =>
        (await new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(town.Town.Chief, id))!;
}
