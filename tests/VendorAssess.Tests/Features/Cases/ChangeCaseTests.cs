using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Cases;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class ChangeCaseTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task A_change_is_saved_as_the_next_version_with_an_audit_entry()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();

        Assert.Equal(Outcome.Done(2), await Change(town, town.Applicant, id, 1, Typed.But("confidentiality", "1")));

        var file = await Load(town, id);
        Assert.True(file.Facts(Town.Content.Policies["kawaguchi"]).Is("confidentiality", "1"));
        await using var db = await database.Postgres.OpenConnectionAsync();
        var (action, before, after) = await db.QuerySingleAsync<(string, string, string)>(
            "SELECT action, before_digest, after_digest FROM audit_log");
        Assert.Equal("case.changed", action);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task Of_two_editors_the_slower_one_overwrites_nothing()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await Change(town, town.Applicant, id, 1, Typed.But("confidentiality", "1"));

        var second = await Change(town, town.Manager, id, 1, Typed.But("confidentiality", "2"));

        Assert.Contains("ほかの人", Assert.IsType<Outcome<int>.Refused>(second).Reason, StringComparison.Ordinal);
        var file = await Load(town, id);
        Assert.Equal(2, file.Case.Version);
        Assert.True(file.Facts(Town.Content.Policies["kawaguchi"]).Is("confidentiality", "1"));
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_wins()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Change(town, town.Applicant, id, 1, Typed.But("confidentiality", i % 2 == 0 ? "1" : "2"))));

        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(2, (await Load(town, id)).Case.Version);
    }

    [Fact]
    public async Task Facts_that_the_policy_does_not_ask_stay_as_they_were()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase("""{"axes":{"confidentiality":"3"},"koseki":true}""");
        var typed = Typed.But("koseki", "false");

        await Change(town, town.Applicant, id, 1, typed);

        Assert.True((await Load(town, id)).Facts(Town.Content.Policies["kawaguchi"]).Is("koseki", "true"));
    }

    [Fact]
    public async Task An_officer_of_the_division_above_may_change_it()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        Assert.IsType<Outcome<int>.Done>(await Change(town, town.Officer, id, 1, Typed.ResidentData));
    }

    [Fact]
    public async Task Another_department_does_not_learn_that_the_case_is_there()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();

        var of = await Change(town, town.OtherApplicant, id, 1, Typed.ResidentData);

        Assert.Equal(await Change(town, town.OtherApplicant, id + 1, 1, Typed.ResidentData), of);
        Assert.Equal(1, (await Load(town, id)).Case.Version);
    }

    [Fact]
    public async Task Who_sees_everything_still_changes_nothing()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        foreach (var person in new[] { town.Chief, town.Auditor })
            Assert.IsType<Outcome<int>.Refused>(await Change(town, person, id, 1, Typed.ResidentData));
        Assert.Equal(1, (await Load(town, id)).Case.Version);
    }

    [Fact]
    public async Task A_closed_case_stays_as_it_is()
    {
        var town = await Town.Build(database);
        var id = await town.AddCase();
        await town.SetStage(id, "Closed");
        var refused = Assert.IsType<Outcome<int>.Refused>(await Change(town, town.Applicant, id, 1, Typed.ResidentData));
        Assert.Contains("終了", refused.Reason, StringComparison.Ordinal);
    }

    private Task<Outcome<int>> Change(
        Town town, Person person, int id, int seen, IReadOnlyDictionary<string, string[]> typed) =>
        new ChangeCase(database.Postgres, town.Editions, town.Clock)
            .Run(person, null, new CaseChange(id, seen, Typed.Wording, typed));

    private async Task<CaseFile> Load(Town town, int id)
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        return (await db.LoadCaseFile(id, town.Applicant.Id, Town.Today))!;
    }
}
