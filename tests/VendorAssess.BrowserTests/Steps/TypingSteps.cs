using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>Answering on the screen, where it is saved while it is typed.</summary>
public static class TypingSteps
{
    public static ILocator Item(this Visitor visitor, string item) => visitor.Page.Locator($"[data-item='{item}']");

    public static ILocator Input(this Visitor visitor, string name) => visitor.Page.Locator($"[name='{name}']");

    public static ILocator Choice(this Visitor visitor, string name, string letter) =>
        visitor.Page.Locator($"[name='{name}'][value='{letter}']");

    public static ILocator State(this Visitor visitor, string item) => visitor.Page.Locator($"[data-state='{item}']");

    public static ILocator PageState(this Visitor visitor) => visitor.Page.Locator("[data-page-state]");

    public static Task SeesSaved(this Visitor visitor, string item) =>
        Expect(visitor.State(item)).ToHaveTextAsync(new Regex("保存済み"));

    public static Task SeesAllSaved(this Visitor visitor) =>
        Expect(visitor.PageState()).ToHaveTextAsync(new Regex("保存済み"));

    /// <summary>Opens a page of answers and waits until it saves what is typed.</summary>
    public static async Task OpenAnswers(this Visitor visitor, string path)
    {
        await visitor.Page.GotoAsync(path);
        await Expect(visitor.Page.Locator("form[data-live]")).ToHaveCountAsync(1);
    }

    /// <summary>A case with one candidate, by whom it is begun; gives the path of the candidate's answers.</summary>
    public static async Task<string> BeginAnswers(this Visitor visitor, string service)
    {
        var number = await visitor.BeginCase($"{service}の案件");
        await visitor.AddCandidate(number, "株式会社入力", service);
        return AnswerSteps.Answers(number, 1);
    }

    public static Task OpenNotes(this Visitor visitor, string item) =>
        visitor.Item(item).GetByText("補足・証跡・期限").ClickAsync();

    /// <summary>From now on this page learns what others have saved only when it saves itself.</summary>
    public static Task HearsNothingOfOthers(this Visitor visitor) =>
        visitor.Page.RouteAsync("**/answers/changes*", route => route.FulfillAsync(new() { Json = null, Body = "null" }));

    /// <summary>Types a note key by key; somewhere in it the program is killed, and started again before the end.</summary>
    public static async Task TypeAcrossAKill(this Visitor visitor, AppUnderTest app, string item, string text)
    {
        var note = visitor.Input($"{item}:note");
        await note.PressAsync("Control+End");
        var keys = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        var killedAt = Random.Shared.Next(keys.Count / 3, keys.Count * 2 / 3);
        Task? again = null;
        for (var i = 0; i < keys.Count; i++)
        {
            if (i == killedAt)
            {
                await app.Kill();
                again = app.StartAgain();
            }
            await visitor.Page.Keyboard.InsertTextAsync(keys[i]);
            // Some keys follow each other at once, some after a pause that is long enough for a save.
            await Task.Delay(i % 4 == 0 ? 500 : 30);
        }
        await again!;
    }
}
