using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.People;
using VendorAssess.Access.SignIns;
using VendorAssess.Domain;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class SignInTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Network = "192.0.2.1";
    private const string Elsewhere = "198.51.100.7";

    private SignInByPassword SignIn => host.Product.Services.GetRequiredService<SignInByPassword>();

    [Theory, InlineData("keiyaku"), InlineData(" KEIYAKU "), InlineData("ｋｅｉｙａｋｕ")]
    public async Task The_right_password_signs_in_however_the_login_was_typed(string login) =>
        Assert.IsType<Outcome<PasswordAccepted>.Done>(await Try(login, DemoPeople.Password, Network));

    [Theory]
    [InlineData("keiyaku", "wrong")]
    [InlineData("keiyaku", "Demo-no-hito-2026")]
    [InlineData("nobody-here", DemoPeople.Password)]
    [InlineData("", "")]
    public async Task Wrong_name_and_wrong_password_sound_the_same(string login, string password) =>
        Assert.Equal(Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), await Try(login, password, "192.0.2.2"));

    [Theory, InlineData("kansa"), InlineData("nobody-there")]
    public async Task Guessing_is_slowed_down_whether_the_account_exists_or_not(string login)
    {
        for (var guess = 0; guess < 5; guess++)
            Assert.Equal(Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), await Try(login, "wrong", Network));
        Assert.Equal(Outcome.Refused<PasswordAccepted>(GuessGate.TooMany), await Try(login, "wrong", Network));
    }

    [Fact]
    public async Task Guesses_at_once_cannot_slip_through()
    {
        var guesses = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Try("fukushi-kacho", "wrong", "192.0.2.3")));
        Assert.Equal(5, guesses.Count(g => g == Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong)));
    }

    [Fact]
    public async Task Many_wrong_guesses_do_not_stop_the_right_person_elsewhere()
    {
        for (var guess = 0; guess < 12; guess++)
            await Try("ciso", "wrong", Network);
        Assert.IsType<Outcome<PasswordAccepted>.Refused>(await Try("ciso", DemoPeople.Password, Network));
        Assert.IsType<Outcome<PasswordAccepted>.Done>(await Try("ciso", DemoPeople.Password, Elsewhere));
    }

    [Fact]
    public async Task A_browser_known_to_the_account_is_not_slowed_down_by_others_in_its_network()
    {
        using var browser = await host.SignedIn("fukushi-tanto");
        using var attacker = host.NewBrowser();
        for (var guess = 0; guess < 7; guess++)
            (await attacker.SignIn("fukushi-tanto", "wrong")).Dispose();

        using var refused = await attacker.SignIn("fukushi-tanto", DemoPeople.Password);
        Assert.Contains(GuessGate.TooMany, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await browser.Submit("/", "サインアウト")).Dispose();
        using var back = await browser.SignIn("fukushi-tanto", DemoPeople.Password);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
    }

    [Fact]
    public async Task The_wait_ends_by_itself()
    {
        for (var guess = 0; guess < 40; guess++)
            await Try("tokatsu", "wrong", Network);
        host.Product.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<Outcome<PasswordAccepted>.Done>(await Try("tokatsu", DemoPeople.Password, Network));
    }

    [Fact]
    public async Task Guessing_over_many_accounts_slows_the_network_down()
    {
        await Guessed(SignInThrottle.AllAccounts, "192.0.2.9", 99);
        for (var guess = 0; guess < 2; guess++)
            Assert.Equal(
                Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong),
                await Try($"spray-{guess}", "wrong", "192.0.2.9"));
        Assert.Equal(
            Outcome.Refused<PasswordAccepted>(GuessGate.TooMany), await Try("spray-next", "wrong", "192.0.2.9"));
    }

    [Theory, InlineData("shimin-bucho"), InlineData("nobody-anywhere")]
    public async Task Guessing_at_one_account_from_many_networks_makes_all_new_browsers_wait_a_little(string login)
    {
        await Guessed(SignInThrottle.AccountHash(login), SignInThrottle.Anywhere, 99);
        for (var guess = 1; guess <= 2; guess++)
            Assert.Equal(Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), await Try(login, "wrong", $"203.0.113.{guess}"));
        Assert.Equal(Outcome.Refused<PasswordAccepted>(GuessGate.TooMany), await Try(login, "wrong", "203.0.113.3"));
        Assert.Equal(Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), await Try("another", "wrong", "203.0.113.3"));
    }

    [Fact]
    public async Task While_many_networks_guess_at_an_account_its_known_browser_signs_in_and_a_new_one_ten_seconds_later()
    {
        using var known = await host.SignedIn("fukushi-bucho");
        (await known.Submit("/", "サインアウト")).Dispose();
        await Guessed(SignInThrottle.AccountHash("fukushi-bucho"), SignInThrottle.Anywhere, 5000);
        Assert.Equal(
            Outcome.Refused<PasswordAccepted>(GuessGate.TooMany), await Try("fukushi-bucho", DemoPeople.Password, Elsewhere));
        using var back = await known.SignIn("fukushi-bucho", DemoPeople.Password);
        Assert.True(back.IsSignedIn());
        host.Product.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<Outcome<PasswordAccepted>.Done>(await Try("fukushi-bucho", DemoPeople.Password, Elsewhere));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        Assert.Equal(5000, await db.ExecuteScalarAsync<int>(
            "SELECT failures FROM sign_in_failures WHERE account_hash = @hash AND network = @Anywhere",
            new { hash = SignInThrottle.AccountHash("fukushi-bucho"), SignInThrottle.Anywhere }));
    }

    [Fact]
    public async Task What_was_typed_as_login_is_not_kept_in_the_open()
    {
        await Try("my-password-in-the-wrong-field", "x", "192.0.2.4");
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        Assert.DoesNotContain(
            "my-password",
            await db.ExecuteScalarAsync<string>("SELECT string_agg(f::text, ' ') FROM sign_in_failures f"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            host.Product.Log.Lines, line => line.Contains("my-password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_stands_in_the_audit_log()
    {
        await Try("shimin-bucho", DemoPeople.Password, Network);
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        Assert.True(await db.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (
                SELECT FROM audit_log a JOIN people p ON p.id = a.person_id
                WHERE a.action = 'signed-in' AND p.login = 'shimin-bucho')
            """));
    }

    [Fact]
    public async Task A_person_who_left_cannot_sign_in()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE people SET active = false WHERE login = 'kanri'");
        Assert.Equal(
            Outcome.Refused<PasswordAccepted>(SignInByPassword.Wrong), await Try("kanri", DemoPeople.Password, Elsewhere));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void A_network_is_what_one_subscriber_holds(string address, string network) =>
        Assert.Equal(network, SignInThrottle.Network(IPAddress.Parse(address)));

    // As if so many had been wrong just now.
    private async Task Guessed(byte[] account, string from, int failures)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO sign_in_failures (account_hash, network, failures, last_failed_at)
            VALUES (@account, @from, @failures, @now)
            ON CONFLICT (account_hash, network) DO UPDATE SET failures = @failures, last_failed_at = @now
            """,
            new { account, from, failures, now = host.Product.Clock.GetUtcNow().UtcDateTime });
    }

    private Task<Outcome<PasswordAccepted>> Try(string login, string password, string network) =>
        SignIn.Run(login, password, new(network));
}
