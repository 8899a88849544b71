using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

[Trait("Runs", "once")]
public sealed class CircuitPersonTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private Uri Address => host.Product.Address;

    [Theory]
    [InlineData("UPDATE people SET active = false WHERE login = 'kanri'")]
    [InlineData("UPDATE people SET security_stamp = gen_random_uuid() WHERE login = 'kanri'")]
    [InlineData("DELETE FROM sessions")]
    public async Task An_open_circuit_ends_within_five_seconds_of_the_session(string revocation)
    {
        using var browser = await host.SignedIn("kanri");
        await using var client = await CircuitClient.Of(browser, Address);
        Assert.NotNull(await client.Start($"{Address}"));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(revocation);
        await client.Closed.WaitAsync(Promised);
        await db.ExecuteAsync("UPDATE people SET active = true WHERE login = 'kanri'");
    }

    [Fact]
    public async Task A_circuit_of_a_valid_session_stays()
    {
        using var browser = await host.SignedIn();
        await using var client = await CircuitClient.Of(browser, Address);
        Assert.NotNull(await client.Start($"{Address}"));
        await Task.Delay(Promised);
        Assert.False(client.Closed.IsCompleted);
    }

    [Fact]
    public async Task An_open_screen_alone_does_not_keep_the_session_alive()
    {
        await using var product = await host.Another("--Session:IdleMinutes=30");
        using var browser = product.NewBrowser();
        (await browser.SignIn("keiyaku", VendorAssess.Access.People.DemoPeople.Password)).Dispose();
        await using var client = await CircuitClient.Of(browser, product.Address);
        Assert.NotNull(await client.Start($"{product.Address}"));
        product.Clock.Advance(TimeSpan.FromMinutes(20));
        await Task.Delay(Promised);
        Assert.False(client.Closed.IsCompleted);
        product.Clock.Advance(TimeSpan.FromMinutes(20));
        await client.Closed.WaitAsync(Promised);
    }

    [Fact]
    public async Task A_dropped_circuit_is_taken_up_again_by_the_session_that_opened_it()
    {
        using var browser = await host.SignedIn();
        var circuit = await OpenAndDrop(browser);
        await using var again = await CircuitClient.Of(browser, Address);
        Assert.True(await again.Reconnect(circuit));
    }

    [Fact]
    public async Task Nobody_else_takes_up_a_dropped_circuit()
    {
        using var ana = await host.SignedIn();
        var circuit = await OpenAndDrop(ana);
        using var ben = await host.SignedIn("keiyaku");
        await using var stranger = await CircuitClient.Of(ben, Address);
        Assert.False(await stranger.Reconnect(circuit));

        using var anaAgain = await host.SignedIn();
        await using var nextSession = await CircuitClient.Of(anaAgain, Address);
        Assert.False(await nextSession.Reconnect(circuit));
        Assert.False(await nextSession.Reconnect("made up"));
        Assert.Null(await nextSession.Invoke("ResumeCircuit", circuit, $"{Address}", $"{Address}", "", ""));
    }

    private async Task<string> OpenAndDrop(Browser browser)
    {
        await using var client = await CircuitClient.Of(browser, Address);
        return (await client.Start($"{Address}"))!;
    }
}
