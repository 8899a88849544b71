using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>Somebody's circuit, to which marks of pages are brought: their own, or another's.</summary>
public sealed class BroughtCircuit(CircuitClient client) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(200);

    private readonly List<DrawnEvent> events = [];
    private int operations;
    private int calls;
    private int seen;

    /// <summary>The secret by which a circuit is taken up again.</summary>
    public string Secret { get; private init; } = "";

    /// <summary>All that waits for an event, of each kind the newest.</summary>
    public IEnumerable<DrawnEvent> Events => events.GroupBy(e => e.Kind).Select(e => e.Last());

    /// <summary>All that came, as text.</summary>
    public string Text => string.Concat(client.Batches.Select(Encoding.UTF8.GetString).Concat(client.Calls));

    /// <summary>With marks from the start on, or without; the status of the refusal where there is no circuit.</summary>
    public static async Task<(BroughtCircuit? Circuit, HttpStatusCode? Refused)> Open(
        Browser browser, Uri address, string path, params PageMark[] marks)
    {
        var client = new CircuitClient();
        if (await client.Connect(address, browser.CookieHeader, CircuitClient.OriginOf(address)) is { } status)
            return (null, status);
        var brought = new JsonArray([.. marks.Select(m => m.ToJson())]);
        var secret = await client.Start($"{address}", new Uri(address, path).ToString(), brought.ToJsonString());
        return (new(client) { Secret = secret! }, null);
    }

    /// <summary>Whether anything was drawn.</summary>
    /// <param name="isExpected">Then it is waited for.</param>
    /// <param name="reads">Then what is not expected is given as long as reading takes.</param>
    /// <param name="change">add, or update what was drawn at the place.</param>
    public async Task<bool> Bring(
        PageMark mark, int place, bool isExpected, bool reads = false, string change = "add")
    {
        var operation = new JsonObject
        {
            ["type"] = change, ["ssrComponentId"] = place, ["marker"] = mark.ToJson(),
        };
        var batch = new JsonObject { ["batchId"] = ++operations, ["operations"] = new JsonArray(operation) };
        await client.Invoke("UpdateRootComponents", batch.ToJsonString(), "");
        await Until(() => client.Calls.Count(c => c.StartsWith("JS.EndUpdateRootComponents", StringComparison.Ordinal))
            == operations);
        if (isExpected)
            await Until(() => NewBatches().Any(d => d.HasElements));
        else if (reads)
            await Task.Delay(Reading);
        var drawn = NewBatches();
        seen += drawn.Count;
        events.AddRange(drawn.SelectMany(d => d.Events()));
        return drawn.Any(d => d.HasElements);
    }

    /// <summary>Whether the marks that the circuit was opened with drew anything.</summary>
    public async Task<bool> HasDrawn(bool isExpected)
    {
        await Until(() => client.Calls.Any(c => c.StartsWith("JS.AttachComponent", StringComparison.Ordinal)));
        if (isExpected)
            await Until(() => NewBatches().Any(d => d.HasElements));
        return NewBatches().Any(d => d.HasElements);
    }

    /// <summary>Raises an event as the script of the page does; whether anything was drawn.</summary>
    public async Task<bool> Raise(DrawnEvent raised)
    {
        seen += NewBatches().Count;
        await Call(
            "DispatchEventAsync",
            new JsonObject { ["eventHandlerId"] = raised.Handler, ["eventName"] = raised.Name, ["eventFieldInfo"] = null },
            new JsonObject { ["value"] = raised.Kind.Contains("date", StringComparison.Ordinal) ? "2027-05-01" : "0" });
        return NewBatches().Count > 0;
    }

    /// <summary>Calls a method that scripts can call; whether it ran to its end.</summary>
    public async Task<bool> Call(string method, params JsonNode?[] arguments)
    {
        var number = (++calls).ToString(CultureInfo.InvariantCulture);
        await client.Invoke(
            "BeginInvokeDotNetFromJS", number, null, method, 1,
            new JsonArray(arguments).ToJsonString(JsonSerializerOptions.Web));
        await Until(() => client.Answers.ContainsKey(number));
        return client.Answers[number];
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    // None is confirmed: so an element keeps the number of its event, and so few need not be.
    private List<DrawnBatch> NewBatches() => [.. client.Batches.Skip(seen).Select(b => new DrawnBatch(b))];

    private static async Task Until(Func<bool> happened)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!happened())
        {
            Assert.True(waited.Elapsed < Patience, "The circuit did not answer.");
            await Task.Delay(5);
        }
    }
}
