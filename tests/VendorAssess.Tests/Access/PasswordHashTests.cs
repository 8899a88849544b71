using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VendorAssess.Access.Accounts;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class PasswordHashTests(ProductHost host) : IClassFixture<ProductHost>
{
    // Marker, then the function (2 = HMAC-SHA-512) and the iterations, as big-endian numbers.
    private static (int Function, int Iterations) Cost(string hash) => Convert.FromBase64String(hash) is var bytes
        ? (bytes[4], (bytes[5] << 24) | (bytes[6] << 16) | (bytes[7] << 8) | bytes[8])
        : default;

    [Fact]
    public void A_password_is_hashed_as_owasp_asks() =>
        Assert.Equal((2, 220_000), Cost(new VendorAssess.Access.People.Passwords().Hash("a good long password")));

    [Fact]
    public async Task A_hash_of_weaker_days_is_replaced_at_the_next_sign_in_and_sessions_go_on()
    {
        var who = await Employee.In(host, "weaker-days");
        using var before = await who.SignedIn(host.Product);
        var weak = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }))
            .HashPassword(new Account(), Employee.Password);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE people SET password_hash = @weak WHERE id = @Id", new { weak, who.Id });

        (await who.SignedIn(host.Product)).Dispose();
        var now = await db.ExecuteScalarAsync<string>("SELECT password_hash FROM people WHERE id = @Id", new { who.Id });
        Assert.Equal((2, 220_000), Cost(now!));
        (await who.SignedIn(host.Product)).Dispose();
        using var stays = await before.Get("/");
        Assert.Equal(System.Net.HttpStatusCode.OK, stays.StatusCode);
    }
}
