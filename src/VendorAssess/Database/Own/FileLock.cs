using System.Diagnostics;

namespace VendorAssess.Database.Own;

/// <summary>Advisory locks between processes; the system frees them when their process dies.</summary>
public static class FileLock
{
    public static FileStream Exclusive(string path) =>
        Within(path, TimeSpan.FromMinutes(10), () => Tool.Ending) ?? throw new DatabaseRefusedException(
            $"ほかのプロセスが {path} を使い続けています。そのプロセスを終了してから、もう一度実行してください。");

    /// <summary>Null when the lock could not be had in that time, or when it is no longer wanted.</summary>
    public static FileStream? Within(string path, TimeSpan patience, Func<bool> abandoned)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < patience && !abandoned())
        {
            if (TryExclusive(path) is { } held)
                return held;
            Thread.Sleep(50);
        }
        return null;
    }

    public static FileStream? TryExclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public static FileStream Shared(string path)
    {
        File.AppendAllText(path, "");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
