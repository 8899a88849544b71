using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Dropped connections, two tabs, two people, an ended session: nothing typed is lost, and a person decides.</summary>
public sealed class OthersTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task What_is_typed_while_the_connection_is_gone_is_sent_when_it_is_back()
    {
        var clerk = await SignedIn("shimin-tanto");
        clerk.Watch.Expect("Failed to load resource");
        var path = await clerk.BeginAnswers("切断クラウド");
        await clerk.OpenAnswers($"{path}/KM");
        await clerk.Page.Context.SetOfflineAsync(true);
        await clerk.Choice("KM02.value", "b").CheckAsync();
        await clerk.Choice("KM04.value", "a").CheckAsync();
        await Expect(clerk.State("KM02")).ToContainTextAsync("再送中");
        await Expect(clerk.PageState()).ToContainTextAsync("入力はこの端末に控えてあります。");
        await clerk.Look("62-answering-resending");
        await clerk.Choice("KM02.value", "c").CheckAsync();
        await clerk.Page.Context.SetOfflineAsync(false);
        await clerk.SeesSaved("KM02");
        await clerk.SeesSaved("KM04");
        await clerk.SeesAllSaved();

        var manager = await SignedIn("shimin-kacho");
        await manager.OpenAnswers($"{path}/KM");
        await Expect(manager.Choice("KM02.value", "c")).ToBeCheckedAsync();
        await Expect(manager.Choice("KM04.value", "a")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Two_tabs_of_one_person_follow_each_other_and_ask_where_both_have_typed()
    {
        var first = await SignedIn("shimin-tanto");
        var path = await first.BeginAnswers("二つのタブクラウド");
        await first.OpenAnswers($"{path}/KM");
        var second = new Visitor(await first.Page.Context.NewPageAsync(), first.Watch);
        await second.OpenAnswers($"{path}/KM");

        await first.Choice("KM02.value", "a").CheckAsync();
        await Expect(second.Choice("KM02.value", "a")).ToBeCheckedAsync();
        await Expect(second.State("KM02")).ToContainTextAsync(new Regex("青木 はるか.* が .*更新"));

        await second.HearsNothingOfOthers();
        foreach (var (tab, text) in new[] { (first, "一つ目のタブ"), (second, "二つ目のタブ") })
        {
            await tab.OpenNotes("KM02");
            await tab.Input("KM02:note").FillAsync(text);
        }
        var asks = second.Item("KM02").Locator(".answer-conflict");
        await Expect(asks).ToContainTextAsync("一つ目のタブ");
        await Expect(asks).ToContainTextAsync("二つ目のタブ");
        await second.Input("KM02:note").FillAsync("二つ目のタブの続き");
        await Expect(asks).ToContainTextAsync("二つ目のタブの続き");
        await asks.GetByText("自分の入力を新しい版として保存").ClickAsync();
        await second.SeesSaved("KM02");
        await Expect(first.Input("KM02:note")).ToHaveValueAsync("二つ目のタブの続き");
    }

    [Fact]
    public async Task Of_two_people_on_one_question_each_sees_both_values_and_decides()
    {
        var clerk = await SignedIn("shimin-tanto");
        var manager = await SignedIn("shimin-kacho");
        manager.Watch.Expect("Failed to load resource");
        var path = await clerk.BeginAnswers("二人で書くクラウド");
        await clerk.OpenAnswers($"{path}/KM");
        await manager.OpenAnswers($"{path}/KM");
        await manager.Page.Context.SetOfflineAsync(true);
        await manager.Choice("KM02.value", "c").CheckAsync();
        await clerk.Choice("KM02.value", "a").CheckAsync();
        await clerk.SeesSaved("KM02");
        await manager.Page.Context.SetOfflineAsync(false);

        var asks = manager.Item("KM02").Locator(".answer-conflict");
        await Expect(asks).ToContainTextAsync("青木 はるか");
        await Expect(asks.Locator("[data-slot=mine]")).ToContainTextAsync("c：");
        await Expect(asks.Locator("[data-slot=theirs]")).ToContainTextAsync("a：");
        await Expect(manager.PageState()).ToContainTextAsync("確かめてください");
        await manager.Look("63-answering-conflict");
        await asks.GetByText("相手の回答を使う").ClickAsync();
        await Expect(manager.Choice("KM02.value", "a")).ToBeCheckedAsync();
        await manager.SeesAllSaved();
        await manager.Page.ReloadAsync();
        await Expect(manager.Choice("KM02.value", "a")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task When_the_session_has_ended_the_typing_waits_for_the_same_person()
    {
        var clerk = await SignedIn("shimin-tanto");
        clerk.Watch.Expect("Failed to load resource");
        var path = await clerk.BeginAnswers("期限切れクラウド");
        await clerk.OpenAnswers($"{path}/KM");
        await clerk.Page.Context.ClearCookiesAsync(new() { Name = "va-session" });
        await clerk.Choice("KM02.value", "b").CheckAsync();
        await Expect(clerk.Page.Locator("[data-notice=signedOut]")).ToBeVisibleAsync();
        await clerk.Look("64-answering-signed-out");

        // Somebody else signs in on this machine: nothing is sent in that name, and nothing shown.
        var other = new Visitor(await clerk.Page.Context.NewPageAsync(), clerk.Watch);
        await other.SignIn("shimin-kacho");
        await other.OpenAnswers($"{path}/KM");
        await Expect(other.Choice("KM02.value", "b")).Not.ToBeCheckedAsync();
        await Expect(clerk.Page.Locator("[data-notice=stale]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await other.Page.Context.ClearCookiesAsync(new() { Name = "va-session" });
        await other.SignIn("shimin-tanto");
        await clerk.SeesSaved("KM02");
        await other.OpenAnswers($"{path}/KM");
        await Expect(other.Choice("KM02.value", "b")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task At_sign_out_what_is_unsent_is_asked_about_and_then_gone()
    {
        var clerk = await SignedIn("shimin-tanto");
        var path = await clerk.BeginAnswers("退席クラウド");
        await clerk.OpenAnswers($"{path}/CT");
        await clerk.Choice("CT01.value", "a").CheckAsync();
        await clerk.Input("CT04.value").FillAsync("書きかけ");
        await Expect(clerk.State("CT04")).ToContainTextAsync("保存できません");

        var asked = new List<string>();
        clerk.Page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync();
        };
        await clerk.Press("サインアウト");
        Assert.Contains("1 問", Assert.Single(asked), StringComparison.Ordinal);
        await Expect(clerk.Input("CT04.value")).ToHaveValueAsync("書きかけ");
        await clerk.Press("サインアウト");
        await clerk.SignIn("shimin-tanto");
        Assert.Equal(2, asked.Count);
        await clerk.OpenAnswers($"{path}/CT");
        await Expect(clerk.Input("CT04.value")).ToHaveValueAsync("");
    }
}
