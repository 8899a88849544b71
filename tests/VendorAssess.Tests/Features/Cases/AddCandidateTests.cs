using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Cases;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class AddCandidateTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly WantedService Reservation = new(null, "株式会社試験", "予約クラウド", "標準");

    [Fact]
    public async Task A_case_may_have_several_candidates()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();

        Assert.Equal(Outcome.Done(1), await Add(town, town.Applicant, id, Reservation));
        Assert.Equal(Outcome.Done(2), await Add(town, town.Applicant, id, Reservation with { Plan = "上位" }));

        Assert.Equal((1, 2, 2), await Counts());
    }

    [Fact]
    public async Task The_same_names_in_another_width_or_case_are_the_same_service()
    {
        var town = await Town.Build(database);
        var (first, second) = (await town.AddCase(), await town.AddCase());
        await Add(town, town.Applicant, first, new(null, "ABC株式会社", "Cloud １", ""));

        await Add(town, town.Applicant, second, new(null, " ＡＢＣ株式会社 ", "cloud 1", ""));

        Assert.Equal((1, 1, 2), await Counts());
    }

    [Fact]
    public async Task A_known_service_is_taken_as_it_is()
    {
        var town = await Town.Build(database);
        var (first, second) = (await town.AddCase(), await town.AddCase());
        await Add(town, town.Applicant, first, Reservation);

        Assert.Equal(Outcome.Done(1), await Add(town, town.Manager, second, new(1, "", "", "")));

        Assert.Equal((1, 1, 2), await Counts());
    }

    [Fact]
    public async Task A_service_is_a_candidate_once()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await Add(town, town.Applicant, id, Reservation);

        Assert.IsType<Outcome<int>.Refused>(await Add(town, town.Applicant, id, Reservation));
        Assert.IsType<Outcome<int>.Refused>(await Add(town, town.Applicant, id, new(1, "", "", "")));

        Assert.Equal((1, 1, 1), await Counts());
    }

    [Fact]
    public async Task Many_at_once_make_one_provider_one_service_and_a_candidate_in_each_case()
    {
        var town = await Town.Build(database);
        var ids = new List<int>();
        for (var i = 0; i < 8; i++)
            ids.Add(await town.AddCase());

        var outcomes = await Task.WhenAll(ids.Select(id => Add(town, town.Applicant, id, Reservation)));

        Assert.All(outcomes, o => Assert.IsType<Outcome<int>.Done>(o));
        Assert.Equal((1, 1, 8), await Counts());
    }

    [Theory]
    [InlineData("", "予約クラウド")]
    [InlineData("株式会社試験", " ")]
    [InlineData("", "")]
    public async Task Provider_and_service_are_both_needed(string provider, string service)
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        Assert.IsType<Outcome<int>.Refused>(await Add(town, town.Applicant, id, new(null, provider, service, "")));
        Assert.Equal((0, 0, 0), await Counts());
    }

    [Fact]
    public async Task A_number_that_is_no_service_is_refused()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        Assert.IsType<Outcome<int>.Refused>(await Add(town, town.Applicant, id, new(99, "", "", "")));
    }

    [Fact]
    public async Task Only_those_who_work_on_the_case_add_to_it()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        foreach (var person in new[] { town.OtherApplicant, town.Chief, town.Auditor, town.Procurement })
            Assert.IsType<Outcome<int>.Refused>(await Add(town, person, id, Reservation));
        Assert.Equal((0, 0, 0), await Counts());
    }

    private Task<Outcome<int>> Add(Town town, Person person, int id, WantedService wanted) =>
        new AddCandidate(database.Postgres, town.Clock).Run(person, null, id, wanted);

    private async Task<(int Providers, int Services, int Candidates)> Counts()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var counts = await db.QuerySingleAsync<(int, int, int, int)>(
            """
            SELECT (SELECT count(*)::int FROM providers), (SELECT count(*)::int FROM services),
                   (SELECT count(*)::int FROM candidates), (SELECT count(*)::int FROM audit_log)
            """);
        Assert.Equal(counts.Item3, counts.Item4);
        return (counts.Item1, counts.Item2, counts.Item3);
    }
}
