using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Npgsql;
using VendorAssess.Database;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>Who asks is said with the first command, whatever that is, and nobody after asks as the one before.</summary>
public sealed class AskingTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
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
    public async Task Every_kind_of_command_may_be_the_first()
    {
        await using (var db = await Open())
            Assert.Equal(caseId, await db.QuerySingleAsync<int>("SELECT id FROM cases"));
        await using (var db = await Open())
            Assert.Equal([caseId], await db.QueryAsync<int>("SELECT id FROM cases WHERE id = ANY (@ids)", new { ids = new[] { caseId } }));
        await using (var db = await Open())
            Assert.Equal(caseId, await db.ExecuteScalarAsync<int>("SELECT id FROM cases; SELECT 2"));
        await using (var db = await Open())
            Assert.Null(await db.ExecuteScalarAsync<int?>("SELECT id FROM cases WHERE id = 0"));
        await using (var db = await Open())
            Assert.Equal(1, await db.ExecuteAsync("UPDATE cases SET title = title WHERE id = @caseId", new { caseId }));
        await using (var db = await Open())
        {
            await using var results = await db.QueryMultipleAsync("SELECT id FROM cases; SELECT title FROM cases");
            Assert.Equal(caseId, await results.ReadSingleAsync<int>());
            Assert.Equal("住民票の予約", await results.ReadSingleAsync<string>());
        }
    }

    [Fact]
    public async Task It_costs_no_command_of_its_own()
    {
        await using var db = await Open();
        using var counted = new CountedCommands(new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!);
        using var request = new Activity("Microsoft.AspNetCore.Hosting.HttpRequestIn").Start();
        await db.QuerySingleAsync<int>("SELECT id FROM cases");
        await db.QuerySingleAsync<int>("SELECT id FROM cases");
        Assert.Equal(2, counted.Count);
    }

    [Fact]
    public async Task It_holds_for_the_commands_after_and_through_a_transaction()
    {
        await using var db = await Open();
        await using (var transaction = await db.BeginTransactionAsync())
        {
            Assert.Equal(1, await Count(db));
            await transaction.CommitAsync();
        }
        Assert.Equal(1, await Count(db));
    }

    [Fact]
    public async Task After_a_first_command_that_failed_the_next_one_says_it_again()
    {
        await using var db = await Open();
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("SELECT 1 / 0"));
        Assert.Equal(1, await Count(db));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_after_it_leaves_the_connection_usable()
    {
        await using var db = await Open();
        await Assert.ThrowsAsync<PostgresException>(() => db.QueryAsync<int>("SELECT id FROM cases; SELECT 1 / 0"));
        Assert.Equal(0, await db.ExecuteScalarAsync<int>("SELECT 0"));
    }

    [Fact]
    public async Task After_a_transaction_that_was_rolled_back_nobody_asks_rather_than_somebody_else()
    {
        await using var db = await Open();
        await using (await db.BeginTransactionAsync())
            Assert.Equal(1, await Count(db));
        Assert.Equal(0, await Count(db));
    }

    [Theory]
    [InlineData("")]
    [InlineData(";No Reset On Close=true")]
    public async Task A_connection_of_the_pool_does_not_carry_the_last_one_over(string more)
    {
        await using var pool = DataSources.ForApp($"{database.ConnectionString};Maximum Pool Size=1{more}");
        int process;
        await using (var db = await pool.OpenAs(town.Chief, Town.Today))
        {
            Assert.Equal(1, await Count(db));
            process = await Process(db);
        }
        await using (var db = await pool.OpenConnectionAsync())
        {
            Assert.Equal(process, await Process(db));
            Assert.Equal(0, await Count(db));
            Assert.Equal("", await db.ExecuteScalarAsync<string>(
                """
                SELECT coalesce(string_agg(current_setting('vendorassess.' || s, true), ''), '')
                FROM unnest(ARRAY['task', 'person', 'posts', 'roles', 'departments', 'read_departments', 'link']) s
                """));
        }
        await using (var db = await pool.OpenForTask(ProductTask.Mails))
            Assert.Equal(1, await Count(db));
        await using (var db = await pool.OpenAs(town.OtherApplicant, Town.Today))
            Assert.Equal(0, await Count(db));
    }

    private Task<AskingConnection> Open() => database.Postgres.OpenAs(town.Applicant, Town.Today);

    private static Task<int> Count(DbConnection db) => db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM cases");

    private static Task<int> Process(DbConnection db) => db.ExecuteScalarAsync<int>("SELECT pg_backend_pid()");
}
