using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Database.Own;

/// <summary>The folder of the socket: only its owner may enter it.</summary>
public static partial class SocketFolder
{
    // A socket's path may take 103 bytes on every system; the file in it is named .s.PGSQL.5432.
    private const int MaxBytes = 103 - 14;

    /// <summary>Within the data folder where that path will do; else where an earlier start had it, or a new one.</summary>
    public static string For(string dataRoot, string? before)
    {
        var preferred = Path.Combine(dataRoot, "socket");
        if (!IsUsable(preferred))
            return Directory.Exists(before) ? Cleared(before) : Temporary();
        if (!Directory.Exists(preferred))
            PrivateFile.CreateFolder(preferred);
        return Cleared(preferred);
    }

    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    private static string Temporary() =>
        Directory.CreateTempSubdirectory("vendorassess-").FullName is var made && IsUsable(made)
            ? made
            : throw new DatabaseRefusedException($"{made} にはソケットを置けません。TMPDIR に短いパスを設定してください。");

    // What a killed server left would look like a server in use once its process number is used again.
    private static string Cleared(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);
        return folder;
    }

    private static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(folder) <= MaxBytes && Plain().IsMatch(folder);

    // Lists of folders are split at commas and quotes, by PostgreSQL and by its clients.
    [GeneratedRegex(@"\A[A-Za-z0-9/._-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
