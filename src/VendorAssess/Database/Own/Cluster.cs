using System.Diagnostics;

namespace VendorAssess.Database.Own;

/// <summary>One PostgreSQL on one folder: made, found, started and stopped.</summary>
public sealed class Cluster(ServerFolder folder, PostgresBinaries binaries, Account account)
{
    public const string Superuser = "postgres";

    private static readonly TimeSpan RecoveryPatience = TimeSpan.FromMinutes(2);

    /// <summary>The server that runs on the folder, also one that a killed process left; null when none does.</summary>
    public PostmasterFile? Find()
    {
        var waited = Stopwatch.StartNew();
        while (PostmasterFile.InUse(folder.Cluster))
        {
            if (PostmasterFile.Read(folder.PidFile) is { Ready: true } running)
                return running;
            if (waited.Elapsed > RecoveryPatience)
                throw new DatabaseRefusedException($"{folder.Cluster} のPostgreSQLが準備できません。{folder.Log} を確認してください。");
            Thread.Sleep(50);
        }
        // Nobody works there any more: a file that is left names a process number that may now be any program's.
        File.Delete(folder.PidFile);
        return null;
    }

    public void Create(ServerSecret secret)
    {
        if (folder.Major is { } major)
        {
            if (major != binaries.Major)
                throw new DatabaseRefusedException(
                    $"{folder.Cluster} はPostgreSQL {major} のデータですが、{binaries.Folder} は {binaries.Major} です。" +
                    $"VENDORASSESS_PG_BIN に {major} を、または VENDORASSESS_DATA に別のフォルダーを設定してください。");
            return;
        }
        var unfinished = folder.UnfinishedCluster;
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        PrivateFile.CreateFolder(unfinished);
        Initialise(unfinished, secret.PasswordOf(Superuser));
        Directory.Move(unfinished, folder.Cluster);
    }

    public PostmasterFile Start(IEnumerable<string> settings, string socket)
    {
        account.Own(socket);
        File.WriteAllLines(Path.Combine(folder.Cluster, "vendorassess.conf"), [
            "listen_addresses = ''",
            "port = 5432",
            $"unix_socket_directories = '{socket}'",
            "unix_socket_permissions = 0700",
            "log_checkpoints = off",
            // Details of an error quote what people typed.
            "log_error_verbosity = terse",
            .. settings,
        ]);
        string[] start = [PgCtl, "start", "-w", "-t", "120", "-D", folder.Cluster, "-l", folder.Log];
        if (Tool.RunDetached(account, folder.Log, start) != 0 || PostmasterFile.Read(folder.PidFile) is not { } running)
            throw new DatabaseRefusedException($"PostgreSQLを開始できませんでした: {LastComplaint()}（{folder.Log}）");
        return running;
    }

    public void Stop(PostmasterFile running)
    {
        Tool.RunToStop(account, [PgCtl, "stop", "-m", "fast", "-w", "-t", "20", "-D", folder.Cluster]);
        SocketFolder.Delete(running.SocketFolder);
    }

    private void Initialise(string unfinished, string password)
    {
        account.Own(unfinished);
        var passwordFile = Path.Combine(folder.Root, "postgres.password");
        PrivateFile.Write(passwordFile, password);
        account.Own(passwordFile);
        var (exit, output) = Tool.Run(account, [
            binaries.Program("initdb"), "-D", unfinished, "-U", Superuser, "-A", "scram-sha-256",
            $"--pwfile={passwordFile}", "--encoding=UTF8", $"--locale={Locale}", "--no-instructions",
        ]);
        File.Delete(passwordFile);
        if (exit != 0)
            throw new DatabaseRefusedException($"{folder.Cluster} を作れませんでした: {output}");
        File.AppendAllText(Path.Combine(unfinished, "postgresql.conf"), "include_if_exists = 'vendorassess.conf'\n");
    }

    private string PgCtl => binaries.Program("pg_ctl");

    private static string Locale => OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";

    private string? LastComplaint() =>
        File.Exists(folder.Log)
            ? File.ReadLines(folder.Log).LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
            : null;
}
