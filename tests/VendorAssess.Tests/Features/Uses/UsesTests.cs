using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Uses;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Uses;

public sealed class UsesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        var (id, digest) = await town.Submitted();
        await town.Decide(town.Town.Chief, id, digest, RequestStatus.ApprovedWithConditions);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_register_says_what_is_used_by_whom_until_when()
    {
        var use = Assert.Single(await List(town.Town.Chief));
        Assert.Equal(
            ("予約クラウド", "株式会社試験", "クラウドサービス管理者・外部サービス管理者：市民課 情報セキュリティ管理者"),
            (use.ServiceAndPlan, use.Provider, use.Manager));
        Assert.Contains("毎月の確認", use.Conditions, StringComparison.Ordinal);
        Assert.Equal(
            (town.Use.UseFrom, town.Use.UseUntil, town.Use.NextReview), (use.UseFrom, use.UseUntil, use.NextReview));
    }

    [Fact]
    public async Task One_use_shows_who_allowed_it_and_on_what()
    {
        var use = (await new LoadUse(database.Postgres, town.Town.Clock).Load(town.Town.Applicant, 1))!;
        Assert.Equal(
            ("kacho", "tokatsu", "情報政策課 統括情報セキュリティ責任者", RequestStatus.ApprovedWithConditions),
            (use.Managers[0].Holders, use.DecidedBy, use.DecidedPost, use.Status));
        Assert.Equal(await town.One<string>("SELECT digest FROM requests"), use.Digest);
    }

    [Fact]
    public async Task Others_see_neither()
    {
        Assert.Empty(await List(town.Town.OtherApplicant));
        Assert.Null(await new LoadUse(database.Postgres, town.Town.Clock).Load(town.Town.OtherApplicant, 1));
    }

    [Theory]
    [InlineData(null, "", 1), InlineData(UseState.Current, "", 1), InlineData(UseState.Due, "", 0)]
    [InlineData(UseState.Ended, "", 0), InlineData(null, "予約", 1), InlineData(null, "市民", 1), InlineData(null, "%", 0)]
    public async Task The_register_is_narrowed(UseState? state, string text, int found) =>
        Assert.Equal(found, (await List(town.Town.Auditor, new(state, text))).Count());

    [Fact]
    public async Task A_review_that_is_due_and_a_period_that_is_over_are_found()
    {
        await town.Run("UPDATE uses SET next_review = '2026-11-21'");
        Assert.Single(await List(town.Town.Chief, new(UseState.Due)));
        await town.Run("UPDATE uses SET use_from = '2026-01-01', use_until = '2026-11-20'");
        Assert.Empty(await List(town.Town.Chief, new(UseState.Due)));
        Assert.Single(await List(town.Town.Chief, new(UseState.Ended)));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        await town.Save(town.Town.Applicant);
        await town.Submit(town.Town.Officer, 2);
        await town.Decide(town.Town.Chief, 2, await town.One<string>("SELECT digest FROM requests WHERE id = 2"));
        var list = new ListUses(database.Postgres, town.Town.Clock);
        var first = await list.Load(town.Town.Chief, new(), limit: 1, CancellationToken.None);
        var second = await list.Load(town.Town.Chief, new(Before: first.Next), limit: 1, CancellationToken.None);
        Assert.Equal([2, 1], first.Uses.Concat(second.Uses).Select(u => u.Id));
        Assert.Null(second.Next);
    }

    private async Task<IEnumerable<ListedUse>> List(Person who, UseFilter? filter = null) =>
        (await new ListUses(database.Postgres, town.Town.Clock).Load(who, filter ?? new())).Uses;
}
