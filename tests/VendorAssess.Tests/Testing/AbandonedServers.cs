using VendorAssess.Database.Own;

namespace VendorAssess.Tests.Testing;

/// <summary>A run of tests that was killed leaves its PostgreSQL behind; the next run ends it.</summary>
public static class AbandonedServers
{
    // A run that begins right now has made its folder but does not hold it yet.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(2);

    public static void End(string prefix, PostgresBinaries binaries)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var path in Directory.GetDirectories(Path.GetTempPath(), $"{prefix}*"))
            if (now - Directory.GetLastWriteTimeUtc(path) > Young)
                EndUnlessUsed(new ServerFolder(path), binaries);
    }

    private static void EndUnlessUsed(ServerFolder folder, PostgresBinaries binaries)
    {
        try
        {
            using var alone = FileLock.TryExclusive(folder.UsersLock);
            if (alone is null)
                return;
            if (PostmasterFile.InUse(folder.Cluster) && PostmasterFile.Read(folder.PidFile) is { } left)
                new Cluster(folder, binaries, Account.ForThisProcess()).Stop(left);
            Directory.Delete(folder.Root, recursive: true);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Another user's run, or one that is just ending.
        }
    }
}
