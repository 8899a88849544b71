using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Features.Findings;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Findings;

public sealed class RecordOverrideTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "予約クラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_judgement_stands_beside_the_computed_finding_and_changes_only_the_decided_verdict()
    {
        var before = (await Load(town.Chief))!;
        Done(await Record(town.Officer, 0, Status.Unmet, "契約書案で確認した。"));
        var after = (await Load(town.Chief))!;
        Assert.Equal(before.Find("K56")!.Status, after.Find("K56")!.Status);
        Assert.Equal((before.Evaluation.Verdict, Verdict.Unsuitable), (after.Evaluation.Verdict, after.Decided));
        Assert.Equal((Status.Unmet, "契約書案で確認した。", "bucho", 1), after.NewestOverride("K56") switch
        {
            { } row => (row.Status!.Value, row.Reason, row.By, row.Revision),
            null => default,
        });
    }

    [Fact]
    public async Task Every_revision_stays_and_a_withdrawal_is_one()
    {
        Done(await Record(town.Officer, 0, Status.Unmet, "一"));
        Done(await Record(town.Chief, 1, Status.Met, "二"));
        Done(await Record(town.Chief, 2, null, "誤りだった。"));
        var history = (await History(town.Auditor)).Overrides;
        Assert.Equal([null, Status.Met, Status.Unmet], history.Select(h => h.Status));
        Assert.Equal("情報政策課 統括情報セキュリティ責任者", history[0].Post);
        Assert.Empty((await Load(town.Officer))!.Overrides);
        Refused(await Record(town.Chief, 3, null, "もう一度"));
    }

    [Fact]
    public async Task Only_those_who_answer_for_security_may_judge()
    {
        foreach (var person in new[] { town.Applicant, town.Auditor })
            Refused(await Record(person, 0, Status.Met, "理由"));
        Refused(await Record(town.OtherApplicant, 0, Status.Met, "理由"));
        await town.SetStage(caseId, "Procurement");
        Refused(await Record(town.Procurement, 0, Status.Met, "理由"));
        foreach (var (person, seen) in new[] { (town.Manager, 0), (town.Officer, 1), (town.Chief, 2) })
            Done(await Record(person, seen, Status.Met, $"理由{seen}"));
        await town.SetStage(caseId, "Closed");
        Refused(await Record(town.Chief, 3, Status.Met, "理由"));
    }

    [Theory]
    [InlineData("K56", Status.Unregistered, "理由")]
    [InlineData("K56", Status.Met, " ")]
    [InlineData("K999", Status.Met, "理由")]
    public async Task What_cannot_be_judged_so_is_refused(string requirement, Status status, string reason)
    {
        Refused(await Run(town.Chief, new(caseId, 1, requirement, 0, status, reason)));
        Refused(await Run(town.Chief, new(caseId, 2, "K56", 0, Status.Met, "理由")));
        Assert.Equal(0, await Count("overrides"));
    }

    [Fact]
    public async Task Of_two_judging_at_once_one_wins_and_the_other_hears_of_it()
    {
        var outcomes = await Task.WhenAll(
            Record(town.Officer, 0, Status.Met, "適合と見た。"), Record(town.Chief, 0, Status.Unmet, "不適合と見た。"));
        Assert.Single(outcomes.OfType<Outcome<OverrideRow>.Done>());
        Assert.Equal(1, await Count("overrides"));
    }

    [Fact]
    public async Task A_double_click_records_once()
    {
        Done(await Record(town.Officer, 0, Status.Met, "理由"));
        Done(await Record(town.Officer, 0, Status.Met, "理由"));
        Assert.Equal(1, await Count("overrides"));
        Assert.Equal(1, await Count("audit_log WHERE action = 'override.recorded'"));
    }

    [Fact]
    public async Task Another_department_sees_no_findings()
    {
        Assert.Null(await Load(town.OtherApplicant));
        Assert.Null(await Load(town.Procurement));
        Assert.NotNull(await Load(town.Auditor));
        Done(await Record(town.Officer, 0, Status.Met, "理由"));
        Assert.Empty((await History(town.OtherApplicant)).Overrides);
    }

    [Fact]
    public async Task The_parts_of_the_score_sum_to_the_score()
    {
        var evaluation = (await Load(town.Applicant))!.Evaluation;
        var parts = ScorePart.Of(evaluation);
        Assert.Equal(evaluation.Score.Value, parts.Sum(p => p.Points) / parts.Sum(p => p.WeightSum));
        Assert.Equal(evaluation.Findings.Count(f => f.InScope), parts.Sum(p => p.Count));
    }

    [Fact]
    public async Task A_filter_shows_what_it_says()
    {
        var findings = (await Load(town.Applicant))!.Evaluation.Findings;
        var unknown = FindingFilter.From(["Unknown", "nonsense", "99"], ["Must"], " k56 ");
        Assert.Equal("K56", Assert.Single(findings, unknown.Lets).Requirement.Id);
        Assert.All(findings, f => Assert.True(FindingFilter.From(null, null, null).Lets(f)));
    }

    private Task<CandidateFindings?> Load(Person me) =>
        new LoadFindings(database.Postgres, town.Editions, town.Clock).Load(me, caseId, 1, default);

    private Task<FindingHistory> History(Person me) =>
        new LoadFindingHistory(database.Postgres, town.Clock).Load(
            me, caseId, 1, Town.Content.Policies["kawaguchi"].FindRequirement("K56")!, default);

    private Task<Outcome<OverrideRow>> Record(Person me, int seen, Status? status, string reason) =>
        Run(me, new(caseId, 1, "K56", seen, status, reason));

    private Task<Outcome<OverrideRow>> Run(Person me, WantedOverride wanted) =>
        new RecordOverride(database.Postgres, town.Editions, town.Clock).Run(me, "192.0.2.1", wanted);

    private static void Done(Outcome<OverrideRow> outcome) => Assert.IsType<Outcome<OverrideRow>.Done>(outcome);

    private static void Refused(Outcome<OverrideRow> outcome) => Assert.IsType<Outcome<OverrideRow>.Refused>(outcome);

    private async Task<int> Count(string from)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>($"SELECT count(*)::int FROM {from}");
    }
}
