using VendorAssess.Features.Services;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Services;

public sealed class ServicesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_case_of_others_is_counted_and_not_named()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        var list = new ListServices(database.Postgres, town.Clock);
        var load = new LoadService(database.Postgres, town.Clock);

        var mine = Assert.Single((await list.Load(town.Applicant, "", null)).Services);
        var theirs = Assert.Single((await list.Load(town.OtherApplicant, "", null)).Services);
        Assert.Equal((1, 0), (mine.Seen, mine.Others));
        Assert.Equal((0, 1), (theirs.Seen, theirs.Others));

        Assert.Equal(id, Assert.Single((await load.Load(town.Applicant, mine.Id))!.Cases).Id);
        var hidden = await load.Load(town.OtherApplicant, mine.Id);
        Assert.Empty(hidden!.Cases);
        Assert.Equal(1, hidden.Service.Others);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_nothing()
    {
        var town = await Town.Build(database);
        Assert.Null(await new LoadService(database.Postgres, town.Clock).Load(town.Applicant, 1));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        for (var i = 1; i <= ListServices.PageSize + 2; i++)
            await town.AddCandidate(id, i, $"サービス{i}");
        var list = new ListServices(database.Postgres, town.Clock);

        var first = await list.Load(town.Applicant, "", null);
        var second = await list.Load(town.Applicant, "", first.Next);

        Assert.Equal(ListServices.PageSize, first.Services.Length);
        Assert.Equal(2, second.Services.Length);
        Assert.Empty(first.Services.Select(s => s.Id).Intersect(second.Services.Select(s => s.Id)));
        Assert.Equal("サービス7", Assert.Single((await list.Load(town.Applicant, "ス7", null)).Services).Name);
    }
}
