using Dapper;
using Npgsql;
using VendorAssess.Database;
using VendorAssess.Database.Own;

[assembly: AssemblyFixture(typeof(VendorAssess.Tests.Testing.TestServer))]

namespace VendorAssess.Tests.Testing;

/// <summary>One PostgreSQL for the run, started when the first test needs it; its template holds db/*.sql.</summary>
public sealed class TestServer : IAsyncDisposable
{
    // A test's data need not outlive a power cut.
    private static readonly string[] FastSettings =
        ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 300"];

    private const string Prefix = "vendorassess-tests-";

    private readonly Lazy<Task<OwnServer>> server;
    private int clones;

    public TestServer() => server = new(() => Task.Run(Start));

    /// <summary>A new database, equal to the migrated template.</summary>
    public Task<CloneOfTemplate> Clone() => Create(ServerRoles.Database);

    /// <summary>A new database without any table.</summary>
    public Task<CloneOfTemplate> Empty() => Create("template0");

    private async Task<CloneOfTemplate> Create(string template)
    {
        var own = await server.Value;
        var name = $"test_{Interlocked.Increment(ref clones)}";
        await using var db = new NpgsqlConnection(Superuser(own, "postgres"));
        await db.OpenAsync();
        await db.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} OWNER {ServerRoles.Owner}");
        // Rights on a database are not copied with it.
        if (template == ServerRoles.Database)
            await db.ExecuteAsync($"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC");
        return new CloneOfTemplate(
            own.ConnectionString(ServerRoles.App, name) + ";Maximum Pool Size=20;Timeout=60",
            own.ConnectionString(ServerRoles.Owner, name),
            Superuser(own, name));
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.IsValueCreated)
            return;
        var own = await server.Value;
        own.Dispose();
        Directory.Delete(own.Folder.Root, recursive: true);
    }

    private async Task<OwnServer> Start()
    {
        var binaries = TestBinaries.Find();
        AbandonedServers.End(Prefix, binaries);
        var folder = new ServerFolder(Directory.CreateTempSubdirectory(Prefix).FullName);
        var own = OwnServer.Use(folder, () => binaries, FastSettings, Console.Error.WriteLine);
        await using var owner = DataSources.ForOwner(own.ConnectionString(ServerRoles.Owner, ServerRoles.Database));
        await new Migrations(owner, ServerRoles.App, ProductFolders.Migrations).Apply();
        return own;
    }

    private static string Superuser(OwnServer own, string database) =>
        own.ConnectionString(Cluster.Superuser, database) + ";Pooling=false";
}

/// <summary>Connection strings of one test database.</summary>
public sealed record CloneOfTemplate(string App, string Owner, string Superuser);
