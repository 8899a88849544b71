using System.Diagnostics;
using VendorAssess.Tests.Excel.Reading;

namespace VendorAssess.Tests.Commands;

/// <summary>The verb as its own process, so that what the worst files cost can be seen whole.</summary>
[Trait("Runs", "once")]
public class ReadWorkbookTests
{
    private const long MostBytes = 300L << 20;

    private static readonly string[] Worst =
    [
        "million filled cells", "too much text", "too many shared strings", "millions of names", "bomb in many parts",
        "huge shared string", "huge attribute", "deep nesting", "zip bomb", "larger than any form",
    ];

    public static TheoryData<string> Files() => [.. Worst, "million styled rows", "million styled cells", "very many runs"];

    [Theory, MemberData(nameof(Files))]
    public async Task Whatever_the_file_it_stays_small_and_ends_with_one_line(string name)
    {
        var file = OrdinaryWorkbooks.Files.TryGetValue(name, out var ordinary) ? ordinary() : Hostile(name);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xlsx");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        try
        {
            var (exit, problems, peak) = await Run(path);
            Assert.Equal(2, exit);
            Assert.Single(problems.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.True(peak < MostBytes, $"{peak >> 20} MiB");
            TestContext.Current.TestOutputHelper?.WriteLine($"{peak >> 20} MiB: {problems}");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Hostile(string name) =>
        (HostileXml.Files.GetValueOrDefault(name).File ?? HostileZips.Files[name].File)();

    private static async Task<(int Exit, string Problems, long Peak)> Run(string path)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "VendorAssess.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "read-workbook", path])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var problems = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var peak = 0L;
        while (!process.WaitForExit(20))
            peak = Math.Max(peak, PeakOf(process));
        return (process.ExitCode, await problems, peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the two lines; what it was seen to use before counts.
            return 0;
        }
    }
}
