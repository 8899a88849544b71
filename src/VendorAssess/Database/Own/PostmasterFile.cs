using System.Diagnostics;
using System.Globalization;

namespace VendorAssess.Database.Own;

/// <summary>What a running PostgreSQL says of itself in <c>postmaster.pid</c>.</summary>
public sealed record PostmasterFile(int Pid, string SocketFolder, bool Ready)
{
    /// <summary>Null while there is no file or it is still being written.</summary>
    public static PostmasterFile? Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return null;
        }
        return lines.Length >= 8 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
            ? new PostmasterFile(pid, lines[4].Trim(), lines[7].Trim() == "ready")
            : null;
    }

    /// <summary>A quick look: the process that the file names is still there.</summary>
    public static bool IsAlive(string path) =>
        !Directory.Exists("/proc/self") || (Read(path) is { } file && Directory.Exists($"/proc/{file.Pid}"));

    /// <summary>Whether PostgreSQL still works in the folder; a number alone may have gone to another program.</summary>
    public static bool InUse(string cluster)
    {
        if (!Directory.Exists("/proc/self"))
            return Read(Path.Combine(cluster, "postmaster.pid")) is { } file && IsPostgres(file.Pid);
        var real = RealPath(cluster);
        return Directory.EnumerateDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Any(folder => WorkingFolder(folder) == real);
    }

    private static string? WorkingFolder(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealPath(string folder) => Tool.Run(Account.Ourselves, ["realpath", folder]).Output;

    private static bool IsPostgres(int pid)
    {
        try
        {
            return Process.GetProcessById(pid).ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
