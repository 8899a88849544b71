using System.Net;
using Dapper;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class OwnSessionsTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_person_sees_the_sessions_and_ends_one_or_all_others()
    {
        var who = await Employee.In(host, "at-home");
        using var here = await who.SignedIn(host.Product);
        using var phone = await who.SignedIn(host.Product);
        using var old = await who.SignedIn(host.Product);
        var page = await here.Page("/account");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Single(page.QuerySelectorAll("tbody td"), cell => cell.TextContent.Trim() == "この端末");

        var one = page.QuerySelector("button[name=Session][value]:not([value=others])")!.GetAttribute("value")!;
        (await Press(here, one)).Dispose();
        Assert.Equal([true, false], new[] { await IsIn(phone), await IsIn(old) }.OrderDescending());
        (await Press(here, "others")).Dispose();
        Assert.Equal((true, false, false), (await IsIn(here), await IsIn(phone), await IsIn(old)));
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.Equal(2, await db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM audit_log WHERE action = 'sessions.ended' AND person_id = @Id", new { who.Id }));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (ana, ben) = (await Employee.In(host, "ends-ana"), await Employee.In(host, "ends-ben"));
        using var hers = await ana.SignedIn(host.Product);
        using var his = await ben.SignedIn(host.Product);
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        var session = await db.ExecuteScalarAsync<int>("SELECT id FROM sessions WHERE person_id = @Id", new { ben.Id });
        using var elsewhere = await ana.SignedIn(host.Product);
        (await Press(hers, $"{session}")).Dispose();
        Assert.True(await IsIn(his));
    }

    [Fact]
    public async Task The_sign_in_before_and_what_failed_since_is_told_at_sign_in()
    {
        var who = await Employee.In(host, "last-time");
        using var browser = await who.SignedIn(host.Product);
        Assert.Contains("はじめてのサインインです。", await Banner(browser), StringComparison.Ordinal);
        (await browser.Submit("/", "サインアウト")).Dispose();
        using var stranger = host.NewBrowser();
        (await stranger.SignIn(who.Login, "wrong")).Dispose();
        (await stranger.SignIn(who.Login, "wrong again")).Dispose();
        (await browser.SignIn(who.Login, Employee.Password)).Dispose();
        var told = await Banner(browser);
        Assert.Contains("前回のサインイン", told, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", told, StringComparison.Ordinal);
        Assert.Matches("サインアウト：令和[0-9]+年", told);
        Assert.Contains("2回", told, StringComparison.Ordinal);
        (await browser.Submit("/", "サインアウト")).Dispose();
        (await browser.SignIn(who.Login, Employee.Password)).Dispose();
        Assert.DoesNotContain("間違い", await Banner(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_over_a_session_ends_it()
    {
        var (ana, ben) = (await Employee.In(host, "over-ana"), await Employee.In(host, "over-ben"));
        using var browser = await ana.SignedIn(host.Product);
        using var planted = host.NewBrowser();
        planted.Cookies.Add(browser.Cookies.GetAllCookies());
        (await browser.SignIn(ben.Login, Employee.Password)).Dispose();
        Assert.False(await IsIn(planted));
        Assert.True(await IsIn(browser));
    }

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
        + "Safari/537.36 Edg/140.0.0.0",
        "Edge（Windows）")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1",
        "Safari（iPhone）")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox（Linux）")]
    [InlineData("curl/8", "不明なブラウザー（不明な端末）")]
    [InlineData(null, "不明なブラウザー（不明な端末）")]
    public void A_browser_is_named_so_that_its_owner_knows_it(string? userAgent, string name) =>
        Assert.Equal(name, BrowserName.Of(userAgent));

    private static async Task<HttpResponseMessage> Press(Browser browser, string session) =>
        await browser.Submit("/account", "ほかの端末をすべて終わらせる", ("Session", session));

    private static async Task<string> Banner(Browser browser) =>
        (await browser.Page("/")).QuerySelector(".banner")!.TextContent;

    private static async Task<bool> IsIn(Browser browser)
    {
        using var response = await browser.Get("/");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
