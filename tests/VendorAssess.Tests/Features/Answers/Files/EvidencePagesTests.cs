using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Files;

public sealed class EvidencePagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_file_goes_in_by_a_plain_form_and_comes_out_only_to_be_saved()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "証跡クラウド")}/candidates/1/evidence";
        var bytes = Samples.Pdf(300_000);
        using var given = await Give(browser, $"{path}?question=CC01", bytes, "../<b>約款\u202E髙﨑𠮷.pdf", "CC01");
        Assert.Equal(HttpStatusCode.Found, given.StatusCode);

        var page = await browser.Page(path);
        var link = page.QuerySelector("tr[id^=evidence-] a[download]")!;
        Assert.Equal("_b_約款髙﨑𠮷.pdf", link.TextContent);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), page.Body!.TextContent, StringComparison.Ordinal);
        using var sent = await browser.Get(link.GetAttribute("href")!);
        Assert.Equal(bytes, await sent.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("_b_約款髙﨑𠮷.pdf", sent.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("application/octet-stream", sent.Content.Headers.ContentType!.ToString());
        Assert.Equal(bytes.Length, sent.Content.Headers.ContentLength);
        Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", sent.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(sent.Headers.CacheControl!.NoStore);

        var group = await browser.Page($"{path.Replace("/evidence", "/answers/CC", StringComparison.Ordinal)}");
        Assert.Equal(link.GetAttribute("href"), group.QuerySelector(".answer-files a[download]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_refused_on_its_page()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "断りクラウド")}/candidates/1/evidence";
        foreach (var (bytes, name, says) in new[]
        {
            ("MZ"u8.ToArray(), "請求書.pdf", "プログラム"), ("<svg onload=alert(1)>"u8.ToArray(), "図.png", "SVG"),
            (new byte[(20 << 20) + 1], "大.pdf", "20MB"), (Array.Empty<byte>(), "空.pdf", "空のファイル"),
        })
        {
            using var refused = await Give(browser, path, bytes, name, "");
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Contains(says, (await Browser.Parse(refused)).QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Empty((await browser.Page(path)).QuerySelectorAll("tr[id^=evidence-]"));
    }

    [Fact]
    public async Task Another_department_gets_what_is_open_and_never_what_is_under_nda()
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        using var auditor = await host.SignedIn("kansa");
        var path = $"{await CaseOnPages.Begin(mine, "秘密クラウド")}/candidates/1/evidence";
        using var open = await Give(mine, path, Samples.Pdf(), "公開.pdf", "");
        using var secret = await Give(mine, path, Samples.Pdf(300), "SOC2の中身.pdf", "", confidential: true);
        var links = (await mine.Page(path)).QuerySelectorAll("a[href^='/evidence/']").Select(a => a.GetAttribute("href")!).ToList();
        var service = (await mine.Page(path.Replace("/1/evidence", "", StringComparison.Ordinal)))
            .QuerySelector("main a[href^='/services/']")!.GetAttribute("href");

        var shared = await theirs.Page($"{service}/answers");
        Assert.DoesNotContain("SOC2の中身", shared.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("非開示の証跡が 1 件", shared.Body.TextContent, StringComparison.Ordinal);
        foreach (var (browser, statuses) in new[] { (theirs, (200, 404)), (auditor, (200, 200)), (mine, (200, 200)) })
        {
            using var one = await browser.Get(links[0]);
            using var two = await browser.Get(links[1]);
            Assert.Equal(statuses, ((int)one.StatusCode, (int)two.StatusCode));
        }
        using var page = await theirs.Get(path);
        using var nobody = await host.NewBrowser().Get(links[0]);
        Assert.Equal((HttpStatusCode.NotFound, false), (page.StatusCode, nobody.IsSuccessStatusCode));
    }

    [Fact]
    public async Task A_withdrawn_file_shows_its_reason_and_is_handed_out_no_more()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "取下げクラウド")}/candidates/1/evidence";
        using var given = await Give(browser, path, Samples.Pdf(), "古い約款.pdf", "");
        var link = (await browser.Page(path)).QuerySelector("a[href^='/evidence/']")!.GetAttribute("href")!;
        var form = await PlainForm.On(browser, path, "取り下げる");
        await form.With("Form.File", link.Split('/')[^1]).With("Form.Reason", "版が古い <b>").Saved(browser);
        var row = (await browser.Page(path)).QuerySelector("tr[id^=evidence-]")!;
        Assert.Contains("版が古い <b>", row.TextContent, StringComparison.Ordinal);
        Assert.Null(row.QuerySelector("a"));
        using var gone = await browser.Get(link);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task An_address_given_as_evidence_is_never_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "リンククラウド");
        await (await PlainForm.On(browser, $"{path}/candidates/1/answers/CC", "保存する"))
            .With("CC02.value", "a").With("CC02:evidence", $"http://{listener.LocalEndpoint}/約款.pdf").Saved(browser);
        foreach (var below in new[] { "/candidates/1/answers", "/candidates/1/answers/CC", "/candidates/1/findings", "/candidates/1/evidence" })
            Assert.NotNull(await browser.Page(path + below));
        Assert.False(listener.Pending());
    }

    private static async Task<HttpResponseMessage> Give(
        Browser browser, string path, byte[] bytes, string name, string question, bool confidential = false)
    {
        var form = await PlainForm.On(browser, path, "証跡を付ける");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form["_handler"]!), "_handler" },
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { new StringContent(question), "Form.Question" },
            { new ByteArrayContent(bytes), "Upload", name },
        };
        if (confidential)
            content.Add(new StringContent("true"), "Form.Confidential");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await browser.Send(request);
    }
}
