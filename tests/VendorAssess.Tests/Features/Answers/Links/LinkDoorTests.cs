using System.Net;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using VendorAssess.Access.Links;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>What a link opens, to whom, and what it never shows or gives away.</summary>
public sealed class LinkDoorTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly string[] ForEverybody = ["/sign-in", "/health/live", "/health/ready"];

    [Fact]
    public async Task A_mail_scanner_neither_submits_nor_uses_up_nor_opens_a_link()
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "走査クラウド");
        var link = await LinkOnPages.Show(clerk, page);
        var before = await Count("answers") + await Count("answer_submissions");
        for (var i = 0; i < 5; i++)
        {
            using var scanner = host.NewBrowser();
            using var head = await scanner.Send(new(HttpMethod.Head, link));
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.False(head.Headers.Contains("Set-Cookie"));
            using var get = await scanner.Get(link);
            foreach (var path in (string[])["/answer", "/answer/name", "/answer/KM", "/answer/submit", "/answer/colleagues"])
            {
                using var looked = await scanner.Get(path);
                Assert.True((int)looked.StatusCode < 400);
            }
        }
        Assert.Equal(before, await Count("answers") + await Count("answer_submissions"));
        Assert.Contains("未開封", (await clerk.Page(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var vendor = await LinkOnPages.Entered(host, link);
    }

    [Fact]
    public async Task HEAD_asks_the_database_nothing_so_it_says_nothing()
    {
        using var scanner = host.NewBrowser();
        var before = await Count("sign_in_failures");
        using var head = await scanner.Send(new(HttpMethod.Head, LinkToken.New().Path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(before, await Count("sign_in_failures"));
    }

    [Fact]
    public async Task Links_that_are_unknown_expired_or_revoked_lead_to_one_and_the_same_page()
    {
        using var clerk = await host.SignedIn();
        var revoked = await LinkOnPages.Invite(clerk, "同じ頁クラウド");
        var revokedLink = await LinkOnPages.Show(clerk, revoked);
        await (await PlainForm.On(clerk, revoked, "依頼を取り消す")).With("Deed", "revoke").Saved(clerk);
        var expired = await LinkOnPages.InviteFor(clerk, revoked[..revoked.LastIndexOf('/')]);
        var expiredLink = await LinkOnPages.Show(clerk, expired);
        await using (var db = await host.Database.Superuser.OpenConnectionAsync())
            await db.ExecuteAsync(
                "UPDATE answer_links SET due = '2020-01-01', expires_on = '2020-01-01' WHERE id = @id",
                new { id = int.Parse(expired.Split('/')[^1], null) });

        var pages = new HashSet<string>();
        foreach (var link in new[] { LinkToken.New().Path, "/answer/" + new string('a', 30), revokedLink, expiredLink })
        {
            using var stranger = host.NewBrowser();
            using var refused = await stranger.Get(link);
            Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
            Assert.Equal("/answer/refused", refused.Headers.Location!.OriginalString);
            Assert.Equal(0, refused.Content.Headers.ContentLength ?? 0);
            using var page = await stranger.Get("/answer/refused");
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            pages.Add(await page.Content.ReadAsStringAsync());
        }
        Assert.Contains("問い合わせ先に連絡してください", Assert.Single(pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_without_a_link_gets_that_page_whatever_is_asked_for()
    {
        using var stranger = host.NewBrowser();
        foreach (var path in (string[])["/answer", "/answer/name", "/answer/KM", "/answer/submit", "/answer/colleagues", "/answer/x"])
        {
            using var refused = await stranger.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Contains("この回答用リンクは使えません", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/answer")
        {
            Headers = { { "Cookie", $"va-answer={LinkToken.New().Secret}" } },
        };
        using var answer = await stranger.Send(forged);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_hears_to_wait_and_a_good_link_from_there_hears_the_same()
    {
        await using var alone = await host.Another();
        using var clerk = await host.SignedIn();
        var link = await LinkOnPages.Show(clerk, await LinkOnPages.Invite(clerk, "推測クラウド"));
        using var guesser = alone.NewBrowser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
        {
            using var guess = await guesser.Get(LinkToken.New().Path);
            answers.Add(guess.StatusCode);
        }
        Assert.True(answers.Count(a => a == HttpStatusCode.SeeOther) <= LinkThrottle.AlarmAt + 5);
        using var good = await guesser.Get(link);
        Assert.Equal(HttpStatusCode.TooManyRequests, good.StatusCode);
        Assert.Contains("少し時間をおいて", await good.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("DELETE FROM sign_in_failures");
    }

    [Fact]
    public async Task A_link_reaches_only_the_pages_behind_its_door()
    {
        using var clerk = await host.SignedIn();
        using var vendor = await LinkOnPages.Entered(
            host, await LinkOnPages.Show(clerk, await LinkOnPages.Invite(clerk, "全経路クラウド")));
        var endpoints = host.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => (Path: "/" + string.Join('/', e.RoutePattern.PathSegments.Select(Example)), Behind: e.Metadata.GetMetadata<ForLinksAttribute>() is not null))
            .Distinct().ToList();
        Assert.True(endpoints.Count > 40);
        Assert.Contains(endpoints, e => e.Path == "/cases/1/candidates/1/answers");
        foreach (var (path, behind) in endpoints.Where(e => !ForEverybody.Contains(e.Path)))
        {
            using var response = await vendor.Get(path);
            var outside = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
                || response.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true;
            Assert.True(
                behind || path.StartsWith("/answer/", StringComparison.Ordinal) || outside, $"{path} answered {response.StatusCode}");
            Assert.True(!behind || path.StartsWith("/answer", StringComparison.Ordinal), $"{path} is behind the door");
        }
    }

    [Fact]
    public async Task A_link_opens_no_circuit()
    {
        using var clerk = await host.SignedIn();
        using var vendor = await LinkOnPages.Entered(
            host, await LinkOnPages.Show(clerk, await LinkOnPages.Invite(clerk, "回線クラウド")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", host.Product.Address.GetLeftPart(UriPartial.Authority));
        using var negotiate = await vendor.Send(request);
        Assert.Equal(HttpStatusCode.Unauthorized, negotiate.StatusCode);
        foreach (var path in (string[])["/answer", "/answer/KM", "/answer/submit", "/answer/colleagues"])
            Assert.Empty((await vendor.Page(path)).QuerySelectorAll("script[src*=blazor], [data-live]"));
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_no_other_site_and_over_https_for_this_host_alone()
    {
        using var clerk = await host.SignedIn();
        var link = await LinkOnPages.Show(clerk, await LinkOnPages.Invite(clerk, "枠クラウド"));
        using var vendor = host.NewBrowser();
        using var opened = await vendor.Get(link);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("va-answer=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", opened.Headers.CacheControl!.ToString());

        await using var secure = await host.Another("--Site:LinkBase=https://va.example.lg.jp", "--Site:Proxies=127.0.0.1");
        using var proxied = secure.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { Host = "va.example.lg.jp" } };
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var over = await proxied.Send(request);
        var guarded = Assert.Single(over.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-va-answer=", guarded, StringComparison.Ordinal);
        Assert.Contains("; secure", guarded, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/;", guarded, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", guarded, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<int> Count(string table)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>($"SELECT count(*)::int FROM {table}");
    }

    private static string Example(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "GroupId" } => "KM",
        RoutePatternParameterPart { Name: "token" } => LinkToken.New().Secret,
        _ => "1",
    }));
}
