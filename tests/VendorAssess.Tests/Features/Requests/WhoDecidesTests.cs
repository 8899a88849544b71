using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>兼務の禁止 between the submission and the decision, on the rows of posts and their holders.</summary>
public sealed class WhoDecidesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
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

    private Task<SeenRequest?> Load(Person who) =>
        new LoadRequest(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, id);

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
