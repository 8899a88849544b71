using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.People;
using VendorAssess.Access.People.Administration;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class AdministrationTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Address = "192.0.2.7";

    [Fact]
    public async Task A_reset_password_works_once_and_only_to_be_replaced()
    {
        var (admin, clerk) = await Two("reset");
        using var before = await clerk.SignedIn(host.Product);
        var password = Assert.IsType<Outcome<string>.Done>(
            await Use<ResetPassword>().Run(admin, Address, clerk.Id)).Value;
        Assert.False(await IsIn(before));

        using var browser = host.NewBrowser();
        using var old = await browser.SignIn(clerk.Login, Employee.Password);
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        (await browser.SignIn(clerk.Login, password)).Dispose();
        using var led = await browser.Get("/cases");
        Assert.Equal("/password", led.Headers.Location?.ToString());
        Assert.Equal(1, await Entries("password.reset", clerk.Id, admin.Id));
    }

    [Fact]
    public async Task An_account_turned_off_is_out_at_once_and_back_when_turned_on()
    {
        var (admin, clerk) = await Two("off");
        using var browser = await clerk.SignedIn(host.Product);
        Assert.IsType<Outcome<int>.Done>(await Use<TurnOffAccount>().Run(admin, Address, clerk.Id));
        Assert.False(await IsIn(browser));
        using var refused = await host.NewBrowser().SignIn(clerk.Login, Employee.Password);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);

        Assert.IsType<Outcome<int>.Done>(await Use<TurnOnAccount>().Run(admin, Address, clerk.Id));
        Assert.False(await IsIn(browser));
        (await clerk.SignedIn(host.Product)).Dispose();
        Assert.Equal((1, 1), (
            await Entries("account.off", clerk.Id, admin.Id), await Entries("account.on", clerk.Id, admin.Id)));
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere()
    {
        var (admin, clerk) = await Two("everywhere");
        using var here = await clerk.SignedIn(host.Product);
        using var there = await clerk.SignedIn(host.Product);
        Assert.IsType<Outcome<int>.Done>(await Use<EndSessions>().Run(admin, Address, clerk.Id));
        Assert.False(await IsIn(here));
        Assert.False(await IsIn(there));
        Assert.Equal(1, await Entries("sessions.ended", clerk.Id, admin.Id));
    }

    [Fact]
    public async Task A_lost_second_factor_is_taken_out_with_all_its_parts()
    {
        var (admin, clerk) = await Two("lost");
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            UPDATE people SET authenticator_key = 'x' WHERE id = @Id;
            INSERT INTO recovery_codes (person_id, salt, code_hash) VALUES (@Id, decode(repeat('00', 16), 'hex'), sha256(''));
            INSERT INTO passkeys (credential_id, person_id, name, public_key, sign_count, transports, backup_eligible,
                                  backed_up, created_at)
            VALUES ('\x01', @Id, '鍵', '\x02', 0, '{}', false, false, now())
            """,
            new { clerk.Id });
        Assert.IsType<Outcome<int>.Done>(await Use<ResetSecondFactor>().Run(admin, Address, clerk.Id));
        Assert.Equal(0, await db.ExecuteScalarAsync<int>(
            """
            SELECT (SELECT count(*) FROM recovery_codes WHERE person_id = @Id)::int
                 + (SELECT count(*) FROM passkeys WHERE person_id = @Id)::int
                 + (SELECT count(authenticator_key) FROM people WHERE id = @Id)::int
            """,
            new { clerk.Id }));
        Assert.IsType<Outcome<int>.Refused>(await Use<ResetSecondFactor>().Run(admin, Address, clerk.Id));
    }

    [Fact]
    public async Task Two_administrators_cannot_turn_each_other_off_at_once()
    {
        await using var product = await host.Another("--no-demo");
        var first = await Employee.In(host, "mutual-first", Roles.Administrator);
        var second = await Employee.In(host, "mutual-second", Roles.Administrator);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            UPDATE people SET active = false
            WHERE login NOT LIKE 'mutual-%' AND id IN (SELECT person_id FROM taken_posts(CURRENT_DATE) t
                JOIN posts p ON p.id = t.post_id AND p.role = 'administrator')
            """);
        var turnOff = product.Services.GetRequiredService<TurnOffAccount>();
        var outcomes = await Task.WhenAll(
            turnOff.Run(await first.Me(product), Address, second.Id),
            turnOff.Run(await second.Me(product), Address, first.Id));
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM people WHERE login LIKE 'mutual-%' AND active"));
    }

    [Fact]
    public async Task Who_is_no_administrator_changes_nothing()
    {
        var (_, clerk) = await Two("powerless");
        var me = await clerk.Me(host.Product);
        var other = await Employee.In(host, "powerless-other");
        Assert.IsType<Outcome<string>.Refused>(await Use<ResetPassword>().Run(me, Address, other.Id));
        Assert.IsType<Outcome<int>.Refused>(await Use<TurnOffAccount>().Run(me, Address, other.Id));
        Assert.IsType<Outcome<int>.Refused>(await Use<EndSessions>().Run(me, Address, other.Id));
        (await other.SignedIn(host.Product)).Dispose();
    }

    private T Use<T>() where T : notnull => host.Product.Services.GetRequiredService<T>();

    private async Task<(Person Administrator, Employee Clerk)> Two(string name)
    {
        var admin = await Employee.In(host, $"{name}-admin", Roles.Administrator);
        return (await admin.Me(host.Product), await Employee.In(host, $"{name}-clerk"));
    }

    private async Task<int> Entries(string action, int subject, int by)
    {
        await using var db = await host.Database.Postgres.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int FROM audit_log
            WHERE action = @action AND subject_kind = 'person' AND subject_id = @subject::text AND person_id = @by
                AND post_id IS NOT NULL AND from_address = @Address
            """,
            new { action, subject, by, Address });
    }

    private static async Task<bool> IsIn(Browser browser)
    {
        using var response = await browser.Get("/");
        return response.StatusCode == HttpStatusCode.OK;
    }
}
