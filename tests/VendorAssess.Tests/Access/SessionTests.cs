using System.Net;
using Dapper;
using VendorAssess.Access.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class SessionTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task Sign_in_begins_a_new_session_and_sign_out_makes_a_copied_cookie_worthless()
    {
        using var browser = await host.SignedIn();
        var first = browser.CookieHeader;
        using var thief = Copy(browser);
        Assert.True(await IsIn(thief));

        (await browser.Submit("/", "サインアウト")).Dispose();
        Assert.False(await IsIn(thief));

        (await browser.SignIn("shimin-tanto", DemoPeople.Password)).Dispose();
        Assert.NotEqual(first, browser.CookieHeader);
        Assert.False(await IsIn(thief));
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it()
    {
        await using var product = await host.Another("--Session:IdleMinutes=30");
        using var browser = product.NewBrowser();
        (await browser.SignIn("shimin-tanto", DemoPeople.Password)).Dispose();
        for (var visit = 0; visit < 3; visit++)
        {
            product.Clock.Advance(TimeSpan.FromMinutes(29));
            Assert.True(await IsIn(browser));
        }
        product.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.False(await IsIn(browser));
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_however_busy()
    {
        await using var product = await host.Another("--Session:AbsoluteHours=2");
        using var browser = product.NewBrowser();
        (await browser.SignIn("shimin-tanto", DemoPeople.Password)).Dispose();
        for (var visit = 0; visit < 4; visit++)
        {
            Assert.True(await IsIn(browser));
            product.Clock.Advance(TimeSpan.FromMinutes(30));
        }
        product.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await IsIn(browser));
    }

    [Theory]
    [InlineData("UPDATE people SET active = false WHERE login = 'fukushi-kacho'")]
    [InlineData("UPDATE people SET security_stamp = gen_random_uuid() WHERE login = 'fukushi-kacho'")]
    [InlineData("DELETE FROM sessions WHERE person_id = (SELECT id FROM people WHERE login = 'fukushi-kacho')")]
    public async Task A_session_ends_at_once_when_the_right_to_it_goes(string revocation)
    {
        using var browser = await host.SignedIn("fukushi-kacho");
        Assert.True(await IsIn(browser));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(revocation);
        Assert.False(await IsIn(browser));
        await db.ExecuteAsync("UPDATE people SET active = true WHERE login = 'fukushi-kacho'");
    }

    [Fact]
    public async Task With_the_demo_off_its_people_neither_sign_in_nor_stay_in_nor_show()
    {
        using var before = await host.SignedIn();
        await using var product = await host.Another("--no-demo");
        using var browser = product.NewBrowser();
        using var refused = await browser.SignIn("shimin-tanto", DemoPeople.Password);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.DoesNotContain("shimin-bucho", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var stayed = new Browser(product.Address);
        stayed.Cookies.Add(before.Cookies.GetAllCookies());
        Assert.False(await IsIn(stayed));
    }

    [Fact]
    public async Task With_the_demo_off_nobody_is_created()
    {
        await host.Database.Truncate();
        await using var product = await host.Another("--no-demo");
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.Equal(0, await db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM people"));
        (await host.Another()).Clock.Advance(TimeSpan.Zero);
        Assert.Equal(12, await db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM people WHERE demo"));
    }

    [Fact]
    public async Task Over_http_cookies_are_kept_from_scripts_and_other_sites()
    {
        using var browser = host.NewBrowser();
        using var response = await browser.SignIn("shimin-tanto", DemoPeople.Password);
        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["va-device", "va-flash", "va-session"], cookies.Select(c => c.Split('=')[0]).Order());
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("samesite=(lax|strict)", cookie.ToLowerInvariant());
            Assert.InRange(cookie.Length, 1, 4095);
        });
    }

    [Fact]
    public async Task Over_https_cookies_are_secure_and_bound_to_the_host()
    {
        await using var product = await host.Another(
            "--Site:LinkBase=https://va.city.lg.jp", "--Site:Hosts=127.0.0.1", "--Site:Proxies=127.0.0.1;::1");
        using var browser = product.NewBrowser();
        using var plain = await browser.Get("/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);

        using var form = await browser.Send(
            new(HttpMethod.Get, "/sign-in") { Headers = { { "X-Forwarded-Proto", "https" } } });
        Assert.Equal("max-age=31536000", Assert.Single(form.Headers.GetValues("Strict-Transport-Security")));
        var cookie = Assert.Single(form.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-va-form=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private Browser Copy(Browser original)
    {
        var copy = host.NewBrowser();
        copy.Cookies.Add(original.Cookies.GetAllCookies());
        return copy;
    }

    private static async Task<bool> IsIn(Browser browser)
    {
        using var response = await browser.Get("/");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
