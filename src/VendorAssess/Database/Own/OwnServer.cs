using Npgsql;

namespace VendorAssess.Database.Own;

/// <summary>
/// The product's own PostgreSQL, shared by every process on the data folder. Whoever comes first starts it, also finds
/// it again after a kill; whoever leaves last stops it, also when a signal ends the process.
/// </summary>
public sealed class OwnServer : IDisposable
{
    private static readonly Lock OneAtATime = new();
    private static readonly List<OwnServer> Live = [];

    private readonly Cluster cluster;
    private readonly ServerSecret secret;
    private readonly PostmasterFile running;
    private readonly string[] settings;
    private readonly FileStream user;

    static OwnServer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => LeaveAll();

    private OwnServer(ServerFolder folder, Cluster cluster, PostmasterFile running, string[] settings)
    {
        (Folder, this.cluster, this.running, this.settings) = (folder, cluster, running, settings);
        secret = ServerSecret.ReadOrCreate(Folder.Secret);
        user = FileLock.Shared(Folder.UsersLock);
        Live.Add(this);
    }

    /// <summary>Joins the server on a data folder and starts it where none runs.</summary>
    public static OwnServer Use(
        ServerFolder folder, Func<PostgresBinaries> find, string[] settings, Action<string> say)
    {
        lock (OneAtATime)
        {
            folder.Create();
            using var alone = FileLock.Exclusive(folder.StartLock);
            var server = Join(folder, find(), settings, say);
            try
            {
                ServerRoles.Ensure(server);
                return server;
            }
            catch
            {
                server.Leave();
                throw;
            }
        }
    }

    public ServerFolder Folder { get; }

    public string ConnectionString(string role, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = running.SocketFolder,
        Username = role,
        Password = PasswordOf(role),
        Database = database,
    }.ConnectionString;

    public string PasswordOf(string role) => secret.PasswordOf(role);

    /// <summary>Starts the server anew where it died under us, at the same socket.</summary>
    public void Revive(Action<string> say)
    {
        lock (OneAtATime)
        {
            if (!Live.Contains(this) || Tool.Ending || PostmasterFile.IsAlive(Folder.PidFile))
                return;
            using var alone = FileLock.Exclusive(Folder.StartLock);
            if (cluster.Find() is not null)
                return;
            say("PostgreSQLが終了していたので、もう一度開始します。");
            cluster.Start(settings, SocketFolder.For(Folder.Root, running.SocketFolder));
        }
    }

    public void Dispose()
    {
        lock (OneAtATime)
        {
            if (!Live.Contains(this))
                return;
            // Whoever is starting or stopping for longer than that cares for the server himself.
            using var alone = FileLock.Within(Folder.StartLock, TimeSpan.FromSeconds(10), () => false);
            Leave();
        }
    }

    private static OwnServer Join(
        ServerFolder folder, PostgresBinaries binaries, string[] settings, Action<string> say)
    {
        var account = Account.ForThisProcess();
        account.OpenPath(folder.Root);
        var made = new Cluster(folder, binaries, account);
        made.Create(ServerSecret.ReadOrCreate(folder.Secret));
        var before = PostmasterFile.Read(folder.PidFile);
        if (made.Find() is not { } found)
        {
            say($"PostgreSQL {binaries.Major} を {folder.Cluster} で開始しています…");
            found = made.Start(settings, SocketFolder.For(folder.Root, before?.SocketFolder));
        }
        return new OwnServer(folder, made, found, settings);
    }

    private void Leave()
    {
        Live.Remove(this);
        user.Dispose();
        using var last = FileLock.TryExclusive(Folder.UsersLock);
        if (last is not null)
            cluster.Stop(running);
    }

    // The lock waits for a start that is under way, so that no server is left behind half begun.
    private static void LeaveAll()
    {
        Tool.EndRunning();
        lock (OneAtATime)
            foreach (var server in Live.ToList())
                server.Dispose();
    }
}
