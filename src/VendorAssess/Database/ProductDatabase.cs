using Npgsql;
using VendorAssess.Database.Own;

namespace VendorAssess.Database;

/// <summary>The database of this installation: the configured one, or our own server while this is open.</summary>
public sealed class ProductDatabase : IAsyncDisposable
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(5);

    private readonly Connections connections;
    private readonly bool demo;
    private readonly Action<string> say;
    private readonly OwnServer? ownServer;
    private readonly Timer? watch;

    private ProductDatabase(Connections connections, bool demo, Action<string> say, OwnServer? ownServer = null)
    {
        (this.connections, this.demo, this.say, this.ownServer) = (connections, demo, say, ownServer);
        Postgres = DataSources.ForApp(connections.App);
        if (ownServer is not null)
            watch = new Timer(_ => LookAfterOwnServer(), null, LookAfter, LookAfter);
    }

    /// <summary>What pages and use cases work with: the role without ownership.</summary>
    public NpgsqlDataSource Postgres { get; }

    /// <summary>Says what takes time or is amiss; throws <see cref="DatabaseRefusedException"/>.</summary>
    public static ProductDatabase Open(IConfiguration configuration, bool demo, Action<string> say)
    {
        if (Connections.Configured(configuration, demo, say) is { } configured)
            return new ProductDatabase(configured, demo, say);
        if (OperatingSystem.IsWindows())
            throw new DatabaseRefusedException(
                "Windowsでは、動いているPostgreSQLを ConnectionStrings__Postgres と ConnectionStrings__PostgresOwner に設定してください。");
        var server = UseOwnServer(new ServerFolder(ProductFolders.Data), say);
        return new ProductDatabase(Connections.Of(server), demo, say, server);
    }

    /// <summary>Brings the schema up to date as its owner, and gives the names of the files applied.</summary>
    public async Task<IReadOnlyList<string>> Migrate()
    {
        await using var owner = OpenOwner();
        var applied = await new Migrations(owner, connections.AppRole, ProductFolders.Migrations).Apply();
        if (connections.AppRole is not null)
            await CheckAppRole();
        return applied;
    }

    /// <summary>The role that owns the tables, for migrations and measurements; the caller closes it.</summary>
    public NpgsqlDataSource OpenOwner() => DataSources.ForOwner(connections.Owner);

    public async ValueTask DisposeAsync()
    {
        watch?.Dispose();
        await Postgres.DisposeAsync();
        ownServer?.Dispose();
    }

    private static OwnServer UseOwnServer(ServerFolder folder, Action<string> say)
    {
        try
        {
            return OwnServer.Use(folder, () => PostgresBinaries.Find(folder, say), [], say);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"{folder.Root} を使えません（{e.Message}）。書き込めるフォルダーを VENDORASSESS_DATA に設定してください。");
        }
    }

    private async Task CheckAppRole()
    {
        await using var app = await Postgres.OpenConnectionAsync();
        if (await AppRoleRights.IsTooPowerful(app))
            Object($"アプリのロール {connections.AppRole} が表の所有者か、制限を受けないロールです",
                "ConnectionStrings__Postgres に別のロールを設定してください。");
        if (await AppRoleRights.MayMakeTables(app))
            Object($"アプリのロール {connections.AppRole} がデータベースに表を作れます",
                $"データベースの所有者で REVOKE TEMPORARY ON DATABASE {app.Database} FROM PUBLIC を実行してください。");
    }

    private void Object(string fact, string mend)
    {
        if (!demo)
            throw new DatabaseRefusedException($"{fact}。{mend}");
        say($"{fact}。デモではこのまま続けます。");
    }

    private void LookAfterOwnServer()
    {
        try
        {
            ownServer!.Revive(say);
        }
        catch (Exception e) when (e is DatabaseRefusedException or IOException)
        {
            say(e.Message);
        }
    }
}
