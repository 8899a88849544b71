using System.Net;
using VendorAssess.Access.People;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

[Trait("Runs", "once")]
public sealed class ReturnAddressTests(ProductHost host) : IClassFixture<ProductHost>
{
    public static readonly TheoryData<string> Foreign =
    [
        "http://evil.example", "https://evil.example/", "//evil.example", "///evil.example", "////evil.example",
        "/\\evil.example", "\\/evil.example", "\\\\evil.example", "/\\/evil.example", "//\\evil.example",
        "/\t/evil.example", "/\n/evil.example", "/\r\n/evil.example", "\t//evil.example", " //evil.example",
        "/\u0000/evil.example", "/\u001f/evil.example", "/\u0085/evil.example",
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)",
        "data:text/html,x", "vbscript:x", "http:evil.example", "https:/evil.example", "http:\\\\evil.example",
        "evil.example", "evil.example/path", "@evil.example", "?x=//evil.example", "#//evil.example", ".", "..//evil.example", "",
        " ", "ftp://evil.example", "//evil.example\\@localhost", "//localhost@evil.example", "/x\\..\\..\\evil.example",
        "/\r\nSet-Cookie: a=b", "/x\nLocation: //evil.example",
    ];

    private static readonly string[] Ways =
    [
        "//", "///", "/\\", "\\/", "\\\\", "/\\/", "//\\", "/\t/", "/\n/", "/\r/", "\t//", "\n//", " //", "http://", "https://",
        "http:/", "https:", "HTTP://", "ftp://", "javascript://",
    ];

    private static readonly string[] Places =
    [
        "evil.example", "evil.example/", "evil.example:80", "user@evil.example", "localhost.evil.example", "[::1]",
        "%65vil.example", "ｅvil.example", "localhost@evil.example", "evil.example?next=/",
    ];

    [Fact]
    public void Two_hundred_ways_out_lead_home()
    {
        var all = Ways.SelectMany(way => Places, (way, place) => way + place).ToList();
        Assert.Equal(200, all.Count);
        Assert.All(all, wanted => Assert.Equal("/", LocalAddress.OrHome(wanted)));
    }

    [Theory, MemberData(nameof(Foreign))]
    public void A_foreign_address_leads_home(string wanted) => Assert.Equal("/", LocalAddress.OrHome(wanted));

    [Theory]
    [InlineData("/cases/5/requirements?status=unmet#K56")]
    [InlineData("/help")]
    [InlineData("/services?q=%E9%A1%A7%E5%AE%A2")]
    [InlineData("/x?returnUrl=http://evil.example")]
    public void A_page_of_ours_is_kept(string wanted) => Assert.Equal(wanted, LocalAddress.OrHome(wanted));

    [Theory, MemberData(nameof(Foreign))]
    public async Task After_sign_in_nobody_leaves_the_site(string wanted)
    {
        using var browser = host.NewBrowser();
        var path = $"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}";
        if (wanted.Contains('\0', StringComparison.Ordinal))
        {
            using var refused = await browser.Get(path);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            return;
        }
        using var response = await browser.SignIn("shimin-tanto", DemoPeople.Password, path);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(new Uri(host.Product.Address, "/"), new Uri(host.Product.Address, response.Headers.Location!));
    }

    [Fact]
    public async Task Who_asked_for_a_page_gets_it_after_sign_in()
    {
        using var browser = host.NewBrowser();
        using var asked = await browser.Get("/help?x=1");
        using var response = await browser.SignIn(
            "shimin-tanto", DemoPeople.Password, asked.Headers.Location!.ToString());
        Assert.Equal("/help?x=1", response.Headers.Location!.PathAndQuery);
    }
}
