using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VendorAssess.Tests.Features.Answers.Files;

/// <summary>Speaks clamd's INSTREAM and finds nothing but the test text.</summary>
public sealed class FakeClamd : IDisposable
{
    private readonly Socket door;
    private readonly string? other;

    private FakeClamd(Socket door, string address, string? other)
    {
        (this.door, Address, this.other) = (door, address, other);
        door.Listen();
        _ = Serve();
    }

    public string Address { get; }

    public long Received { get; private set; }

    public static FakeClamd OnTcp(string? reply = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new(socket, $"127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}", reply);
    }

    public static FakeClamd OnSocket(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return new(socket, path, null);
    }

    public void Dispose() => door.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var caller = new NetworkStream(await door.AcceptAsync(), ownsSocket: true);
                await caller.WriteAsync(Encoding.ASCII.GetBytes(await Judge(caller) + "\0"));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed at the end of the test.
        }
    }

    private async Task<string> Judge(Stream caller)
    {
        var command = new byte["zINSTREAM\0"u8.Length];
        await caller.ReadExactlyAsync(command);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8))
            return "UNKNOWN COMMAND";
        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await caller.ReadExactlyAsync(length);
            var piece = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            if (piece.Length == 0)
                break;
            await caller.ReadExactlyAsync(piece);
            file.Write(piece);
        }
        Received = file.Length;
        return other ?? (Encoding.Latin1.GetString(file.ToArray()).Contains(Samples.Eicar, StringComparison.Ordinal)
            ? "stream: Eicar-Test-Signature FOUND"
            : "stream: OK");
    }
}
