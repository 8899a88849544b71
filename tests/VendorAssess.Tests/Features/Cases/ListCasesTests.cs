using VendorAssess.Domain.Cases;
using VendorAssess.Features.Cases;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class ListCasesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Each_sees_what_the_posts_of_today_show()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        var list = new ListCases(database.Postgres, town.Clock);

        foreach (var person in new[] { town.Applicant, town.Manager, town.Officer, town.Chief, town.Auditor })
            Assert.Equal(id, Assert.Single((await list.Load(person, new())).Cases).Id);
        Assert.Empty((await list.Load(town.OtherApplicant, new())).Cases);
        Assert.Empty((await list.Load(town.Procurement, new())).Cases);
    }

    [Fact]
    public async Task Procurement_sees_a_case_once_it_is_handed_over()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.SetStage(id, "Procurement");

        var page = await new ListCases(database.Postgres, town.Clock).Load(town.Procurement, new());

        Assert.Equal(id, Assert.Single(page.Cases).Id);
    }

    [Fact]
    public async Task It_is_narrowed_by_stage_and_by_text()
    {
        var town = await Town.Build(database);
        var list = new ListCases(database.Postgres, town.Clock);
        var first = await town.AddCase();
        await town.SetStage(await town.AddCase(), "Procurement");

        Assert.Equal(first, Assert.Single((await Load(new(CaseStage.Considering))).Cases).Id);
        Assert.Equal(2, (await Load(new(Text: "住民票"))).Cases.Length);
        Assert.Equal(2, (await Load(new(Text: "混雑"))).Cases.Length);
        Assert.Equal(2, (await Load(new(Text: "市民課"))).Cases.Length);
        Assert.Empty((await Load(new(Text: "%"))).Cases);
        Assert.Empty((await Load(new(Text: "_"))).Cases);

        Task<CaseListPage> Load(CaseFilter filter) => list.Load(town.Applicant, filter);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_overlap()
    {
        var town = await Town.Build(database);
        var added = new List<int>();
        for (var i = 0; i < ListCases.PageSize + 3; i++)
            added.Add(await town.AddCase());
        var list = new ListCases(database.Postgres, town.Clock);

        var first = await list.Load(town.Applicant, new());
        var second = await list.Load(town.Applicant, new(After: first.Next));

        Assert.Equal(ListCases.PageSize, first.Cases.Length);
        Assert.Null(second.Next);
        Assert.Equal(added.OrderDescending(), first.Cases.Concat(second.Cases).Select(c => c.Id));
    }
}
