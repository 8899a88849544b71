using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Where script is off or the circuit is gone, the forms still do their work.</summary>
public sealed class NoScriptTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_case_begins_and_its_facts_change_without_any_script()
    {
        var clerk = await SignedIn("fukushi-tanto", script: false);
        await clerk.Page.GotoAsync("/cases/new?policy=kawaguchi");
        await clerk.Page.GetByLabel("件名").FillAsync("スクリプトなしの案件");
        await clerk.Page.GetByLabel("利用の目的").FillAsync("予約の受付");
        await clerk.ChooseFacts();
        await clerk.Press("保存せずに、当てはまる要件を確かめる");
        await Expect(clerk.Page.GetByText("ネットワーク利用申請（機密性2以上").First).ToBeVisibleAsync();
        await Expect(clerk.Fact("情報の機密性", "機密性3")).ToBeCheckedAsync();
        await Expect(clerk.Page.GetByLabel("件名")).ToHaveValueAsync("スクリプトなしの案件");
        var number = await clerk.CreateCase();

        await clerk.Page.GotoAsync($"/cases/{number}/edit");
        await Expect(clerk.Fact("利用するネットワーク", "インターネット接続系")).ToBeCheckedAsync();
        await clerk.Fact("情報の機密性", "機密性1").CheckAsync();
        await clerk.Press("保存する");
        await clerk.Sees("ネットワーク利用申請（機密性2以上の情報を取り扱わない場合）");
    }
}
