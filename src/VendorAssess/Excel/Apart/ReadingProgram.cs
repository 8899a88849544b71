using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Excel.Apart;

/// <summary>The program that reads strangers' files, and what it may cost; it gets nothing of our environment.</summary>
public sealed record ReadingProgram(string Path, ImmutableArray<string> Arguments)
{
    /// <summary>The verb of our own program that reads a file from its input and writes cells to its output.</summary>
    public const string Verb = "read-cells";

    private static readonly string[] Kept = ["PATH", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMPDIR"];

    /// <summary>Managed memory, in bytes; what is beyond ends the process.</summary>
    public long Memory { get; init; } = 192L << 20;

    /// <summary>Start, reading and answer together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    public static ReadingProgram Own { get; } = new(
        DotNet(), [System.IO.Path.Combine(AppContext.BaseDirectory, "VendorAssess.dll"), Verb]);

    public ProcessStartInfo Start(FileKind kind)
    {
        var start = new ProcessStartInfo(Path, [.. Arguments, kind.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = Kept.Select(name => (name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(one => one.Value is not null))
            start.Environment[name] = value;
        foreach (var (name, value) in Runtime())
            start.Environment[name] = value;
        return start;
    }

    // Nothing is optimized twice in a process that lives for one file, and it leaves no dump of what it read.
    private IEnumerable<(string Name, string Value)> Runtime() =>
    [
        ("DOTNET_GCHeapHardLimit", Memory.ToString("X", CultureInfo.InvariantCulture)),
        ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"), ("DOTNET_TieredPGO", "0"),
        ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"),
        ("DOTNET_NOLOGO", "1"),
    ];

    // The one that runs us: the tests' own program is no dotnet, and a PATH may name another.
    private static string DotNet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
