using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using VendorAssess.Excel.Reading;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Audit;

/// <summary>The log to take along, and the entry that every download leaves.</summary>
public sealed class AuditExportTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task The_csv_holds_every_entry_that_the_filter_leaves()
    {
        using var auditor = await host.SignedIn("kansa");
        using var file = await auditor.Get("/audit.csv?action=signed-in");
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        Assert.StartsWith("\"番号\",\"日時\"", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains("サインインした", StringComparison.Ordinal));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task The_workbook_says_how_it_was_narrowed()
    {
        using var auditor = await host.SignedIn("kansa");
        using var file = await auditor.Get("/audit.xlsx?kind=person");
        using var book = new MemoryStream(await file.Content.ReadAsByteArrayAsync());
        var read = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(book));
        var texts = read.Workbook.Sheets.Single().Rows.SelectMany(r => r.Cells).Select(c => c.Text).ToList();
        Assert.Contains("人", texts);
        Assert.Contains("記録のハッシュ", texts);
    }

    [Theory]
    [InlineData("/audit.csv"), InlineData("/audit.xlsx")]
    public async Task Nobody_else_takes_it_along(string path)
    {
        using var clerk = await host.SignedIn("shimin-tanto");
        using var refused = await clerk.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_download_is_an_entry_with_the_hash_of_what_left()
    {
        using var auditor = await host.SignedIn("kansa");
        using var file = await auditor.Get("/uses.xlsx?q=%E4%BA%88%E7%B4%84");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await file.Content.ReadAsByteArrayAsync()));
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var (kind, detail) = await db.QuerySingleAsync<(string, string)>(
            "SELECT subject_kind, detail::text FROM audit_log WHERE action = 'file.downloaded' AND after_digest = @hash",
            new { hash });
        Assert.Equal("uses", kind);
        Assert.Contains("/uses.xlsx", detail, StringComparison.Ordinal);
        Assert.Contains("\"しぼり込み\": \"q\"", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("予約", Uri.UnescapeDataString(detail), StringComparison.Ordinal);
        Assert.Matches("\"職\": \"[0-9]+\"", detail);
    }
}
