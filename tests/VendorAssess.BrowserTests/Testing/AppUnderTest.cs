using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using VendorAssess.Database;
using VendorAssess.Database.Own;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>The built program, started as a person would start it, on a data folder and a PostgreSQL of its own.</summary>
public sealed partial class AppUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("vendorassess-browser-");
    private readonly TaskCompletionSource<Uri> address = new();
    private readonly ConcurrentQueue<string> log = new();
    private Process process;

    private readonly string[] settings;

    private AppUnderTest(string urls, string[] settings)
    {
        this.settings = settings;
        process = new Process { StartInfo = Command(urls) };
    }

    public Uri Address => address.Task.Result;

    /// <summary>Where mails lie as files, since no server is named.</summary>
    public string Mails => Path.Combine(data.FullName, "mail");

    /// <summary>What the program logged as an error; pages should give it no reason to.</summary>
    public IEnumerable<string> Errors => log.Where(line => ErrorPattern().IsMatch(line));

    public static Task<AppUnderTest> Start() => Start("http://127.0.0.1:0");

    /// <summary>A real installation under a name: browsers know no passkeys for bare addresses.</summary>
    public static Task<AppUnderTest> StartReal() => Start($"http://localhost:{FreePort()}", "--no-demo");

    private static async Task<AppUnderTest> Start(string urls, params string[] settings)
    {
        var app = new AppUnderTest(urls, settings);
        app.Launch();
        var first = await Task.WhenAny(app.address.Task, app.process.WaitForExitAsync(), Task.Delay(StartsWithin));
        if (first == app.address.Task)
            return app;

        await app.DisposeAsync();
        throw new InvalidOperationException($"The program does not listen:\n{string.Join('\n', app.log)}");
    }

    /// <summary>Ends the program between two of its instructions; its PostgreSQL goes on.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts the program again after a kill, at the same address and on the same data.</summary>
    public async Task StartAgain()
    {
        process.Dispose();
        process = new Process { StartInfo = Command(Address.GetLeftPart(UriPartial.Authority)) };
        Launch();
        using var http = new HttpClient();
        var ready = new Uri(Address, "health/ready");
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < StartsWithin; await Task.Delay(100))
        {
            try
            {
                if ((await http.GetAsync(ready)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        throw new InvalidOperationException($"The program does not answer again:\n{string.Join('\n', log)}");
    }

    /// <summary>The program's own PostgreSQL, joined from outside to look at what is really stored.</summary>
    public OwnServer JoinServer() =>
        OwnServer.Use(new ServerFolder(data.FullName), Binaries, [], log.Enqueue);

    /// <summary>The one-time password of a new administrator.</summary>
    public async Task<string> CreateAdministrator(string login)
    {
        using var verb = Process.Start(Program(
            "create-admin", "--no-demo", "--login", login, "--name", "管理 初", "--department", "情報政策課",
            "--title", "システム管理者"))!;
        var problems = verb.StandardError.ReadToEndAsync();
        var password = (await verb.StandardOutput.ReadToEndAsync()).Trim();
        await verb.WaitForExitAsync();
        Assert.True(verb.ExitCode == 0, await problems);
        return password;
    }

    public async ValueTask DisposeAsync()
    {
        // A signal, as at a real stop: the program then ends its PostgreSQL too.
        if (!process.HasExited)
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(StopsWithin);
        await process.WaitForExitAsync(patience.Token);
        Directory.CreateDirectory(Folders.Artifacts);
        await File.WriteAllLinesAsync(Path.Combine(Folders.Artifacts, "browser-tests-app.log"), log);
        var left = File.Exists(new ServerFolder(data.FullName).PidFile);
        process.Dispose();
        if (left)
            throw new InvalidOperationException($"The program ended, but its PostgreSQL in {data.FullName} did not.");
        data.Delete(recursive: true);
    }

    private void Launch()
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private ProcessStartInfo Command(string urls) => Program(["serve", "--urls", urls, .. settings]);

    private ProcessStartInfo Program(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Folders.Program, .. words])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["VENDORASSESS_DATA"] = data.FullName;
        start.Environment["VENDORASSESS_PG_BIN"] = Binaries().Folder;
        foreach (var name in new[] { "ConnectionStrings__Postgres", "ConnectionStrings__PostgresOwner" })
            start.Environment.Remove(name);
        return start;
    }

    // The folder is new for each run; what npm fetched for the clone is not fetched again.
    private PostgresBinaries Binaries()
    {
        var clone = new ServerFolder(ProductFolders.Data);
        return PostgresBinaries.Find(new ServerFolder(data.FullName) { Npm = clone.Npm }, log.Enqueue);
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        log.Enqueue(line);
        if (AddressPattern().Match(line) is { Success: true } match)
            address.TrySetResult(new Uri(match.Value));
    }

    [GeneratedRegex(@"http://(127\.0\.0\.1|localhost):[0-9]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AddressPattern();

    [GeneratedRegex("\"LogLevel\": ?\"(Error|Critical)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorPattern();
}
