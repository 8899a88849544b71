using System.Net;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>The pages of a vendor and of the department, by plain forms as a browser without script sends them.</summary>
public sealed class LinkPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_vendor_answers_hands_on_and_submits_and_the_department_sees_it()
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "頁のクラウド");
        using var vendor = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page));

        var form = (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02.value", "a").With("KM02:note", "髙﨑𠮷");
        Assert.Equal("/answer", await form.Saved(vendor));
        Assert.Equal("髙﨑𠮷", (await PlainForm.On(vendor, "/answer/KM", "保存する"))["KM02:note"]);

        var handed = (await PlainForm.On(vendor, "/answer/colleagues", "区分を渡す")).With("Form.Name", "同僚 次郎").With("Form.Groups", "EX");
        Assert.Equal("/answer/colleagues", await handed.Saved(vendor));
        var subLink = (await vendor.Page("/answer/colleagues")).QuerySelector("button[name=Show]")!.GetAttribute("value")!;
        using var shown = await (await PlainForm.On(vendor, "/answer/colleagues", "リンクを表示する：同僚 次郎")).With("Show", subLink).Send(vendor);
        using var colleague = await LinkOnPages.Entered(host, LinkOnPages.Shown(await Browser.Parse(shown)), "同僚 次郎");
        Assert.Equal(["EX"], (await colleague.Page("/answer")).QuerySelectorAll("tbody tr th").Select(t => t.TextContent.Trim()[..2]));
        using var notTheirs = await colleague.Get("/answer/KM");
        Assert.Equal(HttpStatusCode.Found, notTheirs.StatusCode);
        await (await PlainForm.On(colleague, "/answer/EX", "保存する")).With("EX01.value", "a").Saved(colleague);

        var submit = (await PlainForm.On(vendor, "/answer/submit", "提出する")).With("Form.Title", "部長").With("Form.Declared", "true");
        using var asks = await submit.Send(vendor);
        Assert.Contains("答えていない設問", (await Browser.Parse(asks)).QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/answer", await submit.With("Form.KnowsUnanswered", "true").Saved(vendor));
        var receipt = await vendor.Page("/answer");
        Assert.Contains("第1回", receipt.GetElementById("receipt")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Empty(receipt.QuerySelectorAll("main .button, main a[href='/answer/submit']"));
        Assert.NotNull(receipt.QuerySelector("main a[href='/answer/evidence']"));
        Assert.Empty((await colleague.Page("/answer")).QuerySelectorAll("main .button, main a[href='/answer/colleagues']"));

        var city = (await clerk.Page(page)).QuerySelector("main")!.TextContent;
        Assert.Contains("提出済", city, StringComparison.Ordinal);
        Assert.Contains("同僚 次郎", city, StringComparison.Ordinal);
        var answers = (await clerk.Page(page.Split("/links")[0])).QuerySelector("tr#EX01")!.TextContent;
        Assert.Contains("同僚 次郎", answers, StringComparison.Ordinal);
        Assert.Contains("回答用リンク", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_when_the_sheet_was_submitted_elsewhere_stays_on_the_page()
    {
        var (clerk, page, vendor) = await Started("提出後クラウド");
        var late = (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02.value", "c").With("KM02:note", "遅れた補足");
        await Submit(vendor);
        using var response = await late.Send(vendor);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var shown = await Browser.Parse(response);
        Assert.Contains("提出済み", shown.QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("遅れた補足", shown.QuerySelector("[name='KM02:note']")!.TextContent);
        Assert.NotNull((await vendor.Page("/answer/KM")).QuerySelector("tr#KM02"));
        Assert.Empty((await vendor.Page("/answer/KM")).QuerySelectorAll("main form"));

        var reopen = (await PlainForm.On(clerk, page, "再開する")).With("Form.Reason", "KM02 を確かめてください");
        Assert.Equal(page, await reopen.Saved(clerk));
        Assert.Contains("KM02 を確かめてください", (await vendor.Page("/answer")).QuerySelector(".banner-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/answer", await (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02.value", "c").Saved(vendor));
    }

    [Fact]
    public async Task What_was_typed_when_the_link_was_revoked_comes_back_to_be_kept()
    {
        var (clerk, page, vendor) = await Started("取消クラウド");
        var late = (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02:note", "<b>控える文</b>");
        Assert.Equal(page, await (await PlainForm.On(clerk, page, "依頼を取り消す")).With("Deed", "revoke").Saved(clerk));
        using var response = await late.Send(vendor);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var shown = await Browser.Parse(response);
        Assert.Equal("この回答用リンクは使えません", shown.QuerySelector("h1")!.TextContent);
        Assert.Contains("<b>控える文</b>", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.QuerySelectorAll("main b"));
        using var after = await vendor.Get("/answer");
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Closing_the_screen_ends_the_session_and_the_link_opens_it_again()
    {
        using var clerk = await host.SignedIn();
        var link = await LinkOnPages.Show(clerk, await LinkOnPages.Invite(clerk, "閉じるクラウド"));
        using var vendor = await LinkOnPages.Entered(host, link);
        var cookie = vendor.CookieHeader;
        using var left = await vendor.Submit("/answer", "画面を閉じる");
        Assert.Equal("/answer/left", left.Headers.Location!.OriginalString);
        using var copied = new HttpRequestMessage(HttpMethod.Get, "/answer") { Headers = { { "Cookie", cookie } } };
        using var stranger = host.NewBrowser();
        using var refused = await stranger.Send(copied);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await LinkOnPages.Enter(vendor, link);
    }

    [Fact]
    public async Task An_invitation_by_mail_is_sent_while_the_program_runs_and_its_link_opens()
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "郵便クラウド", ("Form.Address", LinkTown.VendorAddress));
        var patience = DateTime.UnixEpoch;
        while (Directory.GetFiles(host.Product.Mails, "*.eml").Length == 0)
        {
            patience = patience.AddMilliseconds(100);
            Assert.True(patience < DateTime.UnixEpoch.AddMinutes(1), "No mail was sent within a minute.");
            await Task.Delay(100);
        }
        var mail = Mail.ReadMail.Of(Directory.GetFiles(host.Product.Mails, "*.eml")[^1]);
        using var vendor = await LinkOnPages.Entered(host, $"/answer/{mail.Secret}");
        Assert.Contains("開封", (await clerk.Page(page)).QuerySelector(".case-line .badge, .badge")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("送信済", (await clerk.Page(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_stay_words_on_both_sides()
    {
        const string hostile = "\"><script>alert(1)</script>";
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(
            clerk, "敵対クラウド", ("Form.Name", hostile), ("Form.Contact", hostile), ("Form.Message", hostile), ("Form.Company", hostile));
        using var vendor = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page), hostile);
        await (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02.value", "a").With("KM02:note", hostile).Saved(vendor);
        await Submit(vendor, hostile);
        foreach (var (browser, path) in new[]
        {
            (vendor, "/answer"), (vendor, "/answer/KM"), (vendor, "/answer/name"), (vendor, "/answer/submit"),
            (vendor, "/answer/colleagues"), (clerk, page), (clerk, page.Split("/links")[0]),
        })
        {
            var seen = await browser.Page(path);
            Assert.All(seen.Scripts, script => Assert.NotNull(script.Source));
            Assert.Contains(hostile, seen.DocumentElement.TextContent + seen.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    private async Task<(Browser Clerk, string Page, Browser Vendor)> Started(string service)
    {
        var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, service);
        return (clerk, page, await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page)));
    }

    private static async Task Submit(Browser vendor, string title = "部長") =>
        await (await PlainForm.On(vendor, "/answer/submit", "提出する"))
            .With("Form.Title", title).With("Form.Declared", "true").With("Form.KnowsUnanswered", "true").Saved(vendor);
}
