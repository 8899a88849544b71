using Dapper;
using VendorAssess.Features.Cases;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class NextStepsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_case_with_all_facts_and_no_candidate_asks_for_one()
    {
        var town = await Town.Build(database);
        var steps = await Steps(town, await town.AddCase());
        Assert.Equal("/cases/1/candidates", steps.First(s => !s.IsDone).Path);
    }

    [Fact]
    public async Task A_case_whose_classification_is_open_asks_for_that_first()
    {
        var town = await Town.Build(database);
        var steps = await Steps(town, await town.AddCase("""{"axes":{}}"""));
        Assert.Equal("/cases/1/edit", steps.First(s => !s.IsDone).Path);
        Assert.Contains("機密性", steps[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_candidate_counts_the_questions_that_its_provider_has_not_answered()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.AddCandidate(id, 1, "予約クラウド");
        await town.AddCandidate(id, 2, "窓口クラウド");
        var before = Open(await Steps(town, id), 1);

        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (service_id) SELECT service_id FROM candidates WHERE number = 1;
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at)
            VALUES (1, 'KM02', 1, '"a"', 'Browser', 1, now()), (1, 'EX07', 1, '"unknown"', 'Browser', 1, now())
            """);

        var after = await Steps(town, id);
        Assert.Equal(before - 1, Open(after, 1));
        Assert.Equal(before, Open(after, 2));
    }

    private async Task<IReadOnlyList<NextStep>> Steps(Town town, int id)
    {
        var seen = await new LoadCase(database.Postgres, town.Editions, town.Clock).Load(town.Applicant, id);
        return NextSteps.For(seen!, Town.Today);
    }

    private static int Open(IEnumerable<NextStep> steps, int candidate)
    {
        var detail = steps.Single(s => s.Path == $"/cases/1/candidates/{candidate}/answers").Detail;
        return int.Parse(string.Concat(detail.Where(char.IsDigit)), null);
    }
}
