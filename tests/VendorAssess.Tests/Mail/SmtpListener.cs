using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VendorAssess.Tests.Mail;

/// <summary>A small SMTP server on a free port that keeps what it takes, and refuses as it is told.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private readonly ConcurrentQueue<string> taken = new();

    public SmtpListener()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails as they came over the line.</summary>
    public IReadOnlyCollection<string> Taken => taken;

    /// <summary>What each recipient is answered with; an ordinary 250 unless a test says otherwise.</summary>
    public Func<string, string> AnswerTo { get; set; } = _ => "250 OK";

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    private async Task Serve()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(Talk(await listener.AcceptTcpClientAsync()));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var lines = new StreamReader(stream, Encoding.ASCII);
            await Say(stream, "220 test");
            while (await lines.ReadLineAsync() is { } line && !line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                if (line == "DATA")
                {
                    await Say(stream, "354 go on");
                    taken.Enqueue(await Data(lines));
                }
                await Say(stream, line.StartsWith("RCPT", StringComparison.Ordinal) ? AnswerTo(line) : "250 OK");
            }
        }
    }

    private static async Task<string> Data(StreamReader lines)
    {
        var mail = new StringBuilder();
        while (await lines.ReadLineAsync() is { } line && line != ".")
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return mail.ToString();
    }

    private static async Task Say(NetworkStream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"));
}
