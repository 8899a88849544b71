using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Circuits;

/// <summary>Speaks to the circuit hub as a browser does, or as somebody who means no good.</summary>
public sealed class CircuitClient : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> calls = new();
    private readonly ConcurrentQueue<byte[]> batches = new();
    private readonly ConcurrentDictionary<string, bool> answers = new(StringComparer.Ordinal);
    private int invocations;
    private Task reading = Task.CompletedTask;

    /// <summary>What the server called in the browser, with its first text argument.</summary>
    public IReadOnlyCollection<string> Calls => calls;

    /// <summary>What the server drew, as it came.</summary>
    public IReadOnlyCollection<byte[]> Batches => batches;

    /// <summary>Whether a method that was called as a script calls it ran to its end; by the number of the call.</summary>
    public IReadOnlyDictionary<string, bool> Answers => answers;

    /// <summary>Ends when the connection does.</summary>
    public Task Closed => reading;

    /// <summary>The status of the refusal, or null when the WebSocket was accepted.</summary>
    public async Task<HttpStatusCode?> Connect(Uri address, string? cookies, string? origin)
    {
        var target = new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        if (cookies is { Length: > 0 })
            socket.Options.SetRequestHeader("Cookie", cookies);
        try
        {
            await socket.ConnectAsync(target, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode;
        }
        await Send(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        reading = Read();
        return null;
    }

    public static async Task<CircuitClient> Of(Browser browser, Uri address)
    {
        var client = new CircuitClient();
        Assert.Null(await client.Connect(address, browser.CookieHeader, OriginOf(address)));
        return client;
    }

    public static string OriginOf(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>The secret of the circuit, or null when it was refused.</summary>
    public async Task<string?> Start(string baseAddress, string? page = null, string marks = "[]") =>
        (string?)await Invoke("StartCircuit", baseAddress, page ?? baseAddress, marks, "");

    public async Task<bool> Reconnect(string circuit) => (bool)(await Invoke("ConnectCircuit", circuit))!;

    public async Task<object?> Invoke(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref invocations).ToString(CultureInfo.InvariantCulture);
        var answer = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send(PackWriter.Framed(
            (object?[])[Invocation, new Dictionary<string, string>(), id, method, arguments, Array.Empty<object?>()]));
        await Task.WhenAny(answer.Task, reading).WaitAsync(TimeSpan.FromSeconds(10));
        return answer.Task.IsCompleted ? await answer.Task : throw new InvalidOperationException(
            $"The connection ended: {string.Join(", ", calls)}");
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        await reading;
    }

    private Task Send(byte[] bytes) =>
        socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    private async Task Read()
    {
        var buffer = new byte[1 << 20];
        try
        {
            for (var handshake = true; ; handshake = false)
            {
                var filled = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                    filled += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                var start = handshake ? buffer.AsSpan(0, filled).IndexOf((byte)0x1e) + 1 : 0;
                foreach (var message in PackReader.Messages(buffer.AsSpan(start, filled - start)))
                    Take(message);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side hung up.
        }
    }

    private void Take(object?[] message)
    {
        if (message[0] is (long)Invocation && message[4] is object?[] arguments)
        {
            foreach (var batch in arguments.OfType<byte[]>())
                batches.Enqueue(batch);
            if (arguments is [string call, bool done, ..] && message[3] is "JS.EndInvokeDotNet")
                answers[call] = done;
            calls.Enqueue($"{message[3]} {arguments.OfType<string>().FirstOrDefault()}");
        }
        else if (message[0] is (long)Completion && waiting.TryGetValue((string)message[2]!, out var answer))
            answer.TrySetResult(message.Length > 4 ? message[4] : null);
    }
}
