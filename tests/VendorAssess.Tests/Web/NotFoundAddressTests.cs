using System.Net;

namespace VendorAssess.Tests.Web;

public sealed class NotFoundAddressTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task The_page_of_what_is_not_there_has_no_address_of_its_own()
    {
        using var clerk = await host.SignedIn();
        using var answer = await clerk.Get("/not-found");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.AbsolutePath);
    }
}
