using System.Net;
using Dapper;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Circuits;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class ProxySignInTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Header = "X-Remote-User";

    [Fact]
    public async Task Whom_the_trusted_proxy_names_is_in_and_lands_where_they_wanted()
    {
        await using var product = await Behind("127.0.0.1;::1");
        var who = await Employee.In(host, "by-proxy", Roles.Chief);
        using var browser = product.NewBrowser();
        using var led = await Ask(browser, "/help?x=1", who.Login);
        Assert.Equal("/sign-in/proxy?returnUrl=%2Fhelp%3Fx%3D1", $"{led.Headers.Location}");
        using var entered = await Ask(browser, $"{led.Headers.Location}", who.Login.ToUpperInvariant());
        Assert.Equal("/help?x=1", entered.Headers.Location?.ToString());
        // The second factor is the proxy's.
        using var home = await Ask(browser, "/help", who.Login);
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.Equal("代理サーバー", await db.ExecuteScalarAsync<string>(
            "SELECT detail ->> '方法' FROM audit_log WHERE action = 'signed-in' AND subject_id = @id",
            new { id = $"{who.Id}" }));
    }

    [Theory]
    [InlineData("10.9.8.7")]
    [InlineData("")]
    public async Task From_anybody_else_the_header_says_nothing(string proxies)
    {
        await using var product = await Behind(proxies);
        var who = await Employee.In(host, $"spoofed-{proxies.Length}");
        using var browser = product.NewBrowser();
        // Neither alone nor with a forwarded address that claims to be the proxy's.
        foreach (var forwarded in (string?[])[null, "10.9.8.7", "127.0.0.1"])
        {
            using var led = await Ask(browser, "/", who.Login, forwarded);
            Assert.Equal("/sign-in", $"{led.Headers.Location}");
            using var forced = await Ask(browser, "/sign-in/proxy", who.Login, forwarded);
            Assert.Equal("/sign-in", forced.Headers.Location?.ToString());
        }
        Assert.Equal(0, await Sessions(who));
    }

    [Fact]
    public async Task A_client_cannot_add_a_second_name_or_come_by_way_of_the_forwarded_address()
    {
        await using var product = await Behind("127.0.0.1;::1");
        var (ana, ben) = (await Employee.In(host, "two-ana"), await Employee.In(host, "two-ben"));
        using var browser = product.NewBrowser();
        using var two = await browser.Send(new(HttpMethod.Get, "/sign-in/proxy")
        {
            Headers = { { Header, [ana.Login, ben.Login] } },
        });
        Assert.Equal("/sign-in", two.Headers.Location?.ToString());
        // The direct peer counts, whatever address it forwards.
        using var one = await Ask(browser, "/sign-in/proxy", ana.Login, "203.0.113.5");
        Assert.Equal("/", one.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_session_that_the_proxy_vouched_for_ends_with_its_word()
    {
        await using var product = await Behind("127.0.0.1;::1");
        var (ana, ben) = (await Employee.In(host, "vouched"), await Employee.In(host, "not-vouched"));
        using var browser = product.NewBrowser();
        (await Ask(browser, "/sign-in/proxy", ana.Login)).Dispose();
        using var without = await browser.Get("/help");
        Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);

        (await Ask(browser, "/sign-in/proxy", ana.Login)).Dispose();
        using var other = await Ask(browser, "/help", ben.Login);
        Assert.Equal("/sign-in/proxy", other.Headers.Location?.ToString().Split('?')[0]);

        await using var client = new CircuitClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await client.Connect(
            product.Address, browser.CookieHeader, CircuitClient.OriginOf(product.Address)));
    }

    [Fact]
    public async Task The_person_must_exist_and_be_active()
    {
        await using var product = await Behind("127.0.0.1;::1");
        var gone = await Employee.In(host, "left-by-proxy");
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE people SET active = false WHERE id = @Id", new { gone.Id });
        foreach (var login in (string[])["nobody-known", gone.Login])
        {
            using var browser = product.NewBrowser();
            using var refused = await Ask(browser, "/sign-in/proxy", login);
            Assert.Equal("/sign-in", refused.Headers.Location?.ToString());
            Assert.Contains("登録されていません", (await browser.Page("/sign-in")).Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("nobody-known", await db.ExecuteScalarAsync<string>(
            "SELECT string_agg(a::text, ' ') FROM audit_log a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_no_header_signs_anybody_in()
    {
        var who = await Employee.In(host, "unset");
        await using var product = await host.Another("--Site:Proxies=127.0.0.1;::1");
        using var browser = product.NewBrowser();
        using var forced = await Ask(browser, "/sign-in/proxy", who.Login);
        Assert.Equal("/sign-in", forced.Headers.Location?.ToString());
    }

    private Task<RunningProduct> Behind(string proxies) =>
        host.Another($"--SignIn:Header={Header}", $"--Site:Proxies={proxies}");

    private static Task<HttpResponseMessage> Ask(Browser browser, string path, string login, string? forwarded = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { Header, login } } };
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-For", forwarded);
        return browser.Send(request);
    }

    private async Task<int> Sessions(Employee who)
    {
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM sessions WHERE person_id = @Id", new { who.Id });
    }
}
