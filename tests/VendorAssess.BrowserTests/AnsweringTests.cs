using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Answers are saved while they are typed, and nothing that was typed is lost.</summary>
public sealed class AnsweringTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task What_is_typed_is_saved_with_its_state_shown_and_follow_ups_come_and_go()
    {
        var clerk = await SignedIn("shimin-tanto");
        var path = await clerk.BeginAnswers("入力しながら保存クラウド");
        await clerk.OpenAnswers($"{path}/CT");
        await Expect(clerk.Item("CT04")).ToBeHiddenAsync();
        await Expect(clerk.PageState()).ToContainTextAsync("保存済み");

        await clerk.Choice("CT01.value", "a").CheckAsync();
        await clerk.SeesSaved("CT01");
        await Expect(clerk.Item("CT04")).ToBeVisibleAsync();
        await Expect(clerk.Choice("CT01.value", "a")).ToBeFocusedAsync();
        await clerk.Input("CT04.value").FillAsync("R9.3.31");
        await clerk.SeesSaved("CT04");
        await Expect(clerk.Item("CT04")).ToContainTextAsync("令和9年3月31日（2027-03-31） と読みました。");
        await clerk.Input("CT04.value").FillAsync("いつか");
        await Expect(clerk.State("CT04")).ToContainTextAsync("保存できません");
        await Expect(clerk.Item("CT04")).ToContainTextAsync("日付（2027-03-31、令和9年3月31日など）で書いてください。");
        await clerk.Look("60-answering-problem");
        await clerk.Input("CT04.value").FillAsync("令和9年4月1日");
        await clerk.SeesSaved("CT04");

        await clerk.Choice("CT01.value", "e").CheckAsync();
        await clerk.SeesSaved("CT01");
        await Expect(clerk.Item("CT03")).ToBeHiddenAsync();
        await Expect(clerk.Item("CT04")).ToContainTextAsync("いまは聞いていない設問です");
        await clerk.Look("61-answering-saved");
        await clerk.OpenAnswers($"{path}/CT");
        await Expect(clerk.Choice("CT01.value", "e")).ToBeCheckedAsync();
        await Expect(clerk.Input("CT04.value")).ToHaveValueAsync("令和9年4月1日");
    }
}
