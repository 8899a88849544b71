using Microsoft.AspNetCore.Http;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Links;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>Who holds a link may type as fast as people do; what is more waits, and nobody else waits with it.</summary>
public sealed class LinkLimitTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private LinkTown town = null!;

    public async ValueTask InitializeAsync() => town = await LinkTown.Build(database);

    public ValueTask DisposeAsync()
    {
        town.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_answers_of_one_link_in_ten_minutes_are_limited_and_taken_again_later()
    {
        var vendor = await town.EnterNew();
        var colleague = await town.Enter(await town.SubSecret(vendor, await HandedOver(vendor)), "同僚 次郎");
        await AlreadySaved(vendor, LinkRules.MostSaves - 1);
        Assert.Equal(Outcome.Done(1), await town.Save(vendor, LinkTown.Answer("KM04", 0, "a")));

        var refused = Assert.IsType<Outcome<int>.Refused>(await town.Save(vendor, LinkTown.Answer("KM04", 1, "b")));
        Assert.Contains("10分ほど待って", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(1, await town.Ask<int>("SELECT max(revision) FROM answers WHERE question = 'KM04'"));
        Assert.Equal(Outcome.Done(1), await town.Save(colleague, LinkTown.Answer("EX01", 0, "a")));

        town.Clock.Advance(LinkRules.SavesWithin);
        Assert.Equal(Outcome.Done(1), await town.Save(vendor, LinkTown.Answer("KM04", 1, "b")));
    }

    [Fact]
    public async Task Of_one_form_all_wait_or_none()
    {
        var vendor = await town.EnterNew();
        await AlreadySaved(vendor, LinkRules.MostSaves - 1);
        Assert.IsType<Outcome<int>.Refused>(
            await town.Save(vendor, LinkTown.Answer("KM04", 0, "a"), LinkTown.Answer("KM05", 0, "a")));
        Assert.Equal(0, await town.Ask<int>("SELECT count(*)::integer FROM answers WHERE question IN ('KM04', 'KM05')"));
    }

    [Fact]
    public async Task The_script_is_told_that_the_same_is_taken_later()
    {
        var vendor = await town.EnterNew();
        await AlreadySaved(vendor, LinkRules.MostSaves);
        var typed = new TypedInputs(new Dictionary<string, string[]?> { ["KM04.value"] = ["a"] });
        var reply = await new SaveLinkAnswers(database.Postgres, town.Town.Editions, town.Clock)
            .Run(vendor, LinkTown.Network, "KM04", typed.Values);
        Assert.Equal(SaveState.Later, reply.State);
        Assert.Contains("10分ほど待って", reply.Reason, StringComparison.Ordinal);
        var sent = await SaveJson.Send(Task.FromResult(reply));
        Assert.Equal(StatusCodes.Status429TooManyRequests, Assert.IsAssignableFrom<IStatusCodeHttpResult>(sent).StatusCode);
    }

    private async Task<int> HandedOver(LinkVisitor vendor) =>
        Assert.IsType<Outcome<int>.Done>(await town.HandOver(vendor, "", "EX")).Value;

    private Task AlreadySaved(LinkVisitor vendor, int answers) => town.Do(
        """
        INSERT INTO answers (sheet_id, question, revision, value, source, by_name, link_id, at)
        SELECT l.sheet_id, 'KM02', n, '"a"', 'Link', '試験', l.id, @now
        FROM answer_links l, generate_series(1, @answers) n
        WHERE l.id = @LinkId
        """,
        new { vendor.LinkId, answers, now = town.Clock.GetUtcNow().UtcDateTime });
}
