using System.Net;
using Dapper;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Features.MyAccount;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class FirstAdministratorTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Chosen = "correct horse battery staple";

    private static readonly NewAdministrator Wanted = new("髙﨑.Admin", "髙﨑 𠮷", "情報課", "システム管理者");

    [Fact]
    public async Task The_one_time_password_opens_nothing_but_the_page_that_replaces_it()
    {
        var password = await Create(Wanted);
        using var browser = host.NewBrowser();
        using var signedIn = await browser.SignIn(Wanted.Login, password);
        foreach (var path in (string[])["/", "/help", "/nothing-here"])
        {
            using var led = await browser.Get(path);
            Assert.Equal("/password", led.Headers.Location?.ToString());
        }
        using var circuit = await browser.Send(new(HttpMethod.Post, "/_blazor/negotiate")
        {
            Headers = { { "Origin", host.Product.Address.GetLeftPart(UriPartial.Authority) } },
        });
        Assert.Equal(HttpStatusCode.Redirect, circuit.StatusCode);

        using var changed = await Change(browser, password, Chosen);
        Assert.Equal("/", changed.Headers.Location?.AbsolutePath);
        // Next, the post asks for a second factor.
        using var next = await browser.Get("/");
        Assert.Equal("/account/second-factor", next.Headers.Location?.ToString());
        var page = await browser.Page("/account/second-factor");
        Assert.Contains("パスワードを変更しました。", page.QuerySelector(".banner")!.TextContent, StringComparison.Ordinal);

        using var again = host.NewBrowser();
        using var old = await again.SignIn(Wanted.Login, password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        using var current = await again.SignIn(Wanted.Login, Chosen);
        Assert.Equal(HttpStatusCode.Redirect, current.StatusCode);
    }

    [Fact]
    public async Task A_post_that_had_ended_stands_again_for_who_is_put_into_it()
    {
        await Create(Wanted with { Login = "gone", Title = "前の管理者" });
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE posts SET until_date = '2020-01-01' WHERE title = '前の管理者'");
        await Create(Wanted with { Login = "comes", Title = "前の管理者" });
        Assert.Equal(1, await db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int
            FROM people w, held_posts(w.id, (now() AT TIME ZONE 'Asia/Tokyo')::date) h
            WHERE w.login = 'comes' AND h.role = 'administrator'
            """));
        var unnamed = await Add(Wanted with { Login = "x", Name = " " });
        Assert.Contains("氏名", Assert.IsType<Outcome<string>.Refused>(unnamed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_is_given_once_however_it_is_written()
    {
        await Create(Wanted with { Login = "once" });
        var second = await Add(Wanted with { Login = " ＯＮＣＥ " });
        Assert.IsType<Outcome<string>.Refused>(second);
    }

    [Fact]
    public async Task A_second_administrator_joins_the_same_department_and_post()
    {
        await Create(Wanted with { Login = "first", Department = "総務課" });
        await Create(Wanted with { Login = "second", Department = "総務課" });
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.Equal(1, await db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int
            FROM posts p JOIN departments d ON d.id = p.department_id
            WHERE d.name = '総務課' AND p.role = 'administrator'
            """));
    }

    [Fact]
    public async Task Changing_the_password_ends_the_sessions_elsewhere()
    {
        var password = await Create(Wanted with { Login = "elsewhere" });
        using var here = host.NewBrowser();
        using var there = host.NewBrowser();
        (await here.SignIn("elsewhere", password)).Dispose();
        (await there.SignIn("elsewhere", password)).Dispose();
        (await Change(here, password, Chosen)).Dispose();
        using var left = await there.Get("/");
        Assert.StartsWith("/sign-in", left.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var stays = await here.Get("/account/second-factor");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task An_open_session_is_no_place_to_guess_the_password_at()
    {
        var password = await Create(Wanted with { Login = "guessed" });
        using var browser = host.NewBrowser();
        (await browser.SignIn("guessed", password)).Dispose();
        for (var guess = 0; guess < 5; guess++)
            (await Change(browser, "wrong", Chosen)).Dispose();
        using var slowed = await Change(browser, password, Chosen);
        Assert.Contains(GuessGate.TooMany, await slowed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_person_keeps_the_password_that_the_page_shows()
    {
        using var browser = await host.SignedIn();
        using var response = await Change(browser, DemoPeople.Password, Chosen);
        Assert.Contains("変えられません", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elevenchars", false)]
    [InlineData("twelve chars", true)]
    [InlineData("the old one is this", false)]
    [InlineData("my-admin-password", false)]
    [InlineData("ababababababababab", false)]
    [InlineData("Password2026!", false)]
    [InlineData("P@ssw0rd1234", false)]
    [InlineData("passwordpassword", false)]
    [InlineData("qwertyuiop123", false)]
    [InlineData("123456789012", false)]
    [InlineData("1qaz2wsx3edc", false)]
    [InlineData("あいうえおあいうえお12", false)]
    [InlineData("yakuba-no-neko-7-hiki", true)]
    [InlineData("長くて覚えやすい合い言葉です", true)]
    public void A_password_is_long_and_not_obvious(string wanted, bool usable) =>
        Assert.Equal(usable, PasswordRule.WhyNotUsable(wanted, "the old one is this", "admin") is null);

    private async Task<string> Create(NewAdministrator wanted) =>
        Assert.IsType<Outcome<string>.Done>(await Add(wanted)).Value;

    private Task<Outcome<string>> Add(NewAdministrator wanted) =>
        new AddAdministrator(host.Database.Postgres, new Passwords(), TimeProvider.System).Run(wanted);

    private static Task<HttpResponseMessage> Change(Browser browser, string current, string wanted) =>
        browser.Submit(
            "/password", "変更する", ("Form.Current", current), ("Form.Wanted", wanted), ("Form.Repeated", wanted));
}
