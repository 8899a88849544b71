using System.Net;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

[Trait("Runs", "once")]
public sealed class CircuitDoorTests(ProductHost host) : IClassFixture<ProductHost>
{
    private Uri Address => host.Product.Address;

    private string Origin => CircuitClient.OriginOf(Address);

    [Fact]
    public async Task A_stranger_gets_no_circuit_even_from_our_own_origin()
    {
        await using var client = new CircuitClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await client.Connect(Address, null, Origin));

        using var browser = host.NewBrowser();
        using var negotiated = await browser.Send(Negotiation(Origin));
        Assert.Equal(HttpStatusCode.Unauthorized, negotiated.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Another_origin_gets_no_circuit_with_our_cookies(string? origin)
    {
        using var browser = await host.SignedIn();
        await using var client = new CircuitClient();
        Assert.Equal(HttpStatusCode.Forbidden, await client.Connect(Address, browser.CookieHeader, origin));

        using var negotiated = await browser.Send(Negotiation(origin));
        Assert.Equal(HttpStatusCode.Forbidden, negotiated.StatusCode);
    }

    [Fact]
    public async Task A_signed_in_person_gets_a_circuit_from_our_origin()
    {
        using var browser = await host.SignedIn();
        await using var client = await CircuitClient.Of(browser, Address);
        Assert.NotNull(await client.Start($"{Address}"));
    }

    [Theory]
    [InlineData("http://evil.example/", null)]
    [InlineData(null, "http://evil.example/page")]
    [InlineData("not an address", null)]
    [InlineData("", null)]
    public async Task A_circuit_whose_base_or_page_is_foreign_is_refused(string? baseAddress, string? page)
    {
        using var browser = await host.SignedIn();
        await using var client = await CircuitClient.Of(browser, Address);
        Assert.Null(await client.Start(baseAddress ?? $"{Address}", page ?? $"{Address}"));
        Assert.Contains(client.Calls, call => call.StartsWith("JS.Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_person_holds_only_so_many_circuits_and_others_still_get_theirs()
    {
        await using var product = await host.Another("--Circuits:PerPerson=3");
        using var browser = product.NewBrowser();
        (await browser.SignIn("keiyaku", VendorAssess.Access.People.DemoPeople.Password)).Dispose();
        var held = new List<CircuitClient>();
        for (var i = 0; i < 3; i++)
        {
            held.Add(await CircuitClient.Of(browser, product.Address));
            Assert.NotNull(await held[i].Start($"{product.Address}"));
        }
        await using (var oneMore = await CircuitClient.Of(browser, product.Address))
            Assert.Null(await oneMore.Start($"{product.Address}"));

        using var other = product.NewBrowser();
        (await other.SignIn("kansa", VendorAssess.Access.People.DemoPeople.Password)).Dispose();
        await using var others = await CircuitClient.Of(other, product.Address);
        Assert.NotNull(await others.Start($"{product.Address}"));
        foreach (var client in held)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task A_message_over_the_limit_ends_only_its_own_connection()
    {
        using var browser = await host.SignedIn();
        await using var quiet = await CircuitClient.Of(browser, Address);
        await using var loud = await CircuitClient.Of(browser, Address);
        _ = loud.Start(new string('x', 40 * 1024)).ContinueWith(t => t.Exception, TaskScheduler.Default);
        await loud.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.NotNull(await quiet.Start($"{Address}"));
    }

    private static HttpRequestMessage Negotiation(string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return request;
    }
}
