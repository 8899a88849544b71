using System.Globalization;
using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using VendorAssess.PolicyFiles;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Answering without the mouse.</summary>
public sealed class KeyboardTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Every_question_of_a_case_is_answered_with_keys_alone_and_stored_as_typed()
    {
        var bank = new BankFiles([]).Read(ContentFile.ReadAll(Folders.Questions))!;
        var clerk = await SignedIn("shimin-tanto");
        var answers = await clerk.BeginAnswers("キーだけで答えるクラウド");
        var number = int.Parse(answers.Split('/')[2], CultureInfo.InvariantCulture);

        await clerk.OpenAnswers($"{answers}/all");
        var vendors = await clerk.AnswerAllByKeys(bank);
        await SeesAllDone(clerk, vendors);
        await clerk.Look("65-answering-all-by-keys");
        await clerk.OpenAnswers($"/cases/{number}/answers");
        var own = await clerk.AnswerAllByKeys(bank);
        await SeesAllDone(clerk, own);
        Assert.True(vendors.Count + own.Count > 90, "Not all questions of a full case were asked.");

        using var server = App.JoinServer();
        AsTyped(vendors.Concat(own), StoredAnswers.Of(server, number));
    }

    private static async Task SeesAllDone(Visitor clerk, Dictionary<string, JsonNode> typed)
    {
        await clerk.SeesAllSaved();
        var questions = typed.Keys.Count(item => !item.StartsWith("record-", StringComparison.Ordinal));
        var pending = typed.Values.Count(value => value is JsonValue said && said.ToString() == "unknown");
        var done = $"{questions - pending} / {questions} 問" + (pending > 0 ? $"（確認中 {pending}）" : "");
        await Expect(clerk.Page.Locator("[data-progress='']")).ToHaveTextAsync(done);
    }

    private static void AsTyped(
        IEnumerable<KeyValuePair<string, JsonNode>> typed, IReadOnlyDictionary<string, JsonNode> stored)
    {
        Assert.Equal(typed.Select(t => t.Key).Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(typed, t => Assert.True(
            JsonNode.DeepEquals(t.Value, stored[t.Key]),
            $"{t.Key}: {t.Value.ToJsonString()} became {stored[t.Key].ToJsonString()}"));
    }
}
