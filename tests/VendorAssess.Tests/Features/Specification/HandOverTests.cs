using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Specification;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Specification;

public sealed class HandOverTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_department_hands_over_and_takes_back()
    {
        Assert.Null(await Load(town.Procurement));
        Assert.Equal(Outcome.Done(CaseStage.Procurement), await Run(town.Applicant, CaseStage.Procurement));
        Refused("すでに", await Run(town.Applicant, CaseStage.Procurement));
        Assert.NotNull(await Load(town.Procurement));
        Assert.Equal(Outcome.Done(CaseStage.Considering), await Run(town.Manager, CaseStage.Considering));
        Assert.Null(await Load(town.Procurement));
        Refused("調達中の案件", await Run(town.Manager, CaseStage.Considering));
    }

    [Fact]
    public async Task Procurement_reads_and_changes_nothing()
    {
        await Run(town.Applicant, CaseStage.Procurement);
        Refused("職に就いていない", await Run(town.Procurement, CaseStage.Considering));
        Refused("職に就いていない", await Run(town.Chief, CaseStage.Considering));
        Refused("見つかりません", await Run(town.OtherApplicant, CaseStage.Considering));
    }

    [Fact]
    public async Task Closing_is_not_done_here() => Refused("案件の終了の画面", await Run(town.Applicant, CaseStage.Closed));

    [Fact]
    public async Task The_list_is_there_before_any_candidate_or_answer()
    {
        var page = (await Load(town.Applicant))!;
        Assert.Empty(page.File.Candidates);
        Assert.NotEmpty(page.List.Items);
        Assert.NotEmpty(page.List.Contract);
    }

    private Task<SeenSpecification?> Load(Person who) =>
        new LoadSpecification(database.Postgres, town.Editions, town.Clock).Load(who, caseId);

    private Task<Outcome<CaseStage>> Run(Person who, CaseStage wanted) =>
        new HandOver(database.Postgres, town.Clock).Run(who, null, caseId, wanted);

    private static void Refused(string reason, Outcome<CaseStage> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<CaseStage>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
