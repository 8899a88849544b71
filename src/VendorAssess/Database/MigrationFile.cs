using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VendorAssess.Database;

/// <summary>One file of <c>db/</c>, as it stands on disk.</summary>
public sealed partial record MigrationFile(string Name, string Sql, string Checksum)
{
    public string Number => Name[..4];

    /// <summary>All files in the order of their numbers; a name that breaks the order is refused.</summary>
    public static IReadOnlyList<MigrationFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DatabaseRefusedException($"マイグレーションのフォルダー {folder} がありません。");
        var files = Directory.GetFiles(folder, "*.sql")
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .Select(Read)
            .ToList();
        var twice = files.GroupBy(file => file.Number, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? files
            : throw new DatabaseRefusedException(
                $"db/{twice.First().Name} と db/{twice.Last().Name} の番号が同じです。一方を次の空き番号にしてください。");
    }

    private static MigrationFile Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!NamePattern().IsMatch(name))
            throw new DatabaseRefusedException($"db/{name} の名前は 0001_what_it_does.sql の形にしてください。");
        // A checkout may turn line ends; that alone is no other migration.
        var sql = File.ReadAllText(path).ReplaceLineEndings("\n");
        return new MigrationFile(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    [GeneratedRegex(@"\A[0-9]{4}_[a-z0-9_]+\.sql\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
