using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using VendorAssess.Access.People;
using VendorAssess.Database;

namespace VendorAssess.Benchmarks;

/// <summary>The real program on a database of its own, with someone signed in; all of it ends with this.</summary>
public sealed partial class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("va-bench");
    private readonly ProductDatabase database;
    private Process? app;

    private Installation()
    {
        Environment.SetEnvironmentVariable("VENDORASSESS_DATA", folder.FullName);
        database = ProductDatabase.Open(new ConfigurationBuilder().Build(), demo: true, _ => { });
    }

    public Npgsql.NpgsqlDataSource Postgres => database.Postgres;

    public Npgsql.NpgsqlDataSource OpenOwner() => database.OpenOwner();

    public HttpClient SignedIn { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static async Task<Installation> Start(string login)
    {
        var installation = new Installation();
        await installation.database.Migrate();
        var address = $"http://127.0.0.1:{FreePort()}";
        installation.app = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(Serve).Assembly.Location, "serve", "--urls", address },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        installation.app.OutputDataReceived += (_, _) => { };
        installation.app.BeginOutputReadLine();
        installation.app.BeginErrorReadLine();
        installation.SignedIn.BaseAddress = new Uri(address);
        await installation.Ready();
        await installation.SignIn(login);
        return installation;
    }

    public async ValueTask DisposeAsync()
    {
        SignedIn.Dispose();
        if (app is not null)
        {
            app.Kill();
            await app.WaitForExitAsync();
            app.Dispose();
        }
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task Ready()
    {
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                if ((await SignedIn.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The program did not become ready within a minute.");
    }

    private async Task SignIn(string login)
    {
        var page = await SignedIn.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = Token().Match(page).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Login"] = login,
            ["Form.Password"] = DemoPeople.Password,
        });
        using var answer = await SignedIn.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect && answer.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"The sign-in answered {answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
