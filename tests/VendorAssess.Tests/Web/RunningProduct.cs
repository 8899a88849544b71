using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VendorAssess.Database;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Web;

/// <summary>The whole program, composed as <c>serve</c> does it, listening on a free port.</summary>
public sealed class RunningProduct : IAsyncDisposable
{
    private readonly WebApplication running;
    private readonly ProductDatabase opened;

    private readonly DirectoryInfo mails;

    private RunningProduct(
        WebApplication app, ProductDatabase database, DirectoryInfo mails, MovableClock clock, KeptLog log) =>
        (running, opened, this.mails, Clock, Log) = (app, database, mails, clock, log);

    public Uri Address => new(running.Urls.First());

    public IServiceProvider Services => running.Services;

    public MovableClock Clock { get; }

    public KeptLog Log { get; }

    /// <summary>Where mails lie as files.</summary>
    public string Mails => mails.FullName;

    public static async Task<RunningProduct> Start(
        string connection, string ownerConnection, string[]? arguments = null, Action<WebApplication>? also = null)
    {
        var builder = Serve.Builder(["--urls", "http://127.0.0.1:0", .. arguments ?? []]);
        builder.Configuration["ConnectionStrings:Postgres"] = connection;
        builder.Configuration["ConnectionStrings:PostgresOwner"] = ownerConnection;
        var mailFolder = Directory.CreateTempSubdirectory("vendorassess-mails-");
        builder.Configuration["Mail:Folder"] = mailFolder.FullName;
        var database = ProductDatabase.Open(builder.Configuration, demo: true, Console.Error.WriteLine);
        builder.Services.AddSingleton(database).AddSingleton(database.Postgres)
            // Read once for all: it is the same for each, and a third of what a start takes.
            .AddContent(Town.Content);
        var clock = new MovableClock();
        var log = new KeptLog();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Logging.ClearProviders().AddProvider(log);
        var app = Serve.Build(builder);
        also?.Invoke(app);
        await app.Services.GetRequiredService<PrepareDatabase>().Try();
        await app.StartAsync();
        return new RunningProduct(app, database, mailFolder, clock, log);
    }

    public Browser NewBrowser() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await running.DisposeAsync();
        await opened.DisposeAsync();
        mails.Delete(recursive: true);
    }
}
