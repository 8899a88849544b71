using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Testing;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>A person whose mouse is broken.</summary>
public static class KeySteps
{
    private const int MostTabs = 20;
    private const int Ways = 9, WayOfPending = 4, WayOfNotApplicable = 7;

    public static async Task Keys(this Visitor visitor, params string[] keys)
    {
        foreach (var key in keys)
            await visitor.Page.Keyboard.PressAsync(key);
    }

    /// <summary>As an input method commits it: whole, where there are no keys for it.</summary>
    public static Task Type(this Visitor visitor, string text) => visitor.Page.Keyboard.InsertTextAsync(text);

    public static Task<bool> IsIn(this Visitor visitor, string selector) =>
        visitor.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector);

    public static async Task TabTo(this Visitor visitor, string selector)
    {
        for (var tabs = 0; !await visitor.IsIn(selector); tabs++)
        {
            Assert.True(tabs < MostTabs, $"Tab does not lead to {selector}.");
            await visitor.Keys("Tab");
        }
    }

    /// <summary>The item that has the focus; null outside of all.</summary>
    public static Task<string?> FocusedItem(this Visitor visitor) =>
        visitor.Page.EvaluateAsync<string?>("() => document.activeElement.closest('[data-item]')?.dataset.item");

    /// <summary>
    /// Answers whatever the page asks until Alt+N finds nothing open, also what appears meanwhile. Most is given, now and
    /// then it is 確認中 or 該当なし, never where another question hangs on it.
    /// </summary>
    public static async Task<Dictionary<string, JsonNode>> AnswerAllByKeys(this Visitor visitor, QuestionBank bank)
    {
        var parents = bank.Questions.SelectMany(q => q.AskWhen is { } when ? AskedQuestions.In(when) : []).ToHashSet();
        var typed = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        while (await NextOpen(visitor, typed) is { } item)
        {
            var answer = bank.Find(item) is { } question ? new KeyedAnswer(visitor, question) : null;
            typed[item] = (answer, typed.Count % Ways) switch
            {
                (null, _) => await Words(visitor),
                (_, WayOfPending) when !parents.Contains(item) => await answer.Pending(),
                (_, WayOfNotApplicable) when !parents.Contains(item) => await answer.NotApplicable(),
                _ => await answer.Given(),
            };
        }
        return typed;
    }

    // What a save lets appear comes with its reply, so the last look is one at a page that is saved.
    private static async Task<string?> NextOpen(Visitor visitor, Dictionary<string, JsonNode> typed)
    {
        await visitor.Keys("Alt+n");
        if (await visitor.FocusedItem() is { } item && !typed.ContainsKey(item))
            return item;
        await visitor.SeesAllSaved();
        await visitor.Keys("Alt+n");
        return await visitor.FocusedItem() is { } late && !typed.ContainsKey(late) ? late : null;
    }

    private static async Task<JsonNode> Words(Visitor visitor)
    {
        await visitor.Type(KeyedAnswer.Words);
        return JsonValue.Create(KeyedAnswer.Words);
    }
}
