using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using VendorAssess.Database;

namespace VendorAssess.Tests.Testing;

/// <summary>The built program as a process of its own, in a process group of its own.</summary>
public sealed class AppProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> problems = new();

    private AppProcess(string folder, string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("setsid", ["dotnet", Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(problems, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public IReadOnlyCollection<string> Output => output;

    public IReadOnlyCollection<string> Problems => problems;

    public static AppProcess Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        StartIn(Path.GetTempPath(), environment, arguments);

    public static AppProcess StartIn(
        string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        new(folder, arguments, environment);

    /// <summary>Starts <c>serve</c> on a free port and waits until it answers.</summary>
    public static async Task<AppProcess> Serve(IReadOnlyDictionary<string, string?> environment)
    {
        var app = Start(environment, "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            var address = await app.Address();
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
            return app;
        }
        catch
        {
            app.Dispose();
            throw;
        }
    }

    public async Task<Uri> Address()
    {
        const string address = "http://127.0.0.1:";
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience && !process.HasExited)
        {
            if (output.FirstOrDefault(line => line.Contains(address, StringComparison.Ordinal)) is { } line)
                return new Uri(address + line.Split(address)[1].Split(' ', '"')[0]);
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"It does not listen:\n{string.Join('\n', problems.Concat(output))}");
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Signal(string signal, bool toGroup = false)
    {
        var target = process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [$"-{signal}", "--", toGroup ? $"-{target}" : target]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Signal("TERM");
            if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
                process.Kill();
        }
        process.Dispose();
    }

    // Of the same configuration as the tests.
    private static string Program => Path.Combine(
        ProductFolders.Migrations, "..", "src", "VendorAssess", "bin",
        Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!,
        "net10.0", "VendorAssess.dll");

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }
}
