using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using VendorAssess.Access.Network;

namespace VendorAssess.Tests.Web;

public sealed class HostNameTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:81", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:5000", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("evil.example:80@localhost", HttpStatusCode.BadRequest)]
    [InlineData("localhost,evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.2", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Only_our_own_names_are_answered(string name, HttpStatusCode status)
    {
        var answer = await RawHttp.Send(host.Product.Address, $"GET /sign-in HTTP/1.1\r\nHost: {name}\r\n");
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_any_name_is_refused()
    {
        var answer = await RawHttp.Send(host.Product.Address, "GET /sign-in HTTP/1.0\r\n");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Forwarded_headers_of_anybody_count_for_nothing()
    {
        var answer = await RawHttp.Send(
            host.Product.Address,
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("Location: /sign-in", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://va.city.lg.jp:8080", null, null, "va.city.lg.jp", true)]
    [InlineData("http://va.city.lg.jp:8080", null, null, "localhost", true)]
    [InlineData("http://*:8080", null, null, "anything", false)]
    [InlineData("http://*:8080", null, null, "localhost", true)]
    [InlineData("http://0.0.0.0:8080", null, null, "0.0.0.0", false)]
    [InlineData("http://localhost:5000", "a.lg.jp;b.lg.jp", null, "b.lg.jp", true)]
    [InlineData("http://localhost:5000", "a.lg.jp;b.lg.jp", "https://a.lg.jp", "localhost", false)]
    [InlineData("http://localhost:5000", null, "https://va.lg.jp", "va.lg.jp", true)]
    public void Names_come_from_the_configuration(string urls, string? names, string? link, string asked, bool expected)
    {
        var configuration = Configuration(("urls", urls), ("Site:Hosts", names), ("Site:LinkBase", link));
        var hosts = new AllowedHosts(configuration, LinkBase.From(configuration));
        Assert.Equal(expected, hosts.Contains(new HostString(asked)));
    }

    [Theory]
    [InlineData("http://localhost:5000", "https://va.lg.jp", "https://va.lg.jp/answer/x")]
    [InlineData("http://localhost:5000", "https://lg.jp/va/", "https://lg.jp/va/answer/x")]
    [InlineData("http://*:8080", null, "http://localhost:8080/answer/x")]
    [InlineData("", null, "http://localhost:5000/answer/x")]
    public void Links_are_built_on_the_configured_base(string urls, string? link, string expected) =>
        Assert.Equal(
            expected,
            LinkBase.From(Configuration(("urls", urls), ("Site:LinkBase", link))).To("/answer/x").ToString());

    [Theory, InlineData("va.lg.jp"), InlineData("javascript:alert(1)"), InlineData("ftp://va.lg.jp"), InlineData("/")]
    public void A_base_that_is_no_address_stops_the_start(string link) =>
        Assert.Throws<InvalidOperationException>(() => LinkBase.From(Configuration(("Site:LinkBase", link))));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
}
