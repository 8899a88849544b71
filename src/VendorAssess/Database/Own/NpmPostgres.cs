using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace VendorAssess.Database.Own;

/// <summary>PostgreSQL as npm packages it, in the version and with the hashes that our lock file names.</summary>
public sealed record NpmPostgres(string Manifest, string LockFile)
{
    public static readonly NpmPostgres Product = From(typeof(NpmPostgres).Assembly);

    private static readonly string Package =
        $"@embedded-postgres/{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-" +
        (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    /// <summary>The package and lock file that an assembly carries.</summary>
    public static NpmPostgres From(System.Reflection.Assembly assembly) =>
        new(Resource(assembly, "npm/package.json"), Resource(assembly, "npm/package-lock.json"));

    public string Version
    {
        get
        {
            using var json = JsonDocument.Parse(LockFile);
            return json.RootElement.GetProperty("packages").GetProperty($"node_modules/{Package}")
                .GetProperty("version").GetString()!;
        }
    }

    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>Installs the package below the folder unless it is there; null where npm cannot.</summary>
    public PostgresBinaries? Fetch(string folder, Action<string> say)
    {
        Directory.CreateDirectory(folder);
        using var alone = FileLock.Exclusive(Path.Combine(folder, "lock"));
        var done = Path.Combine(folder, Version);
        if (!Directory.Exists(done) && !Install(done, $"{done}.partial", say))
            return null;
        return PostgresBinaries.In(Path.Combine(Native(done), "bin"));
    }

    private bool Install(string done, string partial, Action<string> say)
    {
        if (Tool.Run(Account.Ourselves, ["npm", "--version"]).ExitCode != 0)
            return false;
        say($"PostgreSQL {Version} をnpmで取得しています…");
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        File.WriteAllText(Path.Combine(partial, "package.json"), Manifest);
        File.WriteAllText(Path.Combine(partial, "package-lock.json"), LockFile);
        var (exit, output) = Tool.Run(Account.Ourselves, Command(partial), partial);
        if (exit != 0 || !Directory.Exists(Native(partial)))
        {
            say($"npmでPostgreSQLを取得できませんでした: {output.Split('\n').LastOrDefault(line => line.Contains("error"))}");
            return false;
        }
        LinkLibraries(partial);
        Directory.Move(partial, done);
        return true;
    }

    private static string[] Command(string partial)
    {
        string[] command =
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=120000"];
        // Service accounts often have no home to write to.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Directory.Exists(home) && CanWrite(home) ? command : [.. command, $"--cache={partial}/cache"];
    }

    private static bool CanWrite(string folder) => Tool.Run(Account.Ourselves, ["test", "-w", folder]).ExitCode == 0;

    // The package lists its library links, because an npm archive holds none; its install script is not run.
    private static void LinkLibraries(string root)
    {
        var package = Path.GetDirectoryName(Native(root))!;
        using var links = JsonDocument.Parse(File.ReadAllText(Path.Combine(Native(root), "pg-symlinks.json")));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var path = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, Path.GetFileName(link.GetProperty("source").GetString()!));
        }
    }

    private static string Native(string root) => Path.Combine(root, "node_modules", Package, "native");

    private static string Resource(System.Reflection.Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
