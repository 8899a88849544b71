using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.Requests;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>What was submitted or decided and is bent afterwards: refused by the database, or found.</summary>
public sealed class BentDecisionTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private RequestTown town = null!;
    private int id;
    private string digest = "";

    private Person Chief => town.Town.Chief;

    public async ValueTask InitializeAsync()
    {
        town = await RequestTown.Build(database);
        (id, digest) = await town.Submitted();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_request_the_decision_and_the_use_are_proved_by_the_entry_of_the_decision()
    {
        await town.Run("SELECT seal_standing('町')");
        await town.Decide(Chief, id, digest);
        await using var db = await database.Superuser.OpenConnectionAsync();
        var whole = await db.CheckRows();
        Assert.Null(whole.Broken);
        Assert.True(whole.Rows - whole.Before >= 4, $"{whole}");
        await town.Run("SET session_replication_role = replica; UPDATE decisions SET reason = 'ほかの理由'");
        Assert.StartsWith("decisions の行 1 は記録", (await db.CheckRows()).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_changed_behind_its_seal_is_not_decided_on()
    {
        await town.Run(
            "SET session_replication_role = replica; UPDATE requests SET content = replace(content, '住民', '市民')");
        Refused("ダイジェストと一致しない", await town.Decide(Chief, id, digest));
    }

    [Theory]
    [InlineData("UPDATE requests SET content = content || ' '", "frozen")]
    [InlineData("UPDATE requests SET digest = repeat('0', 64)", "frozen")]
    [InlineData("UPDATE requests SET statement = 'x'", "frozen")]
    [InlineData("UPDATE requests SET submitted_by = 1", "frozen")]
    [InlineData("UPDATE requests SET decides = '{applicant}'", "frozen")]
    [InlineData("UPDATE requests SET asked_for = '{}'", "frozen")]
    [InlineData("UPDATE requests SET deciders = '{}'", "frozen")]
    [InlineData("UPDATE requests SET case_id = 99", "stays with its candidate")]
    [InlineData("UPDATE requests SET status = 'Draft'", "does not go from Submitted to Draft")]
    [InlineData("DELETE FROM requests", "append-only")]
    [InlineData(
        """
        INSERT INTO decisions (request_id, status, reason, digest, person_id, post_id, at)
        SELECT id, 'Approved', 'x', repeat('0', 64), submitted_by, submitted_post, now() FROM requests
        """,
        "decisions_on_content")]
    public async Task The_database_refuses_to_bend_what_was_submitted(string sql, string why)
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
        Assert.Contains(why, refused.MessageText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE decisions SET reason = 'x'")]
    [InlineData("DELETE FROM decisions")]
    [InlineData("UPDATE requests SET status = 'Submitted'")]
    [InlineData("UPDATE requests SET status = 'Withdrawn'")]
    public async Task The_database_refuses_to_bend_what_was_decided(string sql)
    {
        await town.Decide(Chief, id, digest);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => town.Run(sql));
    }

    private static void Refused<T>(string reason, Outcome<T> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<T>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
