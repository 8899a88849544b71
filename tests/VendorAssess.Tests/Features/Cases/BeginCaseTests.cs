using Dapper;
using Microsoft.Extensions.Configuration;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Features.Cases;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases;

public sealed class BeginCaseTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Citizens = 2;
    private const int Welfare = 3;

    [Fact]
    public async Task A_case_keeps_its_facts_and_the_edition_it_began_under()
    {
        var town = await Town.Build(database);

        var id = Done(await Begin(town, town.Applicant, Citizens));

        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        var file = await db.LoadCaseFile(id, town.Applicant.Id, Town.Today);
        var policy = Town.Content.Policies["kawaguchi"];
        Assert.Equal(policy.Hash, file!.Case.PolicyHash);
        Assert.Equal(Town.Content.Bank.Hash, file.Case.BankHash);
        Assert.True(file.Facts(policy).Is("confidentiality", "3"));
        Assert.Equal("市民課", file.Case.Department);
    }

    [Fact]
    public async Task The_kept_edition_can_be_read_again_after_the_files_moved_on()
    {
        var town = await Town.Build(database);
        Done(await Begin(town, town.Applicant, Citizens));
        var policy = Town.Content.Policies["kawaguchi"];
        var moved = Town.Content with
        {
            Policies = Town.Content.Policies.SetItem("kawaguchi", policy with { Hash = "another" }),
        };

        var found = await new Editions(moved, Kept).Find("kawaguchi", policy.Hash, Town.Content.Bank.Hash);

        Assert.Equal(policy.Requirements.Length, found.Policy.Requirements.Length);
    }

    [Fact]
    public async Task It_leaves_an_audit_entry_under_the_post_and_without_the_words()
    {
        var town = await Town.Build(database);

        var id = Done(await Begin(town, town.Applicant, Citizens));

        await using var db = await database.Postgres.OpenConnectionAsync();
        var entry = await db.QuerySingleAsync<(int Person, int Post, string Action, string Subject, string Detail)>(
            "SELECT person_id, post_id, action, subject_id, detail::text FROM audit_log");
        Assert.Equal(
            (town.Applicant.Id, town.Applicant.Posts[0].Id, "case.begun", id.ToString(null, null), "{}"), entry);
    }

    [Fact]
    public async Task Nobody_begins_a_case_for_a_department_of_others()
    {
        var town = await Town.Build(database);
        Assert.Contains("所属", Refused(await Begin(town, town.Applicant, Welfare)), StringComparison.Ordinal);
        await AssertNothingStored();
    }

    [Theory]
    [InlineData(Roles.Chief)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Procurement)]
    public async Task Who_only_decides_checks_or_buys_begins_no_case(string role)
    {
        var town = await Town.Build(database);
        var person = new[] { town.Chief, town.Auditor, town.Procurement }.Single(p => p.Holds(role));

        Refused(await Begin(town, person, person.Posts[0].DepartmentId));

        await AssertNothingStored();
    }

    [Fact]
    public async Task A_value_that_the_policy_does_not_know_is_refused()
    {
        var town = await Town.Build(database);
        var reason = Refused(await Begin(town, town.Applicant, Citizens, Typed.But("confidentiality", "9")));
        Assert.Contains("機密性", reason, StringComparison.Ordinal);
        await AssertNothingStored();
    }

    [Fact]
    public async Task A_title_is_needed()
    {
        var town = await Town.Build(database);
        var wanted = new NewCase(Citizens, "kawaguchi", new CaseWording("  ", "目的"), Typed.ResidentData);
        Refused(await UseCase(town).Run(town.Applicant, null, wanted));
    }

    [Fact]
    public async Task A_policy_that_the_city_does_not_offer_is_refused()
    {
        var town = await Town.Build(database);
        var wanted = new NewCase(Citizens, "kawaguchi", Typed.Wording, Typed.ResidentData);
        Assert.Contains("対策基準", Refused(await UseCase(town, "sendai").Run(town.Applicant, null, wanted)), StringComparison.Ordinal);
        await AssertNothingStored();
    }

    [Fact]
    public void A_setting_that_names_an_unknown_policy_is_refused_by_name()
    {
        var setting = Offering("kawaguchi, atlantis");
        Assert.Contains("atlantis", OfferedPolicies.WhyNot(setting, Town.Content), StringComparison.Ordinal);
        Assert.Null(OfferedPolicies.WhyNot(Offering("kawaguchi"), Town.Content));
    }

    private BeginCase UseCase(Town town, string offered = "") => new(
        database.Postgres, town.Editions, new OfferedPolicies(town.Editions, Offering(offered)), town.Clock);

    private static IConfiguration Offering(string policies) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Policies:Offered", policies)])
        .Build();

    private Task<Outcome<int>> Begin(
        Town town, Person person, int department, IReadOnlyDictionary<string, string[]>? typed = null) =>
        UseCase(town).Run(
            person, "10.0.0.1", new NewCase(department, "kawaguchi", Typed.Wording, typed ?? Typed.ResidentData));

    private async Task<IReadOnlyList<ContentFile>> Kept(string hash)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }

    private async Task AssertNothingStored()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        Assert.Equal(0, await db.QuerySingleAsync<int>(
            "SELECT (SELECT count(*) FROM cases)::int + (SELECT count(*) FROM audit_log)::int"));
    }

    private static int Done(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Done>(outcome).Value;

    private static string Refused(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Reason;
}
