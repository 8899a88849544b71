using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>A vendor answers by a link from a mail, without an account.</summary>
public sealed class LinkTests(Stage stage) : BrowserTest(stage)
{
    private const string Vendor = "hanako@vendor.example";
    private const string Colleague = "jiro@vendor.example";

    private int number;

    [Fact]
    public async Task A_vendor_answers_by_a_mailed_link_with_a_colleague_and_the_department_sees_who_said_what()
    {
        var clerk = await SignedIn("shimin-tanto");
        await TheClerkInvites(clerk);
        var vendor = await Visit();
        await TheVendorOpensTheMail(vendor);
        await TheVendorAnswersAGroup(vendor);
        await AColleagueAnswersAnother(vendor);
        await TheVendorSubmits(vendor);
        await TheDepartmentReadsAndReopens(clerk);
        await TheVendorWritesAgain(vendor);
        await ALinkThatIsRevokedOpensNothing(clerk, vendor);
    }

    private async Task TheClerkInvites(Visitor clerk)
    {
        number = await clerk.BeginCase("回答用リンクで聞く案件");
        await clerk.AddCandidate(number, "株式会社架空ソフト", "リンク回答クラウド");
        await clerk.WriteInvitation(number, Vendor, "KM", "EX");
        await clerk.Look("50-invite");
        await clerk.Press("回答を依頼する");
        await clerk.Sees("回答を依頼しました。");
        await clerk.Look("51-invited");
        await clerk.Press("リンクを表示する");
        await Expect(clerk.Page.GetByLabel("写して、相手に伝えてください。")).ToHaveValueAsync(new Regex("/answer/[A-Za-z0-9_-]{43}$"));
        await clerk.Look("52-link-shown");
    }

    private async Task TheVendorOpensTheMail(Visitor vendor)
    {
        var link = await App.LinkInMailTo(Vendor);
        await vendor.Page.GotoAsync(link);
        Assert.Equal("/answer/name", new Uri(vendor.Page.Url).AbsolutePath);
        await vendor.Look("53-vendor-name");
        await vendor.OpenLink(link, "架空 花子");
        await vendor.Look("54-vendor-home");
    }

    private static async Task TheVendorAnswersAGroup(Visitor vendor)
    {
        await vendor.OpenAnswers("/answer/KM");
        await vendor.Choice("KM02.value", "a").CheckAsync();
        await vendor.SeesSaved("KM02");
        await vendor.Choice("KM04:state", "pending").CheckAsync();
        await vendor.SeesAllSaved();
        await vendor.Look("55-vendor-group");
        await vendor.Page.GotoAsync("/answer");
        await Expect(vendor.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^KM .* 1 1 ") })).ToBeVisibleAsync();
        await vendor.Look("56-vendor-saved");
        await vendor.Follow("証跡のファイルを付ける");
        await vendor.Page.GetByLabel("どの設問の証跡か").SelectOptionAsync("KM02");
        await vendor.Page.GetByLabel("ファイル", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "暗号化の仕様書.txt", MimeType = "text/plain", Buffer = "AES-256"u8.ToArray(),
        });
        await vendor.Press("証跡を付ける");
        await vendor.Sees("証跡を付けました。");
        await vendor.Look("56-vendor-evidence");
    }

    private async Task AColleagueAnswersAnother(Visitor vendor)
    {
        await vendor.Page.GotoAsync("/answer");
        await vendor.Follow("ほかの人に区分を渡す");
        await vendor.Look("57-vendor-colleagues-empty");
        await vendor.Page.GetByLabel("渡す相手の氏名").FillAsync("仮名 次郎");
        await vendor.Page.GetByLabel("メールアドレス").FillAsync(Colleague);
        await vendor.Page.Locator("input[value=EX]").CheckAsync();
        await vendor.Press("区分を渡す");
        await vendor.Sees("区分を渡しました。");
        await vendor.Look("58-vendor-colleagues");

        var colleague = await Visit();
        // The page that stays open asks on, and hears when the link is revoked.
        colleague.Watch.Expect("401");
        await colleague.OpenLink(await App.LinkInMailTo(Colleague), "仮名 次郎");
        await Expect(colleague.Page.GetByRole(AriaRole.Link, new() { Name = "内容を確かめて提出する" })).ToHaveCountAsync(0);
        await colleague.Look("59-colleague-home");
        await colleague.OpenAnswers("/answer/EX");
        await colleague.Choice("EX01.value", "a").CheckAsync();
        await colleague.SeesSaved("EX01");
    }

    private static async Task TheVendorSubmits(Visitor vendor)
    {
        await vendor.Page.GotoAsync("/answer/submit");
        await vendor.Page.GetByLabel("部署・役職").FillAsync("営業部長");
        await vendor.Page.GetByLabel("上のとおり申告します。").CheckAsync();
        await vendor.Press("提出する");
        await Expect(vendor.Page.Locator(".banner-error")).ToContainTextAsync("答えていない設問");
        await vendor.Look("60-vendor-submit");
        await vendor.Page.GetByLabel(new Regex("問に答えないまま提出します。")).CheckAsync();
        await vendor.Press("提出する");
        await vendor.Sees("提出しました（第1回）。");
        await vendor.Look("61-vendor-receipt");
        await vendor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^KM ") }).ClickAsync();
        await vendor.Sees("回答は提出済みです。");
        await vendor.Look("62-vendor-read-only");
    }

    private async Task TheDepartmentReadsAndReopens(Visitor clerk)
    {
        await clerk.Open(LinkSteps.Links(number));
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("架空 花子.*提出済") })).ToBeVisibleAsync();
        await clerk.Look("63-invitations");
        await clerk.Open(AnswerSteps.Answers(number, 1));
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^EX01 .*仮名 次郎.*回答用リンク") })).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^KM02 .*架空 花子.*回答用リンク") })).ToBeVisibleAsync();

        await clerk.Open(LinkSteps.Links(number));
        await clerk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("架空 花子$") }).ClickAsync();
        await clerk.Look("64-invitation-submitted");
        await clerk.Page.GetByLabel("再開の理由").FillAsync("KM04 の確認の結果を書いてください。");
        await clerk.Press("再開する");
        await clerk.Sees("再開しました。");
        await clerk.Look("65-invitation-reopened");
    }

    private static async Task TheVendorWritesAgain(Visitor vendor)
    {
        await vendor.Page.GotoAsync("/answer");
        await vendor.Sees("KM04 の確認の結果を書いてください。");
        await vendor.Look("66-vendor-reopened");
        await vendor.OpenAnswers("/answer/KM");
        await vendor.Choice("KM04:state", "na").CheckAsync();
        await Expect(vendor.Item("KM04").GetByText("該当なしの理由を書いてください。").First).ToBeVisibleAsync();
        await vendor.Look("67-vendor-problem");
    }

    private async Task ALinkThatIsRevokedOpensNothing(Visitor clerk, Visitor vendor)
    {
        await clerk.Press("依頼を取り消す");
        await clerk.Sees("依頼を取り消しました。");
        await clerk.Look("68-invitation-revoked");
        vendor.Watch.Expect("401");
        vendor.Watch.Expect("404");
        await vendor.Input("KM04:reason").FillAsync("控えに残る理由");
        await vendor.Sees("この画面を使える時間が過ぎました。");
        await Expect(vendor.Input("KM04:reason")).ToHaveValueAsync("控えに残る理由");
        await vendor.Look("69-vendor-session-over");
        await vendor.Page.GotoAsync(await App.LinkInMailTo(Vendor));
        Assert.Equal("/answer/refused", new Uri(vendor.Page.Url).AbsolutePath);
        await vendor.Look("70-vendor-refused");
        await vendor.Page.GotoAsync("/answer/left");
        await vendor.Look("71-vendor-left");
    }

    [Fact]
    public async Task Without_script_a_vendor_answers_by_the_button_and_keeps_what_a_revoked_link_refuses()
    {
        var clerk = await SignedIn("fukushi-tanto");
        number = await clerk.BeginCase("スクリプトなしで聞く案件");
        await clerk.AddCandidate(number, "株式会社架空ソフト", "素朴クラウド");
        await clerk.WriteInvitation(number, "", "KM");
        await clerk.Press("回答を依頼する");
        await clerk.Press("リンクを表示する");
        var link = new Uri(await clerk.Page.GetByLabel("写して、相手に伝えてください。").InputValueAsync()).AbsolutePath;

        var vendor = await Visit(script: false);
        await vendor.OpenLink(link, "素朴 三郎");
        await vendor.Page.GotoAsync("/answer/KM");
        await vendor.Choice("KM02.value", "b").CheckAsync();
        await vendor.Press("保存する");
        await vendor.Sees("1 件の回答を保存しました。");

        await vendor.Page.GotoAsync("/answer/KM");
        await vendor.Choice("KM04.value", "a").CheckAsync();
        await clerk.Press("依頼を取り消す");
        await clerk.Sees("依頼を取り消しました。");
        vendor.Watch.Expect("404");
        await vendor.Press("保存する");
        await vendor.Sees("この回答用リンクは使えません");
        await vendor.Sees("KM04：a");
    }
}
