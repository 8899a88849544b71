using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using Microsoft.Extensions.Configuration;
using VendorAssess.Access;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

public sealed class KeyRingTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string CertificatePassword = "for the test";

    [Fact]
    [Trait("Runs", "once")]
    public async Task Rotated_keys_log_everybody_out_and_keep_the_authenticator_apps()
    {
        var who = await Employee.In(host, "before-rotation");
        // Of its own: the other tests take keys away that the host still holds.
        await using var product = await host.Another();
        using var browser = await who.SignedIn(product);
        var app = await browser.RegisterApp(product.Clock);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("CREATE TABLE kept_sessions AS SELECT * FROM sessions");

        using var verb = AppProcess.Start(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["ConnectionStrings__Postgres"] = host.Database.ConnectionString,
                ["ConnectionStrings__PostgresOwner"] = host.Database.OwnerConnectionString,
            },
            "rotate-keys");
        Assert.Equal(0, await verb.Exit());
        Assert.False(await IsIn(browser));
        Assert.Equal(1, await db.ExecuteScalarAsync<int>(
            "SELECT count(*)::int FROM audit_log WHERE action = 'keys.revoked'"));

        // Were the sessions there again, the cookie alone would still open nothing.
        await db.ExecuteAsync("INSERT INTO sessions OVERRIDING SYSTEM VALUE SELECT * FROM kept_sessions; DROP TABLE kept_sessions");
        await using var restarted = await host.Another();
        using var old = restarted.NewBrowser();
        old.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.False(await IsIn(old));
        restarted.Clock.Advance(TimeSpan.FromMinutes(2));
        using var anew = restarted.NewBrowser();
        using var entered = await anew.SignInWithCode(who, app.Code(restarted.Clock));
        Assert.True(entered.IsSignedIn(), $"{entered.StatusCode} {await entered.Content.ReadAsStringAsync()}");
    }

    [Theory]
    [InlineData(null, true), InlineData(" ", true), InlineData("/etc/va/keys.pfx", false)]
    public void That_a_copy_of_the_database_tells_the_keys_is_said_where_no_certificate_is_set(string? certificates, bool said)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Keys:Certificates", certificates)]).Build();
        Assert.Equal(said, KeyRing.WhyReadable(configuration) is not null);
    }

    [Fact]
    public async Task With_a_certificate_the_keys_stand_unreadable_in_the_table()
    {
        var folder = Directory.CreateTempSubdirectory("vendorassess-certificate-");
        var (former, current) = (Certificate(folder, "former"), Certificate(folder, "current"));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("DELETE FROM data_protection_keys");
        var password = $"--Keys:CertificatePassword={CertificatePassword}";
        var who = await Employee.In(host, "certified");
        using var browser = await SignedInTo($"--Keys:Certificates={former}", password, who);
        var xml = await db.ExecuteScalarAsync<string>("SELECT string_agg(xml, ' ') FROM data_protection_keys");
        Assert.Contains("EncryptedXmlDecryptor", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);

        // A new certificate reads what the one before protected.
        await using var next = await host.Another($"--Keys:Certificates={current};{former}", password);
        using var stays = next.NewBrowser();
        stays.Cookies.Add(browser.Cookies.GetAllCookies());
        Assert.True(await IsIn(stays));
        folder.Delete(recursive: true);
    }

    private async Task<Browser> SignedInTo(string certificates, string password, Employee who)
    {
        await using var product = await host.Another(certificates, password);
        return await who.SignedIn(product);
    }

    private static string Certificate(DirectoryInfo folder, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            $"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(folder.FullName, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, CertificatePassword));
        return file;
    }

    private static async Task<bool> IsIn(Browser browser)
    {
        using var response = await browser.Get("/");
        return response.StatusCode == System.Net.HttpStatusCode.OK;
    }
}
