using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace VendorAssess.Features.Answers.Files;

/// <summary>Has clamd look for viruses, where one is configured (INSTREAM over TCP or a socket of this machine).</summary>
public sealed class ScanFile(EvidenceSettings settings, ILogger<ScanFile> logger)
{
    private const string NotScanned = "ウイルスの検査ができないため、いまは受け取れません。しばらくしてからもう一度お試しになるか、管理者に連絡してください。";
    private const int Piece = 1 << 16;
    private const int LongestReply = 1 << 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null for a file without a find, and for every file where nobody looks.</summary>
    public async Task<string?> WhyNot(IFormFile upload)
    {
        if (settings.Clamd is not { } address)
            return null;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await using var bytes = upload.OpenReadStream();
            return Judge(await Ask(address, bytes, patience.Token));
        }
        catch (Exception away) when (away is SocketException or IOException or OperationCanceledException)
        {
            logger.LogError("clamd at {Address} cannot be asked: {Reason}", address, away.Message);
            return NotScanned;
        }
    }

    private string? Judge(string reply)
    {
        if (reply.EndsWith(" OK", StringComparison.Ordinal))
            return null;
        if (reply.EndsWith(" FOUND", StringComparison.Ordinal))
            return $"ウイルスの検査で見つかったものがあるため、受け取れません（{reply["stream: ".Length..^" FOUND".Length]}）。";
        logger.LogError("clamd answered {Reply}", reply);
        return NotScanned;
    }

    private static async Task<string> Ask(string address, Stream bytes, CancellationToken patience)
    {
        using var socket = await Connect(address, patience);
        await using var clamd = new NetworkStream(socket);
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), patience);
        await Send(bytes, clamd, patience);
        var reply = new byte[LongestReply];
        var read = await clamd.ReadAtLeastAsync(reply, LongestReply, throwOnEndOfStream: false, patience);
        return Encoding.ASCII.GetString(reply, 0, read).TrimEnd('\0', '\n');
    }

    // Each piece behind its length; a length of zero ends.
    private static async Task Send(Stream bytes, Stream clamd, CancellationToken patience)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Piece + sizeof(int));
        try
        {
            int read;
            do
            {
                read = await bytes.ReadAsync(buffer.AsMemory(sizeof(int), Piece), patience);
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await clamd.WriteAsync(buffer.AsMemory(0, read + sizeof(int)), patience);
            }
            while (read > 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<Socket> Connect(string address, CancellationToken patience)
    {
        if (address.StartsWith('/'))
        {
            var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await local.ConnectAsync(new UnixDomainSocketEndPoint(address), patience);
            return local;
        }
        var colon = address.LastIndexOf(':');
        var port = colon < 0 ? 3310 : int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(colon < 0 ? address : address[..colon], port, patience);
        return socket;
    }
}
