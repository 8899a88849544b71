using VendorAssess.Features.Sheets;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

/// <summary>What the same requirements came to in the last case, and come to now.</summary>
public sealed class SinceFindingsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown first = null!;
    private int second;

    public async ValueTask InitializeAsync()
    {
        first = await RequestTown.Build(database, Town.ResidentData);
        await first.GiveAdvice();
        await first.Answer("KM02", "\"a\"");
        await first.Submitted();
        second = await first.Town.AddCase();
        await first.Town.AddCandidate(second, 1, "予約クラウド");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Under_equal_editions_only_findings_that_came_out_otherwise_are_listed_with_both_and_the_reason()
    {
        Assert.Empty((await Since()).Findings!.Value);
        await first.Answer("KM02", "\"c\"", revision: 2);
        var since = await Since();
        Assert.Contains("KM02", since.Answers.Select(a => a.After.Row.Question));
        Assert.NotEmpty(since.Findings!.Value);
        Assert.All(since.Findings.Value, f => Assert.NotEqual(f.Before, f.After));
        Assert.All(since.Findings.Value, f => Assert.NotEqual(("", ""), (f.Title, f.Why)));
        Assert.Contains(since.Findings.Value, f => f.After == "不適合");
    }

    [Theory, InlineData("policy_hash"), InlineData("bank_hash")]
    public async Task Under_different_editions_findings_are_not_compared_and_the_page_says_why(string edition)
    {
        await using (var db = await database.Superuser.OpenConnectionAsync())
        await using (var change = db.CreateCommand())
        {
            change.CommandText = $"UPDATE cases SET {edition} = repeat('f', 64) WHERE id = {first.CaseId}";
            await change.ExecuteNonQueryAsync();
        }
        var since = await Since();
        Assert.Null(since.Findings);
        Assert.Contains("版が違うため、判定は比べません", since.WhyNoFindings, StringComparison.Ordinal);
    }

    private async Task<ChangedSince> Since() =>
        (await new LoadSince(database.Postgres, first.Town.Editions, first.Town.Clock).Load(first.Town.Applicant, second, 1, default))!;
}
