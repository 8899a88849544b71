using System.Net;

namespace VendorAssess.Tests.Web;

public sealed class SecurityHeadersTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/help", HttpStatusCode.OK)]
    [InlineData("/password", HttpStatusCode.OK)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/css/base.css", HttpStatusCode.OK)]
    [InlineData("/lib/noto-sans-jp-5.3.1/files/noto-sans-jp-latin-wght-normal.woff2", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/nothing/here.dll", HttpStatusCode.NotFound)]
    [InlineData(Faults.Breaks, HttpStatusCode.InternalServerError)]
    [InlineData(Faults.ForChiefs, HttpStatusCode.Forbidden)]
    public async Task Every_answer_to_a_signed_in_person_has_them(string path, HttpStatusCode status)
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get(path);
        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.Redirect)]
    [InlineData("/_blazor", HttpStatusCode.Unauthorized)]
    public async Task Every_answer_to_a_stranger_has_them(string path, HttpStatusCode status)
    {
        using var browser = host.NewBrowser();
        using var response = await browser.Get(path);
        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("POST", "/sign-out", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/nothing-here", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/", HttpStatusCode.BadRequest)]
    [InlineData("TRACE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_refusal_has_them(string method, string path, HttpStatusCode status)
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Send(new(new HttpMethod(method), path));
        Assert.Equal(status, response.StatusCode);
        AssertHeaders(response);
    }

    [Fact]
    public async Task A_foreign_host_name_gets_them_with_its_refusal()
    {
        using var browser = host.NewBrowser();
        using var response = await browser.Send(new(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/", "no-store")]
    [InlineData("/help", "no-store")]
    [InlineData("/nothing-here", "no-store")]
    [InlineData(Faults.Breaks, "no-store")]
    [InlineData("/lib/noto-sans-jp-5.3.1/wght.css", "public, max-age=31536000, immutable")]
    [InlineData("/css/base.css", "no-cache")]
    public async Task Pages_are_never_kept_and_files_are(string path, string expected)
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get(path);
        Assert.Equal(
            expected.Split(", ").Order(),
            response.Headers.CacheControl!.ToString().Split(", ").Order());
    }

    [Fact]
    public async Task What_a_page_asks_for_is_kept_for_good_and_sent_compressed()
    {
        using var browser = await host.SignedIn();
        var sheet = (await browser.Page("/")).QuerySelector("link[href^='css/base']")!.GetAttribute("href");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{sheet}");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await browser.Send(request);
        Assert.Equal("max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 100, 1500);
    }

    [Fact]
    public async Task No_page_names_another_host_or_carries_script_or_style_of_its_own()
    {
        using var browser = await host.SignedIn();
        foreach (var path in (string[])["/", "/help", "/password", "/sign-in", "/nothing-here"])
        {
            var page = await browser.Page(path);
            Assert.All(page.Scripts, script => Assert.NotNull(script.Source));
            Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], [onload], iframe"));
            Assert.All(
                page.QuerySelectorAll("[src], [href], [action]"),
                e => Assert.DoesNotContain(
                    "//", e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")!));
        }
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(
            ["default-src 'self'", "base-uri 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"],
            policy.Split("; "));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.StartsWith(
            "camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }
}
