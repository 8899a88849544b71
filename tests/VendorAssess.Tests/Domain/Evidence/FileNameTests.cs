using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using VendorAssess.Domain.Evidence;

namespace VendorAssess.Tests.Domain.Evidence;

public class FileNameTests
{
    [Fact]
    public void The_corpus_holds_more_than_two_hundred_names() => Assert.InRange(FileNames.All().Count, 201, 1000);

    [Theory, MemberData(nameof(FileNames.All), MemberType = typeof(FileNames), DisableDiscoveryEnumeration = true)]
    public void A_name_is_kept_as_text_and_nothing_more(string name)
    {
        var clean = FileName.Clean(name);
        Assert.InRange(clean.EnumerateRunes().Count(), 1, FileName.Longest + 1);
        Assert.DoesNotContain(clean, c => "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal));
        Assert.DoesNotContain(clean.EnumerateRunes(), r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
        Assert.Equal(clean, clean.Trim());
        Assert.False(clean.StartsWith('.') || clean.EndsWith('.'));
        Assert.Equal(clean, FileName.Clean(clean));
    }

    [Theory, MemberData(nameof(FileNames.All), MemberType = typeof(FileNames), DisableDiscoveryEnumeration = true)]
    public async Task The_header_carries_the_name_whole_and_can_be_read_as_nothing_else(string name)
    {
        var clean = FileName.Clean(name);
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        await Results.Stream(_ => Task.CompletedTask, "application/octet-stream", clean).ExecuteAsync(http);
        var header = Assert.Single(http.Response.Headers.ContentDisposition)!;
        Assert.All(header, c => Assert.InRange(c, ' ', '~'));
        var read = ContentDispositionHeaderValue.Parse(header);
        Assert.Equal("attachment", read.DispositionType.Value);
        Assert.Equal(clean, read.FileNameStar.Value);
        Assert.Equal(["filename", "filename*"], read.Parameters.Select(p => p.Name.Value!));
        Assert.DoesNotContain('/', HeaderUtilities.RemoveQuotes(read.FileName).Value!);
    }

    [Theory]
    [InlineData("報告書.pdf", "報告書.pdf")]
    [InlineData("C:\\Users\\x\\報告書.pdf", "報告書.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf")]
    [InlineData("請求書\u202Efdp.exe", "請求書fdp.exe")]
    [InlineData("nul.pdf", "_nul.pdf")]
    [InlineData("a.pdf. ", "a.pdf")]
    [InlineData("\u200B", "証跡")]
    [InlineData("…/", "証跡")]
    [InlineData("髙﨑𠮷 e\u0301.pdf", "髙﨑𠮷 e\u0301.pdf")]
    public void What_is_not_text_goes_and_the_rest_stays(string name, string expected) =>
        Assert.Equal(expected, FileName.Clean(name));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_letter() => Assert.Equal("a.pdf", FileName.Clean("a\uD800.pdf"));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileName.Clean(new string('あ', 300) + ".pdf");
        Assert.EndsWith("あ.pdf", clean, StringComparison.Ordinal);
        Assert.Equal(FileName.Longest, clean.Length);
    }
}
