using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Trying other facts, and reading why a requirement is met, at the desk and on paper.</summary>
public sealed class WhatIfTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Facts_are_tried_live_and_the_case_stays_as_it_was()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginCase("条件を変えて試す案件");
        await clerk.AddCandidate(number, "株式会社試行", "試行クラウド");

        await clerk.Open($"/cases/{number}");
        await clerk.Follow("内容ごとに要件を見る");
        await Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "情報の機密性：機密性3" })).ToBeVisibleAsync();
        await clerk.Look("40-facts");
        await clerk.Follow("条件を変えて試す");
        await clerk.Sees("いまは案件の内容と同じです");
        await clerk.Look("41-what-if-same");

        var panel = clerk.Page.GetByRole(AriaRole.Region, new() { Name = "この内容にした場合" });
        var encryption = panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "K56" });
        await clerk.Fact("情報の機密性", "機密性1").CheckAsync();
        await Expect(encryption).ToContainTextAsync("対象外");
        await Expect(panel.GetByText(new Regex("ネットワーク利用申請（機密性2以上の情報を取り扱わない場合）"))).ToBeVisibleAsync();
        await clerk.Look("42-what-if-lower");
        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(panel.GetByRole(AriaRole.Listitem).Last).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByLabel("比べる候補")).Not.ToBeVisibleAsync();
        await clerk.Look("46-what-if-on-paper");
        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await clerk.Fact("情報の機密性", "機密性3").CheckAsync();
        await Expect(encryption).ToHaveCountAsync(0);
        await clerk.Fact("利用するネットワーク", "LGWAN接続系").CheckAsync();
        await Expect(panel.GetByRole(AriaRole.Heading, new() { NameRegex = new("^加わる要件") })).ToBeVisibleAsync();
        await clerk.Look("43-what-if-network");
        await clerk.Page.GetByLabel("比べる候補").SelectOptionAsync("0");
        await Expect(panel.GetByRole(AriaRole.Link).First)
            .ToHaveAttributeAsync("href", new Regex($"/cases/{number}/requirements#"));

        await clerk.Open($"/cases/{number}/edit");
        await Expect(clerk.Fact("情報の機密性", "機密性3")).ToBeCheckedAsync();
        await Expect(clerk.Fact("利用するネットワーク", "LGWAN接続系")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task Without_script_the_form_compares_and_its_address_can_be_passed_on()
    {
        var clerk = await SignedIn("shimin-tanto", script: false);
        await clerk.Page.GotoAsync("/cases/new?policy=kawaguchi");
        await clerk.Page.GetByLabel("件名").FillAsync("スクリプトなしで試す案件");
        await clerk.Page.GetByLabel("利用の目的").FillAsync("予約の受付");
        await clerk.ChooseFacts();
        var number = await clerk.CreateCase();

        await clerk.Page.GotoAsync($"/cases/{number}/what-if");
        await clerk.Fact("情報の機密性", "機密性1").CheckAsync();
        await clerk.Press("この内容で比べる");
        await Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^外れる要件") })).ToBeVisibleAsync();

        var manager = await SignedIn("shimin-kacho");
        await manager.Open(new Uri(clerk.Page.Url).PathAndQuery);
        await Expect(manager.Fact("情報の機密性", "機密性1")).ToBeCheckedAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^外れる要件") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_finding_explains_itself_down_to_the_answers_also_on_paper()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginCase("判定の根拠を読む案件");
        await clerk.AddCandidate(number, "株式会社根拠", "根拠クラウド");
        var answers = Vendor.GoodAnswers();
        await clerk.Upload(await clerk.FilledQuestionnaire(number, 1, answers));
        await clerk.StoreImport();

        await clerk.Open($"/cases/{number}/candidates/1/findings/K56");
        var leaf = clerk.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "KM02 は a：" }).Last;
        await Expect(leaf).ToContainTextAsync("満たす");
        await Expect(leaf).ToContainTextAsync("株式会社根拠の質問票「");
        await Expect(leaf).ToContainTextAsync(new Regex("シート「質問票」セル [A-Z]+[0-9]+"));
        await Expect(leaf).ToContainTextAsync("令和");
        await clerk.Look("44-finding-explained");

        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(leaf).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByRole(AriaRole.Navigation, new() { Name = "この案件のページ" })).Not.ToBeVisibleAsync();
        await clerk.Look("45-finding-on-paper");
        await clerk.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        await leaf.GetByRole(AriaRole.Link, new() { Name = "KM02" }).ClickAsync();
        await Expect(clerk.Page.Locator("tr#KM02")).ToBeInViewportAsync();
        await clerk.Open($"/cases/{number}/candidates/1/findings/K56");
        await clerk.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "情報の機密性＝機密性3" }).Last
            .GetByRole(AriaRole.Link, new() { Name = "案件の内容" }).ClickAsync();
        await Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "情報の機密性：機密性3" })).ToBeInViewportAsync();
    }
}
