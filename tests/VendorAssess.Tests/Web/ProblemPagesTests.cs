using System.Net;
using VendorAssess.Ui;

namespace VendorAssess.Tests.Web;

public sealed class ProblemPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task An_error_shows_a_number_that_the_log_knows_and_nothing_of_the_cause()
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get(Faults.Breaks);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var page = await Browser.Parse(response);
        var number = page.QuerySelector(".error-id")!.TextContent;
        Assert.Matches("^[0-9A-F]{10}$", number);
        Assert.DoesNotContain(Faults.Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var line = Assert.Single(host.Product.Log.Lines, l => l.Contains(number, StringComparison.Ordinal));
        Assert.Contains(Faults.Secret, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing-here", "ページが見つかりません")]
    [InlineData(Faults.ForChiefs, "この操作をする権限がありません")]
    public async Task A_page_that_cannot_be_had_says_what_to_do(string path, string title)
    {
        using var browser = await host.SignedIn();
        var page = await browser.Page(path);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{title} | ベンダー評価", page.Title);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
        Assert.NotNull(page.QuerySelector(".site-menu"));
    }

    [Fact]
    public async Task A_role_opens_what_is_for_it()
    {
        using var browser = await host.SignedIn("tokatsu");
        using var response = await browser.Get(Faults.ForChiefs);
        Assert.Equal("for chiefs", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Programs_get_one_line_instead_of_a_page()
    {
        using var browser = await host.SignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing-here");
        request.Headers.Accept.ParseAdd("*/*");
        using var plain = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies })
        {
            BaseAddress = host.Product.Address,
        };
        using var response = await plain.SendAsync(request);
        Assert.Equal("ページが見つかりません", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_forged_notice_is_not_shown()
    {
        using var browser = await host.SignedIn();
        browser.Cookies.Add(host.Product.Address, new Cookie("va-flash", "Success|Please-enter-your-PIN"));
        var page = await browser.Page("/");
        Assert.Null(page.QuerySelector(".banner"));
        Assert.Equal("完了", Tone.Success.Label());
    }

    [Fact]
    public async Task Japanese_is_written_as_itself()
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get("/help");
        var text = await response.Content.ReadAsStringAsync();
        Assert.Contains("情報セキュリティ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x3", text, StringComparison.Ordinal);
    }
}
