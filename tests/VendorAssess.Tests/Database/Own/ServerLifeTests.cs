using System.Diagnostics;
using System.Globalization;
using System.Net;
using VendorAssess.Database.Own;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database.Own;

/// <summary>The program and its own PostgreSQL as processes: started, killed, found again, ended.</summary>
[Trait("Runs", "once")]
public sealed class ServerLifeTests : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("vendorassess-life-");
    private readonly Dictionary<string, string?> environment;
    private readonly ServerFolder folder;

    public ServerLifeTests()
    {
        folder = new ServerFolder(Path.Combine(temporary.FullName, "データ と空白", new string('深', 40)));
        environment = new()
        {
            ["VENDORASSESS_DATA"] = folder.Root,
            ["VENDORASSESS_PG_BIN"] = TestBinaries.Find().Folder,
            ["ConnectionStrings__Postgres"] = null,
            ["ConnectionStrings__PostgresOwner"] = null,
        };
    }

    private bool Running => PostmasterFile.InUse(folder.Cluster);

    private int? Postmaster => PostmasterFile.Read(folder.PidFile)?.Pid;

    [Fact]
    public async Task A_verb_starts_its_own_server_and_stops_it()
    {
        using var verb = AppProcess.Start(environment, "migrate");
        Assert.Equal(0, await verb.Exit());
        Assert.Contains("0001_data_protection_keys.sql", verb.Output);
        Assert.All(verb.Output, line => Assert.EndsWith(".sql", line, StringComparison.Ordinal));
        Assert.False(Running);
    }

    [Fact]
    public async Task No_program_of_the_folder_it_is_started_from_is_run()
    {
        var marker = Path.Combine(temporary.FullName, "was run");
        foreach (var name in new[] { "unshare", "true", "test", "id", "realpath", "npm" })
        {
            var path = Path.Combine(temporary.FullName, name);
            File.WriteAllText(path, $"#!/bin/sh\necho {name} >>'{marker}'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        using var verb = AppProcess.StartIn(temporary.FullName, environment, "migrate");
        Assert.Equal(0, await verb.Exit());
        Assert.False(File.Exists(marker));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_end_of_the_app_ends_its_server(bool signalToGroup)
    {
        using var app = await AppProcess.Serve(environment);
        Assert.True(Running);
        var stopping = Stopwatch.StartNew();
        app.Signal("TERM", signalToGroup);
        Assert.Equal(0, await app.Exit());
        Assert.InRange(stopping.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.False(Running);
    }

    [Fact]
    public async Task A_killed_apps_server_is_found_again_and_a_verb_beside_leaves_it_running()
    {
        using (var killed = await AppProcess.Serve(environment))
        {
            killed.Signal("KILL");
            await killed.Exit();
        }
        Assert.True(Running);
        var postmaster = Postmaster;

        using var next = await AppProcess.Serve(environment);
        using var verb = AppProcess.Start(environment, "verify-audit");
        Assert.Equal(0, await verb.Exit());
        Assert.Equal(postmaster, Postmaster);

        next.Signal("TERM");
        Assert.Equal(0, await next.Exit());
        Assert.False(Running);
    }

    [Fact]
    public async Task Two_apps_that_start_at_once_share_one_server_until_the_last_ends()
    {
        var apps = await Task.WhenAll(AppProcess.Serve(environment), AppProcess.Serve(environment));
        using var first = apps[0];
        using var second = apps[1];
        first.Signal("TERM");
        Assert.Equal(0, await first.Exit());
        Assert.True(Running);
        second.Signal("TERM");
        Assert.Equal(0, await second.Exit());
        Assert.False(Running);
    }

    [Fact]
    public async Task A_pid_file_that_a_crash_left_does_not_stop_the_next_start()
    {
        using (var app = await AppProcess.Serve(environment))
        {
            // Its number now belongs to another program that lives: these tests.
            var left = File.ReadAllLines(folder.PidFile);
            left[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            app.Signal("TERM");
            await app.Exit();
            File.WriteAllLines(folder.PidFile, left);
        }
        using var verb = AppProcess.Start(environment, "migrate");
        Assert.Equal(0, await verb.Exit());
        Assert.False(Running);
    }

    [Fact]
    public async Task A_server_that_dies_under_the_app_comes_back_by_itself()
    {
        using var app = await AppProcess.Serve(environment);
        var died = Postmaster!.Value;
        Process.GetProcessById(died).Kill();
        using var http = new HttpClient { BaseAddress = await app.Address() };
        var waited = Stopwatch.StartNew();
        var codes = new List<HttpStatusCode>();
        while (codes is not [.., HttpStatusCode.OK] || Postmaster == died)
        {
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
            await Task.Delay(100);
            codes.Add((await http.GetAsync("/health/ready")).StatusCode);
        }
        Assert.Contains(HttpStatusCode.ServiceUnavailable, codes);
    }

    [Fact]
    public async Task Only_the_owner_reaches_the_server_and_only_with_a_password()
    {
        using var app = await AppProcess.Serve(environment);
        var running = PostmasterFile.Read(folder.PidFile)!;
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(ownerOnly, File.GetUnixFileMode(running.SocketFolder));
        Assert.Equal(ownerOnly, File.GetUnixFileMode(folder.Root));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Secret));
        // The sixth line names the address it listens on.
        Assert.Equal("", File.ReadAllLines(folder.PidFile)[5].Trim());
        var rules = File.ReadAllLines(Path.Combine(folder.Cluster, "pg_hba.conf")).Where(line => !line.StartsWith('#'));
        Assert.DoesNotContain(rules, rule => rule.Contains("trust", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_of_another_major_version_are_refused_with_one_line()
    {
        Directory.CreateDirectory(folder.Cluster);
        File.WriteAllText(Path.Combine(folder.Cluster, "PG_VERSION"), "9\n");
        using var verb = AppProcess.Start(environment, "migrate");
        Assert.Equal(2, await verb.Exit());
        Assert.Contains("PostgreSQL 9 のデータ", Assert.Single(verb.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_programs_is_refused_with_one_line()
    {
        environment["VENDORASSESS_PG_BIN"] = temporary.FullName;
        using var verb = AppProcess.Start(environment, "migrate");
        Assert.Equal(2, await verb.Exit());
        Assert.Contains("VENDORASSESS_PG_BIN", Assert.Single(verb.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_refused_with_one_line()
    {
        File.WriteAllText(Path.Combine(temporary.FullName, "file"), "");
        environment["VENDORASSESS_DATA"] = Path.Combine(temporary.FullName, "file", "below");
        using var verb = AppProcess.Start(environment, "migrate");
        Assert.Equal(2, await verb.Exit());
        Assert.Contains("VENDORASSESS_DATA", Assert.Single(verb.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_verb_is_refused_with_the_list()
    {
        using var verb = AppProcess.Start(environment, "frobnicate");
        Assert.Equal(2, await verb.Exit());
        Assert.Empty(verb.Output);
        Assert.Contains("serve", Assert.Single(verb.Problems), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Running && PostmasterFile.Read(folder.PidFile) is { } left)
            new Cluster(folder, TestBinaries.Find(), Account.ForThisProcess()).Stop(left);
        temporary.Delete(recursive: true);
    }
}
