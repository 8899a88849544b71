using System.Net;
using Dapper;
using VendorAssess.Access.Accounts;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Features.MyAccount;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class SecondFactorTests(ProductHost host) : IClassFixture<ProductHost>
{
    private MovableClock Clock => host.Product.Clock;

    [Theory, InlineData(Roles.Chief), InlineData(Roles.Ciso), InlineData(Roles.Administrator)]
    public async Task Without_a_second_factor_such_a_post_reaches_only_the_page_that_registers_one(string role)
    {
        var who = await Employee.In(host, $"needs-{role}", role);
        using var browser = await who.SignedIn(host.Product);
        foreach (var path in (string[])["/", "/cases", "/account", "/password", "/requests/1.xlsx"])
        {
            using var led = await browser.Get(path);
            Assert.Equal("/account/second-factor", led.Headers.Location?.ToString());
        }
        await browser.RegisterApp(Clock);
        using var home = await browser.Get("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task Which_posts_need_one_is_configured()
    {
        await using var product = await host.Another("--SignIn:SecondFactorFor=auditor");
        using var auditor = await (await Employee.In(host, "configured", Roles.Auditor)).SignedIn(product);
        using var led = await auditor.Get("/");
        Assert.Equal("/account/second-factor", led.Headers.Location?.ToString());
        using var chief = await (await Employee.In(host, "spared", Roles.Chief)).SignedIn(product);
        using var home = await chief.Get("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Another("--SignIn:SecondFactorFor=cheif"));
    }

    [Fact]
    public async Task Who_takes_up_such_a_post_is_led_there_in_the_open_session()
    {
        var who = await Employee.In(host, "promoted");
        using var browser = await who.SignedIn(host.Product);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            UPDATE posts SET role = 'chief'
            WHERE id = (SELECT post_id FROM post_holders WHERE person_id = @Id)
            """,
            new { who.Id });
        using var led = await browser.Get("/");
        Assert.Equal("/account/second-factor", led.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_code_is_asked_for_after_the_password_and_counts_once()
    {
        var who = await Employee.In(host, "once-only");
        using var first = await who.SignedIn(host.Product);
        var app = await first.RegisterApp(Clock);
        var code = app.Code(Clock);

        using var browser = host.NewBrowser();
        using var asked = await browser.SignIn(who.Login, Employee.Password);
        Assert.Equal("/sign-in/code", asked.Headers.Location?.AbsolutePath);
        using var notYet = await browser.Get("/");
        Assert.StartsWith("/sign-in", notYet.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var wrong = await browser.SignInWithCode(who, code == "000000" ? "000001" : "000000");
        Assert.Contains(SignInByCode.Wrong, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var right = await browser.SignInWithCode(who, code);
        Assert.True(right.IsSignedIn());

        using var again = host.NewBrowser();
        using var replayed = await again.SignInWithCode(who, code);
        Assert.Contains(SignInByCode.Wrong, await replayed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_with_the_same_code_are_one_sign_in()
    {
        var who = await Employee.In(host, "at-once");
        using var first = await who.SignedIn(host.Product);
        var code = (await first.RegisterApp(Clock)).Code(Clock);
        using var ana = host.NewBrowser();
        using var ben = host.NewBrowser();
        var answers = await Task.WhenAll(ana.SignInWithCode(who, code), ben.SignInWithCode(who, code));
        Assert.Single(answers, answer => answer.IsSignedIn());
    }

    [Fact]
    public async Task A_recovery_code_counts_once_however_it_is_typed()
    {
        var who = await Employee.In(host, "recovers");
        using var first = await who.SignedIn(host.Product);
        var app = await first.RegisterApp(Clock);
        Assert.Equal(10, app.RecoveryCodes.Distinct().Count());
        var typed = app.RecoveryCodes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        using var browser = host.NewBrowser();
        using var right = await browser.SignInWithCode(who, typed);
        Assert.True(right.IsSignedIn());
        using var again = host.NewBrowser();
        using var refused = await again.SignInWithCode(who, app.RecoveryCodes[3]);
        Assert.False(refused.IsSignedIn());
        var page = await browser.Page("/account");
        Assert.Contains("予備コードの残り 9", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        var who = await Employee.In(host, "renews");
        using var browser = await who.SignedIn(host.Product);
        var app = await browser.RegisterApp(Clock);
        using var renewed = await browser.Submit(
            "/account/second-factor/codes", "新しい予備コードを作る", ("Form.Password", Employee.Password));
        var codes = (await Browser.Parse(renewed)).QuerySelectorAll(".recovery-codes li");
        Assert.Equal(10, codes.Length);
        using var old = await host.NewBrowser().SignInWithCode(who, app.RecoveryCodes[0]);
        Assert.False(old.IsSignedIn());
        using var current = await host.NewBrowser().SignInWithCode(who, codes[0].TextContent.Trim());
        Assert.True(current.IsSignedIn());
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down_over_all_networks_and_the_wait_ends()
    {
        await using var product = await host.Another("--Site:Proxies=127.0.0.1;::1");
        var who = await Employee.In(host, "code-guessed");
        using var first = await who.SignedIn(product);
        var app = await first.RegisterApp(product.Clock);
        var signIn = product.Services.GetService(typeof(SignInByCode)) as SignInByCode;
        var pending = await Pending(who);
        for (var guess = 0; guess < 5; guess++)
            Assert.Equal(
                Outcome.Refused<BegunSession>(SignInByCode.Wrong),
                await signIn!.Run(pending, "wrong", new($"192.0.2.{guess}")));
        Assert.Equal(
            Outcome.Refused<BegunSession>(GuessGate.TooMany),
            await signIn!.Run(pending, app.Code(product.Clock), new("192.0.2.99")));
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<Outcome<BegunSession>.Done>(
            await signIn.Run(pending, app.Code(product.Clock), new("192.0.2.99")));
    }

    [Fact]
    public async Task The_step_between_lapses_and_ends_with_a_change_of_the_account()
    {
        await using var product = await host.Another();
        var who = await Employee.In(host, "lapses");
        using var first = await who.SignedIn(product);
        var app = await first.RegisterApp(product.Clock);
        using var slow = product.NewBrowser();
        (await slow.SignIn(who.Login, Employee.Password)).Dispose();
        product.Clock.Advance(TimeSpan.FromMinutes(6));
        using var late = await slow.Get("/sign-in/code");
        Assert.Equal("/sign-in", late.Headers.Location?.AbsolutePath);

        var before = await Pending(who);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE people SET security_stamp = gen_random_uuid() WHERE id = @Id", new { who.Id });
        var signIn = (SignInByCode)product.Services.GetService(typeof(SignInByCode))!;
        Assert.Equal(
            Outcome.Refused<BegunSession>(SignInByCode.Outdated),
            await signIn.Run(before, app.Code(product.Clock), new("192.0.2.1")));
    }

    [Fact]
    public async Task The_last_one_stays_where_the_post_needs_it_and_goes_with_its_codes_elsewhere()
    {
        var chief = await Employee.In(host, "keeps", Roles.Chief);
        using var needed = await chief.SignedIn(host.Product);
        await needed.RegisterApp(Clock);
        using var refused = await needed.Submit(
            "/account/second-factor/remove", "外す", ("Form.Password", Employee.Password));
        Assert.Contains("最後の一つは外せません", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var clerk = await Employee.In(host, "removes");
        using var free = await clerk.SignedIn(host.Product);
        await free.RegisterApp(Clock);
        using var removed = await free.Submit(
            "/account/second-factor/remove", "外す", ("Form.Password", Employee.Password));
        Assert.Equal("/account/second-factor", removed.Headers.Location?.AbsolutePath);
        (await clerk.SignedIn(host.Product)).Dispose();
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        Assert.Equal(0, await db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM recovery_codes WHERE person_id = @Id", new { clerk.Id }));
    }

    [Fact]
    public async Task Registering_asks_for_the_password_and_ends_the_sessions_elsewhere()
    {
        var who = await Employee.In(host, "asks-again");
        using var here = await who.SignedIn(host.Product);
        using var there = await who.SignedIn(host.Product);
        var page = await here.Page("/account/second-factor/app");
        var key = page.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var code = Totp.Code(key, Clock.GetUtcNow());
        using var wrong = await here.Submit(page, "登録する", ("Form.Code", code), ("Form.Password", "wrong"));
        Assert.Contains("今のパスワードが違います。", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var mistyped = await here.Submit(
            page, "登録する", ("Form.Code", "abcdef"), ("Form.Password", Employee.Password));
        var again = await Browser.Parse(mistyped);
        Assert.Contains(RegisterAuthenticator.WrongCode, again.Body!.TextContent, StringComparison.Ordinal);
        // The app has read this key: it is still the one to prove.
        Assert.Equal(key, again.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        await here.RegisterApp(Clock);
        using var left = await there.Get("/");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        using var stays = await here.Get("/");
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task The_page_of_somebody_else_registers_nothing()
    {
        var ana = await (await Employee.In(host, "page-ana")).SignedIn(host.Product);
        var ben = await (await Employee.In(host, "page-ben")).SignedIn(host.Product);
        var theirs = await ana.Page("/account/second-factor/app");
        var key = theirs.QuerySelector("code.secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var secret = theirs.QuerySelector("input[name='Form.Secret']")!.GetAttribute("value")!;
        using var refused = await ben.Submit(
            "/account/second-factor/app", "登録する", ("Form.Secret", secret),
            ("Form.Code", Totp.Code(key, Clock.GetUtcNow())),
            ("Form.Password", Employee.Password));
        Assert.Contains(RegisterAuthenticator.Outdated, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_key_nor_codes_stand_readable_in_the_database_or_the_log()
    {
        var who = await Employee.In(host, "hidden");
        using var browser = await who.SignedIn(host.Product);
        var app = await browser.RegisterApp(Clock);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var rows = await db.ExecuteScalarAsync<string>(
            """
            SELECT (SELECT string_agg(p::text, ' ') FROM people p) || (SELECT string_agg(c::text, ' ') FROM recovery_codes c)
                || (SELECT string_agg(a::text, ' ') FROM audit_log a)
            """);
        Assert.DoesNotContain(app.Key, rows, StringComparison.Ordinal);
        Assert.All(app.RecoveryCodes, code => Assert.DoesNotContain(code, rows, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(host.Product.Log.Lines, line => line.Contains(app.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_step_stands_in_the_audit_log()
    {
        var who = await Employee.In(host, "audited");
        using var browser = await who.SignedIn(host.Product);
        var app = await browser.RegisterApp(Clock);
        (await host.NewBrowser().SignInWithCode(who, "999999x")).Dispose();
        (await host.NewBrowser().SignInWithCode(who, app.Code(Clock))).Dispose();
        (await browser.Submit("/", "サインアウト")).Dispose();
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.Equal(
            ["signed-in", "authenticator.registered", "sign-in.refused", "signed-in", "signed-out"],
            await db.QueryAsync<string>(
                "SELECT action FROM audit_log WHERE subject_kind = 'person' AND subject_id = @id ORDER BY seq",
                new { id = $"{who.Id}" }));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("   ", false)]
    [InlineData("職場のパソコン", false)]
    [InlineData("家の鍵", true)]
    public void A_passkey_has_a_name_of_its_own(string name, bool taken) =>
        Assert.Equal(taken, SecondFactorRule.WhyNotNamed(name, ["職場のパソコン"]) is null);

    private async Task<Pending> Pending(Employee who)
    {
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        return new(who.Id, await db.ExecuteScalarAsync<Guid>(
            "SELECT security_stamp FROM people WHERE id = @Id", new { who.Id }), who.Login);
    }
}
