using VendorAssess.Access.People;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Web;

/// <summary>One running product with a database of its own for a test class.</summary>
public sealed class ProductHost(TestServer server) : IAsyncLifetime
{
    public DatabaseFixture Database { get; } = new(server);

    public RunningProduct Product { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Product = await Another();
    }

    /// <summary>Another process over the same database.</summary>
    public Task<RunningProduct> Another(params string[] arguments) =>
        RunningProduct.Start(Database.ConnectionString, Database.OwnerConnectionString, arguments, Faults.Map);

    public Browser NewBrowser() => Product.NewBrowser();

    public async Task<Browser> SignedIn(string login = "shimin-tanto")
    {
        var browser = NewBrowser();
        using var response = await browser.SignIn(login, DemoPeople.Password);
        Assert.Equal("/", response.Headers.Location?.AbsolutePath);
        // The first page also tells of the sign-in before.
        (await browser.Get("/")).Dispose();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Database.DisposeAsync();
    }
}
