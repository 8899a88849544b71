using Dapper;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Store;

namespace VendorAssess.Tests.Web;

/// <summary>The daily check of the audit chain by the running product.</summary>
public sealed class AnchorAuditTests(ProductHost host) : IClassFixture<ProductHost>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-anchor-");

    private AuditAnchor File => new(Path.Combine(folder.FullName, "head"));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_head_moves_on_while_nothing_is_broken_and_stays_when_something_is()
    {
        var anchor = host.Product.Services.GetRequiredService<AnchorAudit>();
        (await host.SignedIn()).Dispose();
        Assert.Null(await anchor.Check(File));
        var first = (await File.Read())!;
        (await host.SignedIn()).Dispose();
        Assert.Null(await anchor.Check(File));
        var second = (await File.Read())!;
        Assert.True(second.Seq > first.Seq);

        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica; DELETE FROM audit_log WHERE seq > 1");
        Assert.StartsWith("記録2がありません", await anchor.Check(File), StringComparison.Ordinal);
        Assert.Equal(second, await File.Read());
    }
}
