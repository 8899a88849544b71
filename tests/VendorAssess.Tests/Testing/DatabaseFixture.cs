using Dapper;
using Npgsql;
using VendorAssess.Database;

namespace VendorAssess.Tests.Testing;

/// <summary>A database of its own for a test class; Truncate makes it new for each test.</summary>
public sealed class DatabaseFixture(TestServer server) : IAsyncLifetime
{
    private CloneOfTemplate clone = null!;
    private IReadOnlyList<string> emptyTables = null!;

    /// <summary>The app's role: what pages and use cases get.</summary>
    public NpgsqlDataSource Postgres { get; private set; } = null!;

    /// <summary>The role that owns the tables.</summary>
    public NpgsqlDataSource Owner { get; private set; } = null!;

    /// <summary>Whoever broke in: bound by no right and no trigger.</summary>
    public NpgsqlDataSource Superuser { get; private set; } = null!;

    /// <summary>The app role's, for a test that starts the whole program.</summary>
    public string ConnectionString => clone.App;

    public string OwnerConnectionString => clone.Owner;

    public async ValueTask InitializeAsync()
    {
        clone = await server.Clone();
        Postgres = DataSources.ForApp(clone.App);
        Owner = DataSources.ForOwner(clone.Owner);
        Superuser = NpgsqlDataSource.Create(clone.Superuser);
        emptyTables = await EmptyTables();
    }

    /// <summary>Empties what the migrations left empty; what they filled stays.</summary>
    public async Task Truncate()
    {
        await using var db = await Superuser.OpenConnectionAsync();
        // As a replica the triggers are off that guard the audit log.
        await db.ExecuteAsync("SET session_replication_role = replica");
        await db.ExecuteAsync($"TRUNCATE {string.Join(", ", emptyTables)} RESTART IDENTITY CASCADE");
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        await Owner.DisposeAsync();
        await Superuser.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> EmptyTables()
    {
        await using var db = await Superuser.OpenConnectionAsync();
        var tables = await db.QueryAsync<string>(
            """
            SELECT oid::regclass::text
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            """);
        var empty = new List<string>();
        foreach (var table in tables)
            if (await db.ExecuteScalarAsync<bool>($"SELECT NOT EXISTS (SELECT FROM {table})"))
                empty.Add(table);
        return empty;
    }
}
