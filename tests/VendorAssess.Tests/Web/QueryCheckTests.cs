using System.Net;

namespace VendorAssess.Tests.Web;

public sealed class QueryCheckTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Theory, InlineData("/cases?q=%00"), InlineData("/services?q=a%00b"), InlineData("/uses?q=%00"), InlineData("/disposals/records?q=%00")]
    [InlineData("/sign-in?returnUrl=%00"), InlineData("/cases?%00=a")]
    public async Task Who_asks_with_a_nul_is_refused_in_words(string path)
    {
        using var browser = await host.SignedIn();
        using var refused = await browser.Get(path);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await Browser.Parse(refused)).QuerySelector("h1"));
    }

    [Fact]
    public async Task Other_strange_signs_are_looked_for_like_any()
    {
        using var browser = await host.SignedIn();
        using var answered = await browser.Get("/cases?q=%2500%01%EF%BF%BF");
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }
}
