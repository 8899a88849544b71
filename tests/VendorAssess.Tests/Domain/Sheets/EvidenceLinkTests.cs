using VendorAssess.Domain.Answers;

namespace VendorAssess.Tests.Domain.Sheets;

public class EvidenceLinkTests
{
    [Theory]
    [InlineData("https://vendor.example/soc2?year=2026#p3")]
    [InlineData("http://vendor.example:8080/約款")]
    public void An_address_of_the_web_may_be_followed(string line) => Assert.NotNull(EvidenceLink.Of(line));

    [Theory]
    [InlineData("")]
    [InlineData("第3章（https://vendor.example）")]
    [InlineData("https://vendor.example を参照")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT://vendor.example/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://vendor.example/")]
    [InlineData("//vendor.example/")]
    [InlineData("/audit")]
    [InlineData("https:vendor.example")]
    [InlineData("https://city.example@vendor.example/")]
    [InlineData("https://\u202Evendor.example/")]
    [InlineData("https://vendor.example/\u200Bsoc2")]
    [InlineData("https://vendor.example/a\tb")]
    [InlineData("https://")]
    public void Everything_else_stays_a_text(string line) => Assert.Null(EvidenceLink.Of(line));
}
