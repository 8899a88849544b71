using System.Net;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>Files that come by a link: for what it asks, seen by its own people and by the city.</summary>
public sealed class LinkEvidenceTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_vendor_attaches_a_file_which_its_city_sees_and_no_other_link_does()
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "証跡クラウド");
        var other = await LinkOnPages.InviteFor(clerk, page[..page.LastIndexOf('/')]);
        using var vendor = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page));
        using var kept = await Attach(vendor, "KM02", "仕様書<b>.txt");
        Assert.Equal("/answer/evidence", kept.Headers.Location?.AbsolutePath);
        Assert.Contains("仕様書_b_.txt", (await vendor.Page("/answer/evidence")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);

        var city = (await clerk.Page($"{page.Split("/answers")[0]}/evidence")).QuerySelector("main")!.TextContent;
        Assert.Contains("仕様書_b_.txt", city, StringComparison.Ordinal);
        Assert.Contains("試験 花子", city, StringComparison.Ordinal);
        using var stranger = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, other), "別の 人");
        Assert.Empty((await stranger.Page("/answer/evidence")).QuerySelectorAll("tbody tr"));
    }

    [Theory, InlineData("PI01"), InlineData("W07"), InlineData("x")]
    public async Task A_question_that_was_not_asked_takes_no_file(string question)
    {
        var (_, vendor) = await Started($"証跡外{question}");
        using var refused = await Attach(vendor, question, "a.txt");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.NotNull((await Browser.Parse(refused)).QuerySelector(".banner-error"));
        Assert.Empty((await vendor.Page("/answer/evidence")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task What_was_attached_is_part_of_what_is_submitted_and_nothing_comes_after_it()
    {
        var (page, vendor) = await Started("証跡提出クラウド");
        var before = await PlainForm.On(vendor, "/answer/submit", "提出する");
        using (await Attach(vendor, "KM02", "a.txt"))
        {
        }
        var submit = (await PlainForm.On(vendor, "/answer/submit", "提出する"))
            .With("Form.Title", "部長").With("Form.Declared", "true").With("Form.KnowsUnanswered", "true");
        Assert.NotEqual(before["Form.SeenDigest"], submit["Form.SeenDigest"]);
        var late = await PlainForm.On(vendor, "/answer/evidence", "証跡を付ける");
        Assert.Equal("/answer", await submit.Saved(vendor));
        using var refused = await Send(vendor, late, "KM02", "b.txt");
        Assert.Contains("提出済み", (await Browser.Parse(refused)).QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await vendor.Page("/answer/evidence")).QuerySelectorAll("tbody tr"));
        Assert.NotEmpty(page);
    }

    private async Task<(string Page, Browser Vendor)> Started(string service)
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, service);
        return (page, await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page)));
    }

    private static async Task<HttpResponseMessage> Attach(Browser vendor, string question, string name) =>
        await Send(vendor, await PlainForm.On(vendor, "/answer/evidence", "証跡を付ける"), question, name);

    private static async Task<HttpResponseMessage> Send(Browser vendor, PlainForm form, string question, string name)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form["_handler"]!), "_handler" },
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { new StringContent(question), "Form.Question" },
            { new ByteArrayContent("文書の中身"u8.ToArray()), "Upload", name },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/answer/evidence") { Content = content };
        return await vendor.Send(request);
    }
}
