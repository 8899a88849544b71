using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>One interactive part of a page, drawn in somebody's circuit from the mark that a page carried.</summary>
public sealed partial class DrawnPart(CircuitClient client) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public CircuitClient Client => client;

    /// <summary>All that was drawn so far, as text.</summary>
    public string Text => string.Concat(client.Batches.Select(Encoding.UTF8.GetString));

    /// <summary>The marks of the interactive parts of a page.</summary>
    public static async Task<IReadOnlyList<string>> MarksOn(Browser browser, string path)
    {
        using var answer = await browser.Get(path);
        var text = await answer.Content.ReadAsStringAsync();
        var marks = Mark().Matches(text).Select(m => m.Groups["mark"].Value);
        return [.. marks.Where(m => m.Contains("descriptor", StringComparison.Ordinal))];
    }

    public static async Task<DrawnPart> Draw(Browser browser, Uri address, string path, string mark)
    {
        var client = await CircuitClient.Of(browser, address);
        Assert.NotNull(await client.Start($"{address}", new Uri(address, path).ToString()));
        var operation = new JsonObject
        {
            ["type"] = "add", ["ssrComponentId"] = 1, ["marker"] = JsonNode.Parse(mark),
        };
        var operations = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray(operation) };
        await client.Invoke("UpdateRootComponents", operations.ToJsonString(), "");
        var part = new DrawnPart(client);
        await Until(() => client.Closed.IsCompleted
            || client.Calls.Any(c => c.StartsWith("JS.EndUpdateRootComponents", StringComparison.Ordinal)
                || c.StartsWith("JS.Error", StringComparison.Ordinal)));
        return part;
    }

    /// <summary>Raises an event on a handler by its number, as the script of the page does.</summary>
    public async Task Raise(int handler, string name, string value)
    {
        var arguments = new JsonArray(
            new JsonObject { ["eventHandlerId"] = handler, ["eventName"] = name, ["eventFieldInfo"] = null },
            new JsonObject { ["value"] = value });
        await client.Invoke(
            "BeginInvokeDotNetFromJS", $"{handler}", null, "DispatchEventAsync", 1,
            arguments.ToJsonString(JsonSerializerOptions.Web));
    }

    public static async Task Until(Func<bool> seen)
    {
        for (var waited = TimeSpan.Zero; !seen() && waited < Patience; waited += TimeSpan.FromMilliseconds(20))
            await Task.Delay(20);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [GeneratedRegex("<!--Blazor:(?<mark>{.*?})-->", RegexOptions.None, 1000)]
    private static partial Regex Mark();
}
