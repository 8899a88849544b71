using System.Net;
using VendorAssess.Access.People;
using VendorAssess.Database.Own;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Web;

public sealed class HealthTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-health-");

    [Fact]
    public async Task The_app_starts_without_postgres_and_outlives_its_absence()
    {
        var (app, owner) = Stop(StartServer());
        await using var product = await RunningProduct.Start(app, owner);
        using var browser = product.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/live"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(browser, "/health/ready"));

        var server = StartServer();
        await Until(browser, HttpStatusCode.OK);
        using (var signedIn = await browser.SignIn("shimin-tanto", DemoPeople.Password))
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        server.Dispose();
        await Until(browser, HttpStatusCode.ServiceUnavailable);
        using var away = await browser.Get("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.Equal("ただいま利用できません", (await Browser.Parse(away)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/css/base.css"));
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/live"));

        using var back = StartServer();
        await Until(browser, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await Status(browser, "/"));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private OwnServer StartServer() =>
        OwnServer.Use(new ServerFolder(folder.FullName), TestBinaries.Find, ["fsync = off"], Console.Error.WriteLine);

    private static (string App, string Owner) Stop(OwnServer server)
    {
        using (server)
            return (
                server.ConnectionString(ServerRoles.App, ServerRoles.Database),
                server.ConnectionString(ServerRoles.Owner, ServerRoles.Database));
    }

    private static async Task Until(Browser browser, HttpStatusCode expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await Status(browser, "/health/ready") != expected)
            await Task.Delay(100, patience.Token);
    }

    private static async Task<HttpStatusCode> Status(Browser browser, string path)
    {
        using var response = await browser.Get(path);
        return response.StatusCode;
    }
}
