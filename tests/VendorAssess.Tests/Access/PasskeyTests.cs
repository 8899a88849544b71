using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain.People;
using VendorAssess.Features.MyAccount;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class PasskeyTests(ProductHost host) : IClassFixture<ProductHost>, IAsyncLifetime
{
    private const string New = "/account/second-factor/passkey";

    private RunningProduct product = null!;

    // Browsers know no passkeys for bare addresses; people come by this name.
    public async ValueTask InitializeAsync() => product = await host.Another("--Site:LinkBase=http://localhost:5000");

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task A_passkey_alone_signs_in_also_where_the_post_needs_two_factors()
    {
        var (who, device) = await WithPasskey("passkey-chief", Roles.Chief);
        using var browser = product.NewBrowser();
        using var entered = await Use(browser, device);
        Assert.True(entered.IsSignedIn());
        using var home = await browser.Get("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        var account = await browser.Page("/account/second-factor");
        Assert.Contains("職場のパソコン", account.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await Entries("passkey.registered", who), await Entries("signed-in", who, "パスキー")));
    }

    [Fact]
    public async Task With_a_passkey_registered_the_password_alone_is_not_enough()
    {
        var (who, device) = await WithPasskey("passkey-second");
        using var browser = product.NewBrowser();
        using var asked = await browser.SignIn(who.Login, Employee.Password);
        Assert.Equal("/sign-in/code", asked.Headers.Location?.AbsolutePath);
        using var entered = await Use(browser, device, "/sign-in/code");
        Assert.True(entered.IsSignedIn());
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var (_, device) = await WithPasskey("passkey-replay", device: new() { Counter = 0, IsSynchronised = true });
        using var browser = product.NewBrowser();
        var page = await browser.Page("/sign-in");
        var answer = device.Use(Options(page));
        using var first = await Send(browser, page, answer);
        Assert.True(first.IsSignedIn());
        using var thief = product.NewBrowser();
        thief.Cookies.Add(browser.Cookies.GetAllCookies());
        using var replayed = await Send(thief, page, answer);
        Assert.False(replayed.IsSignedIn());
    }

    [Fact]
    public async Task A_copy_of_the_device_is_noticed_by_its_counter()
    {
        var (_, device) = await WithPasskey("passkey-copy");
        using var browser = product.NewBrowser();
        (await Use(browser, device)).Dispose();
        device.Counter = 0;
        await Refused(device);
    }

    [Fact]
    public async Task What_a_device_or_page_may_not_say_is_refused()
    {
        var (_, device) = await WithPasskey("passkey-hostile");
        device.AsksForFinger = false;
        await Refused(device);
        device.AsksForFinger = true;
        device.Origin = "http://evil.example";
        await Refused(device);
        device.Origin = "http://localhost:5000";
        device.Site = "evil.example";
        await Refused(device);
        device.Site = "localhost";
        using var browser = product.NewBrowser();
        using var entered = await Use(browser, device);
        Assert.True(entered.IsSignedIn());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[[[[")]
    [InlineData("{\"id\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task What_is_no_answer_is_refused_in_words(string credential)
    {
        using var browser = product.NewBrowser();
        using var refused = await Send(browser, await browser.Page("/sign-in"), credential);
        Assert.Contains(SignInByPasskey.Wrong, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_page_signs_nobody_in()
    {
        var (_, device) = await WithPasskey("passkey-old");
        using var browser = product.NewBrowser();
        var page = await browser.Page("/sign-in");
        product.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await Send(browser, page, device.Use(Options(page)));
        Assert.False(late.IsSignedIn());
    }

    [Fact]
    public async Task A_passkey_of_an_account_turned_off_opens_nothing()
    {
        var (who, device) = await WithPasskey("passkey-off");
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE people SET active = false WHERE id = @Id", new { who.Id });
        await Refused(device);
    }

    [Fact]
    public async Task Somebody_else_cannot_register_the_passkey_that_my_page_asked_for()
    {
        var ana = await Employee.In(host, "passkey-ana");
        var ben = await Employee.In(host, "passkey-ben");
        using var hers = await ana.SignedIn(product);
        using var his = await ben.SignedIn(product);
        var (page, device) = (await hers.Page(New), new SoftPasskey());
        var state = page.QuerySelector("input[name='Form.State']")!.GetAttribute("value")!;
        using var refused = await his.Submit(
            New, "パスキーを登録する", ("Form.State", state), ("Form.Credential", device.Create(Options(page))),
            ("Form.Name", "x"), ("Form.Password", Employee.Password));
        Assert.Contains(RegisterPasskey.Wrong, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing_any_more()
    {
        var (who, device) = await WithPasskey("passkey-removed");
        using var browser = product.NewBrowser();
        (await Use(browser, device)).Dispose();
        var list = await browser.Page("/account/second-factor");
        var remove = list.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "外す").GetAttribute("href")!;
        using var removed = await browser.Submit(remove, "外す", ("Form.Password", Employee.Password));
        Assert.Equal("/account/second-factor", removed.Headers.Location?.AbsolutePath);
        await Refused(device);
        Assert.Equal(1, await Entries("passkey.removed", who));
        using var missing = await browser.Get("/account/second-factor/remove?passkey=AAAA");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_given_another_name_by_its_owner()
    {
        var (who, device) = await WithPasskey("passkey-renamed");
        using var browser = product.NewBrowser();
        (await Use(browser, device)).Dispose();
        var list = await browser.Page("/account/second-factor");
        var rename = list.QuerySelectorAll("a").Single(a => a.TextContent.Trim() == "名前を変える").GetAttribute("href")!;
        using var nameless = await browser.Submit(rename, "名前を変える", ("Form.Name", " "));
        Assert.Equal(HttpStatusCode.OK, nameless.StatusCode);
        using var renamed = await browser.Submit(rename, "名前を変える", ("Form.Name", " 自宅の鍵 "));
        Assert.Equal("/account/second-factor", renamed.Headers.Location?.AbsolutePath);
        Assert.Contains("自宅の鍵", (await browser.Page("/account/second-factor")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Entries("passkey.renamed", who));
        using var other = await (await Employee.In(host, "passkey-other")).SignedIn(product);
        using var missing = await other.Get(rename);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task On_a_bare_address_no_passkey_is_offered()
    {
        using var browser = await (await Employee.In(host, "bare")).SignedIn(host.Product);
        Assert.Null((await browser.Page(New)).QuerySelector("[data-passkey]"));
        Assert.Null((await host.NewBrowser().Page("/sign-in")).QuerySelector("[data-passkey]"));
    }

    private async Task<(Employee Who, SoftPasskey Device)> WithPasskey(
        string login, string role = Roles.Applicant, SoftPasskey? device = null)
    {
        device ??= new SoftPasskey();
        var who = await Employee.In(host, login, role);
        using var browser = await who.SignedIn(product);
        var page = await browser.Page(New);
        using var answer = await browser.Submit(
            page, "パスキーを登録する", ("Form.Credential", device.Create(Options(page))),
            ("Form.Name", "職場のパソコン"), ("Form.Password", Employee.Password));
        var done = await Browser.Parse(answer);
        Assert.Contains("パスキーを登録しました。", done.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(10, done.QuerySelectorAll(".recovery-codes li").Length);
        return (who, device);
    }

    private async Task Refused(SoftPasskey device)
    {
        using var browser = product.NewBrowser();
        using var answer = await Use(browser, device);
        Assert.Contains(SignInByPasskey.Wrong, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Use(Browser browser, SoftPasskey device, string path = "/sign-in")
    {
        var page = await browser.Page(path);
        return await Send(browser, page, device.Use(Options(page)));
    }

    private static Task<HttpResponseMessage> Send(Browser browser, IHtmlDocument page, string credential) =>
        browser.Submit(page, "パスキーでサインイン", ("Form.Credential", credential));

    private static string Options(IHtmlDocument page) =>
        page.QuerySelector("[data-passkey]")!.GetAttribute("data-options")!;

    private async Task<int> Entries(string action, Employee who, string method = "")
    {
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int FROM audit_log
            WHERE action = @action AND subject_id = @id AND (@method = '' OR detail ->> '方法' = @method)
            """,
            new { action, id = $"{who.Id}", method });
    }
}
