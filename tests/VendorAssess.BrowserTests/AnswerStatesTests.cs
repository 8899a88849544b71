using System.Globalization;
using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>One service's answers through the states of their pages, up to the next case that finds them again.</summary>
public sealed class AnswerStatesTests(Stage stage) : BrowserTest(stage)
{
    private const string Service = "状態を見るクラウド";

    private Visitor clerk = null!;
    private string answers = "";

    [Fact]
    public async Task Countries_rows_and_saving_show_their_states_and_a_later_case_asks_again_what_is_stale()
    {
        clerk = await SignedIn("shimin-tanto");
        answers = await clerk.BeginAnswers(Service);
        await clerk.OpenAnswers($"{answers}/JU");
        await CountriesAreChosenAndTakenAwayByKeys();
        await WhatIsOnItsWayIsCalledSavingAndWhatHasToWaitIsSentAgain();
        await RowsAreAddedAndRemovedByKeys();
        await AnAnswerWhoseTimeIsOverIsAskedAgain();
        await CommentsStandOnAPageOfTheirOwn();
        await ALaterCaseStartsFromTheSheet();
    }

    private async Task CountriesAreChosenAndTakenAwayByKeys()
    {
        await clerk.Keys("Alt+n");
        Assert.Equal("JU01", await clerk.FocusedItem());
        await clerk.Type("アメリカ");
        await clerk.Keys("ArrowDown", "ArrowUp", "ArrowDown");
        await clerk.Look("66-answering-countries");
        await clerk.Keys("Enter");
        await clerk.Type("、日");
        await clerk.Keys("Escape");
        await Expect(clerk.Page.GetByRole(AriaRole.Listbox)).ToHaveCountAsync(0);
        await clerk.Type("本");
        await clerk.SeesSaved("JU01");
        await Expect(clerk.Input("JU01.value")).ToHaveValueAsync("アメリカ合衆国、日本");
        await clerk.Keys("Backspace", "Backspace", "Backspace", "Enter");
        Assert.Equal("JU02", await clerk.FocusedItem());
        await clerk.SeesAllSaved();
        IsStored("JU01", """["US"]""");
    }

    private async Task WhatIsOnItsWayIsCalledSavingAndWhatHasToWaitIsSentAgain()
    {
        var arrives = new TaskCompletionSource();
        var sent = 0;
        await clerk.Page.RouteAsync("**/items/JU02", async route =>
        {
            await arrives.Task;
            await (sent++ == 0 ? route.FulfillAsync(new() { Status = 429 }) : route.ContinueAsync());
        });
        clerk.Watch.Expect("429");
        await clerk.Type("東京地方裁判所");
        await Expect(clerk.State("JU02")).ToContainTextAsync("保存中");
        await Expect(clerk.PageState()).ToContainTextAsync("保存中");
        await clerk.Look("67-answering-saving");
        arrives.SetResult();
        await Expect(clerk.Page.Locator("[data-notice=busy]")).ToBeVisibleAsync();
        await Expect(clerk.State("JU02")).ToContainTextAsync("再送中");
        await clerk.SeesSaved("JU02");
        await Expect(clerk.Page.Locator("[data-notice=busy]")).ToBeHiddenAsync();
        await clerk.SeesAllSaved();
    }

    private async Task RowsAreAddedAndRemovedByKeys()
    {
        await clerk.Keys("Alt+j", "y", "Tab");
        Assert.True(await clerk.IsIn("[name='JU03.details.0.party']"));
        await clerk.Type("親会社");
        await clerk.TabTo("[data-add-row]");
        await clerk.Keys("Enter");
        Assert.True(await clerk.IsIn("[name='JU03.details.2.party']"));
        await clerk.Type("再委託先");
        await clerk.Look("68-answering-rows");
        await clerk.SeesSaved("JU03");
        IsStored("JU03", """{"details":[{"party":"親会社"},{"party":"再委託先"}],"value":"a"}""");
        await clerk.Page.ReloadAsync();
        await Expect(clerk.Input("JU03.details.1.party")).ToHaveValueAsync("再委託先");
        await clerk.Input("JU03.details.0.risk").FocusAsync();
        await clerk.Keys("Tab", "Enter");
        Assert.True(await clerk.IsIn("[name='JU03.details.1.party']"));
        await clerk.SeesSaved("JU03");
        IsStored("JU03", """{"details":[{"party":"再委託先"}],"value":"a"}""");
    }

    private async Task AnAnswerWhoseTimeIsOverIsAskedAgain()
    {
        var before = await clerk.Page.Locator("[data-progress='']").TextContentAsync();
        await clerk.OpenNotes("JU02");
        await clerk.Input("JU02:as-of").FillAsync("令和6年4月1日");
        await clerk.SeesSaved("JU02");
        await Expect(clerk.Item("JU02")).ToContainTextAsync("期限切れ（令和7年4月1日まで）");
        await Expect(clerk.Item("JU02")).ToContainTextAsync("有効期限：令和7年4月1日（設問の種類による）");
        await Expect(clerk.Page.Locator("[data-progress='']")).Not.ToHaveTextAsync(before!);
        await clerk.Look("69-answering-stale");
        await clerk.Open(answers);
        await Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { Name = "もう一度聞く（1 問）" })).ToBeVisibleAsync();
        await clerk.Look("70-asked-again");
        await clerk.Page.GetByLabel("変わりないことを確かめた：JU02").CheckAsync();
        await clerk.Press("確かめたことを保存する");
        await clerk.Sees("1 問の回答を、変わりないものとして保存しました。");
        await Expect(clerk.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^もう一度聞く") })).ToHaveCountAsync(0);
    }

    private async Task CommentsStandOnAPageOfTheirOwn()
    {
        await clerk.Open($"{answers}/JU02/comments");
        await clerk.Sees("まだコメントはありません。");
        await clerk.Look("71-comments-none");
        await clerk.Page.GetByLabel("コメント", new() { Exact = true }).FillAsync("条項の写しを受け取りました。\n管轄は第12条です。");
        await clerk.Press("コメントを書く");
        await clerk.Sees("コメントを書きました。");
        await clerk.Look("72-comments");
    }

    private async Task ALaterCaseStartsFromTheSheet()
    {
        await clerk.Open($"/cases/{Number(answers)}/specification");
        await clerk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("に引き継ぐ$") }).ClickAsync();
        await clerk.OpenAnswers($"{answers}/JU");
        await clerk.OpenNotes("JU01");
        await clerk.Input("JU01:valid-until").FillAsync("令和8年1月1日");
        await clerk.Input("JU02.value").FillAsync("大阪地方裁判所");
        await clerk.SeesSaved("JU02");
        await clerk.SeesAllSaved();

        var later = await clerk.BeginCase($"{Service}をまた考える案件");
        await clerk.Open($"/cases/{later}/candidates");
        var choice = clerk.Page.GetByRole(AriaRole.Option, new() { NameRegex = new($"{Service}.*回答あり 2 問、要再確認 1 問") });
        var services = clerk.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^サービス") });
        await services.SelectOptionAsync(await choice.GetAttributeAsync("value") ?? "");
        await clerk.Look("73-choose-a-service");
        await clerk.Press("候補に加える");
        await clerk.Open($"/cases/{later}/candidates/1/since");
        var changed = clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^JU02 .*東京地方裁判所.*大阪地方裁判所") });
        await Expect(changed).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^JU03 ") })).ToHaveCountAsync(0);
        await clerk.Look("74-since-the-last-case");
    }

    private void IsStored(string question, string json)
    {
        using var server = App.JoinServer();
        var stored = StoredAnswers.Of(server, Number(answers))[question];
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), stored), $"{question} is {stored.ToJsonString()}");
    }

    private static int Number(string path) => int.Parse(path.Split('/')[2], CultureInfo.InvariantCulture);
}
