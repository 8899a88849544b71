using System.Globalization;
using System.Text.RegularExpressions;

namespace VendorAssess.Database.Own;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> that run on this machine.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int Oldest = 15;

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Looks at what a folder holds; null when it does not run or is too old.</summary>
    public static PostgresBinaries? In(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl")))
            return null;
        var (exit, version) = Tool.Run(Account.Ourselves, [Path.Combine(folder, "postgres"), "--version"]);
        return exit == 0 && VersionPattern().Match(version) is { Success: true } match
            && int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) is >= Oldest and var major
            ? new PostgresBinaries(folder, major)
            : null;
    }

    /// <summary>The first that can be had of: the one named, the npm package, a local installation.</summary>
    public static PostgresBinaries Find(ServerFolder data, Action<string> say)
    {
        if (Environment.GetEnvironmentVariable("VENDORASSESS_PG_BIN") is { Length: > 0 } named)
            return In(named) ?? throw new DatabaseRefusedException(
                $"VENDORASSESS_PG_BIN の {named} に、ここで動くPostgreSQL {Oldest} 以降がありません。");
        bool Fits(int major) => data.Major is null || data.Major == major;
        if (Fits(NpmPostgres.Product.Major) && NpmPostgres.Product.Fetch(data.Npm, say) is { } fetched)
            return fetched;
        return Installed().FirstOrDefault(found => Fits(found.Major))
            ?? throw new DatabaseRefusedException(Missing(data.Major));
    }

    /// <summary>Local installations, newest first.</summary>
    public static IEnumerable<PostgresBinaries> Installed()
    {
        var debian = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return debian.Select(folder => Path.Combine(folder, "bin"))
            .Concat(path)
            .Select(In)
            .OfType<PostgresBinaries>()
            .OrderByDescending(found => found.Major);
    }

    private static string Missing(int? major) =>
        (major is null
            ? $"PostgreSQL {Oldest} 以降が見つかりません。"
            : $"このデータを作ったPostgreSQL {major} が見つかりません。") +
        "Node.js（npm）かPostgreSQLを入れる、VENDORASSESS_PG_BIN にプログラムのフォルダーを設定する、" +
        "または動いているPostgreSQLを ConnectionStrings__Postgres と ConnectionStrings__PostgresOwner に設定してください。";

    [GeneratedRegex(@"PostgreSQL\) (?<major>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();
}
