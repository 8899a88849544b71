using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Features.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Policies;

public sealed class ListEditionsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;
    private ContentLibrary older = null!;

    // Two cases under the edition before, one of them in use; one under the edition in force.
    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        older = await OlderContent.Keep(database);
        await new KeepEditions(database.Postgres, town.Town.Editions, town.Town.Clock).Run();
        var (id, digest) = await town.Submitted();
        await town.Decide(town.Town.Chief, id, digest, RequestStatus.ApprovedWithConditions);
        await town.Town.AddCase();
        await town.Run($"UPDATE cases SET policy_hash = '{older.Policies["kawaguchi"].Hash}', bank_hash = '{older.Bank.Hash}'");
        await town.Town.AddCase();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_edition_in_force_stands_first_then_those_before_with_what_rests_on_them()
    {
        var lines = await List(town.Town.Chief, "kawaguchi");
        Assert.Equal(
            [("令和6年2月29日施行", 1, 0), ("令和4年4月1日施行", 2, 1)], lines.Select(l => (l.Edition, l.Cases, l.Uses)));
        Assert.Equal(OlderContent.Since.UtcDateTime, lines[1].Since);
        Assert.Equal((older.Bank.Hash, 2), (lines[1].BankHash, lines[1].Kept));
    }

    [Fact]
    public async Task An_older_file_that_is_brought_back_stands_first_again()
    {
        var back = new ListEditions(database.Postgres, new Editions(older, NotKept), town.Town.Clock);
        var lines = await back.Load(town.Town.Chief, "kawaguchi", CancellationToken.None);
        Assert.Equal(["令和4年4月1日施行", "令和6年2月29日施行"], lines.Select(l => l.Edition));
    }

    [Fact]
    public async Task The_questions_have_their_editions_too()
    {
        var lines = await List(town.Town.Chief, ListEditions.Questions);
        Assert.Equal([(Town.Content.Bank.Edition, 1), ("令和7年4月版", 2)], lines.Select(l => (l.Edition, l.Cases)));
    }

    [Fact]
    public async Task Who_sees_no_case_counts_none_and_sees_the_editions_all_the_same()
    {
        var lines = await List(town.Town.OtherApplicant, null);
        Assert.All(lines, l => Assert.Equal((0, 0), (l.Cases, l.Uses)));
        Assert.Equal((await List(town.Town.Chief, null)).Select(l => l.Hash), lines.Select(l => l.Hash));
        Assert.Superset(new HashSet<string>(["", .. Town.Content.Policies.Keys]), lines.Select(l => l.Policy).ToHashSet());
    }

    [Fact]
    public async Task Of_very_many_the_newest_are_shown_and_the_number_of_all()
    {
        await town.Run(
            """
            INSERT INTO editions (policy, hash, bank_hash, title, edition, since)
            SELECT 'kawaguchi', lpad(i::text, 64, '0'), lpad(i::text, 64, '0'), '題名', i || '版', DATE '2020-01-01' + i
            FROM generate_series(1, 80) i
            """);
        var lines = await List(town.Town.Chief, "kawaguchi");
        Assert.Equal((ListEditions.Most, 82), (lines.Length, lines[0].Kept));
        Assert.Equal(["令和6年2月29日施行", "令和4年4月1日施行", "80版"], lines.Take(3).Select(l => l.Edition));
    }

    private async Task<IReadOnlyList<EditionLine>> ListAll(Person who, string? policy) =>
        await new ListEditions(database.Postgres, town.Town.Editions, town.Town.Clock).Load(who, policy, CancellationToken.None);

    private async Task<EditionLine[]> List(Person who, string? policy) => [.. await ListAll(who, policy)];

    private static Task<IReadOnlyList<ContentFile>> NotKept(string hash) => throw new InvalidOperationException(hash);
}
