using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Policies;

/// <summary>A template is told as one, and a source that was not read in the original as 未確認.</summary>
public sealed class TemplatePagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly Policy Frame = Town.Content.Policies["national-frame"];

    [Theory, InlineData("/policies/national-frame"), InlineData("/cases/new?policy=national-frame")]
    public async Task A_template_says_that_it_is_no_policy_of_a_city(string path)
    {
        using var browser = await host.SignedIn();
        Assert.Contains(Frame.Template, (await browser.Page(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_of_a_city_is_not_told_as_a_template()
    {
        using var browser = await host.SignedIn();
        var page = await browser.Page("/policies/kawaguchi");
        Assert.DoesNotContain("ひな形です", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".requirement-entry"),
            r => Assert.DoesNotContain("未確認：", r.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_row_that_was_not_read_in_the_original_is_marked()
    {
        using var browser = await host.SignedIn();
        var page = await browser.Page("/policies/national-frame");
        Assert.All(Frame.Requirements, r => Assert.Equal(
            r.Trust != Trust.Primary,
            page.GetElementById(r.Id)!.TextContent.Contains($"（未確認：{r.Trust.Label()}）", StringComparison.Ordinal)));
    }
}
