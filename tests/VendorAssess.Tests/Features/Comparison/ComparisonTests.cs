using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Comparison;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Comparison;

public sealed class ComparisonTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
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
    public async Task Requirements_on_which_candidates_differ_stand_first()
    {
        await town.AddCandidate(caseId, 1, "甲");
        await town.AddCandidate(caseId, 2, "乙");
        var value = new AnswerValue.Given(ImmutableSortedDictionary<string, FieldValue>.Empty.Add("value", new FieldValue.Letters(["d"])));
        await new SaveAnswers(database.Postgres, town.Editions, town.Clock).Run(
            town.Applicant, null, new(caseId, 2, [new(new Answer("KM02", value))], []));

        var comparison = (await Load())!;
        Assert.Equal(["甲", "乙"], comparison.Candidates.Select(c => c.Candidate.Service));
        var first = comparison.Requirements[0];
        Assert.True(first.Differs);
        Assert.Equal([Status.Unknown, Status.Unmet], first.Findings.Select(f => f.Status));
        var differ = comparison.Requirements.Select(r => r.Differs).ToList();
        Assert.Equal(differ.OrderByDescending(d => d), differ);
        Assert.Equal(Town.Content.Policies["kawaguchi"].Requirements.Length, comparison.Requirements.Length);
    }

    [Fact]
    public async Task Without_candidates_there_is_nothing_to_compare_and_nobody_else_sees_it()
    {
        Assert.Empty((await Load())!.Candidates);
        Assert.Null(await new LoadComparison(database.Postgres, town.Editions, town.Clock).Load(town.OtherApplicant, caseId, default));
    }

    private Task<CaseComparison?> Load() =>
        new LoadComparison(database.Postgres, town.Editions, town.Clock).Load(town.Applicant, caseId, default);
}
