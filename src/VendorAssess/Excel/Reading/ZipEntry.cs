using System.IO.Compression;

namespace VendorAssess.Excel.Reading;

/// <summary>One packed part, as the zip's directory describes it.</summary>
internal sealed record ZipEntry(string Name, int Method, uint Crc, long Size, ReadOnlyMemory<byte> Packed)
{
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>Unpacks under the size that the directory promises, so a lie costs nothing.</summary>
    public Stream Open() => Method switch
    {
        Stored => new ReadOnlyBytes(Packed),
        Deflated => new DeflateStream(new ReadOnlyBytes(Packed), CompressionMode.Decompress),
        _ => throw Refusal.BrokenZip($"対応していない圧縮方式: {Name}"),
    };

    public byte[] Start(int length)
    {
        using var content = Open();
        var start = new byte[length];
        return start[..content.ReadAtLeast(start, length, throwOnEndOfStream: false)];
    }

    /// <summary>Unpacks once and compares size and checksum; the framework compares neither.</summary>
    public void Verify(Budget budget)
    {
        using var content = Open();
        var buffer = new byte[1 << 16];
        var crc = 0u;
        var size = 0L;
        for (int n; (n = content.Read(buffer)) > 0;)
        {
            crc = Crc32.Continue(crc, buffer.AsSpan(0, n));
            if ((size += n) > Size)
                break;
            budget.CheckTime();
        }
        if (size != Size)
            throw Refusal.BrokenZip($"大きさが合いません: {Name}");
        if (crc != Crc)
            throw Refusal.BrokenZip($"CRCが合いません: {Name}");
    }
}
