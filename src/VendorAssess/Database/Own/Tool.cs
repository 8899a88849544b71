using System.ComponentModel;
using System.Diagnostics;

namespace VendorAssess.Database.Own;

/// <summary>Runs the programs that make up a PostgreSQL.</summary>
public static class Tool
{
    private static readonly HashSet<Process> Running = [];
    private static volatile bool ending;

    /// <summary>Whether the process is on its way out.</summary>
    public static bool Ending => ending;

    /// <summary>Runs a program to its end; its output is for the message when it fails.</summary>
    public static (int ExitCode, string Output) Run(Account account, string[] command, string? folder = null)
    {
        if (ending)
            throw new DatabaseRefusedException("中断しました。");
        return RunToEnd(account, command, folder);
    }

    /// <summary>Runs a program also while the process is ending: it is what stops the server.</summary>
    public static void RunToStop(Account account, string[] command) => RunToEnd(account, command, null);

    /// <summary>Runs a program that leaves a server behind: of ours nothing may stay open in it.</summary>
    public static int RunDetached(Account account, string log, string[] command)
    {
        const string closeAll =
            "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-";
        using var process = Process.Start(Describe(account, ["/bin/sh", "-c", closeAll, "sh", log, .. command], null))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Ends what runs and lets nothing new begin.</summary>
    public static void EndRunning()
    {
        ending = true;
        lock (Running)
            foreach (var process in Running)
                process.Kill(entireProcessTree: true);
    }

    private static (int ExitCode, string Output) RunToEnd(Account account, string[] command, string? folder)
    {
        try
        {
            var start = Describe(account, command, folder);
            start.RedirectStandardOutput = start.RedirectStandardError = true;
            using var process = Process.Start(start)!;
            lock (Running)
                Running.Add(process);
            return Finish(process);
        }
        catch (Win32Exception e)
        {
            return (127, e.Message);
        }
    }

    private static (int ExitCode, string Output) Finish(Process process)
    {
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, $"{output}\n{errors.Result}".Trim());
        }
        finally
        {
            lock (Running)
                Running.Remove(process);
        }
    }

    // Process.Start would look into the current folder first, and ours has a "test".
    private static string OnPath(string name) => name.Contains('/')
        ? name
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists) ?? throw new Win32Exception(2, $"{name}: not found");

    private static ProcessStartInfo Describe(Account account, string[] command, string? folder)
    {
        string[] all = [.. account.Prefix, .. command];
        var start = new ProcessStartInfo(OnPath(all[0]), all[1..]) { WorkingDirectory = folder ?? "/" };
        if (account.UserName is not null)
            start.UserName = account.UserName;
        // PGDATA, PGPORT and the like belong to some other server.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
