using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Store;

namespace VendorAssess.Tests.Web;

/// <summary>The daily check of the audit chain by the running product.</summary>
public sealed class AnchorAuditTests(ProductHost host) : IClassFixture<ProductHost>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-anchor-");

    private const string Address = "kansa@city.example";

    private AuditAnchor File => new(Path.Combine(folder.FullName, "head"));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_head_moves_on_while_nothing_is_broken_and_stays_when_something_is()
    {
        var anchor = host.Product.Services.GetRequiredService<AnchorAudit>();
        (await host.SignedIn()).Dispose();
        Assert.Null(await anchor.Check(new(File, null)));
        var first = (await File.Read())!;
        (await host.SignedIn()).Dispose();
        Assert.Null(await anchor.Check(new(File, null)));
        var second = (await File.Read())!;
        Assert.True(second.Seq > first.Seq);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await TheHeadIsMailedOnceADay(anchor, db, second);

        await db.ExecuteAsync("SET session_replication_role = replica; INSERT INTO departments (name) VALUES ('なかった課')");
        Assert.EndsWith("は記録のない行です。", await anchor.Check(new(File, null)), StringComparison.Ordinal);
        Assert.Equal(second, await File.Read());
        await db.ExecuteAsync("DELETE FROM departments WHERE name = 'なかった課'; DELETE FROM audit_log WHERE seq > 1");
        Assert.StartsWith("記録2がありません", await anchor.Check(new(File, null)), StringComparison.Ordinal);
        Assert.Equal(second, await File.Read());
        await anchor.Check(new(File, Address));
        Assert.Contains("記録2がありません", await db.QuerySingleAsync<string>(
            "SELECT body FROM mail_outbox WHERE subject = '監査証跡の照合で違いが見つかりました'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_begins_anew_and_both_mail_and_log_say_so()
    {
        await using var product = await host.Another();
        // One mail a day, and today's may be another test's.
        product.Clock.Advance(TimeSpan.FromDays(2));
        var anchor = product.Services.GetRequiredService<AnchorAudit>();
        await anchor.Check(new(File, "begins@city.example"));
        Assert.Contains(product.Log.Lines, l => l.Contains("it begins there anew", StringComparison.Ordinal));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        Assert.Contains("控えたファイルがないため", await db.QuerySingleAsync<string>(
            "SELECT body FROM mail_outbox WHERE to_address = 'begins@city.example'"), StringComparison.Ordinal);
    }

    private async Task TheHeadIsMailedOnceADay(AnchorAudit anchor, Npgsql.NpgsqlConnection db, ChainHead head)
    {
        await using var another = await host.Another();
        await Task.WhenAll(
            anchor.Check(new(null, Address)), another.Services.GetRequiredService<AnchorAudit>().Check(new(null, Address)));
        var (subject, body) = await db.QuerySingleAsync<(string, string)>(
            "SELECT subject, body FROM mail_outbox WHERE to_address = @Address", new { Address });
        Assert.Contains($"（{head.Seq} 件目）", subject, StringComparison.Ordinal);
        Assert.Contains($"：{head.Hash}\n照合した日時：令和", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_no_address_stops_the_start()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("Audit:AnchorMail", (string?)"kansa, x@y.example")]).Build();
        Assert.Throws<InvalidOperationException>(() => AnchorPlaces.From(configuration));
    }
}
