using System.IO.Compression;
using System.Text;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>Writes a zip byte by byte, so that a test can lie in every field.</summary>
internal sealed class RawZip
{
    private readonly List<Entry> entries = [];

    public sealed record Entry(string Name, byte[] Content)
    {
        public uint? Crc { get; init; }
        public uint? Size { get; init; }
        public ushort Flags { get; init; }
        public ushort? Method { get; init; }
        public string? LocalName { get; init; }
        public uint? Offset { get; init; }
        public uint ExternalAttributes { get; init; }
        public bool Wide { get; init; }
    }

    public string Comment { get; init; } = "";

    public RawZip Add(Entry entry)
    {
        entries.Add(entry);
        return this;
    }

    public byte[] Bytes()
    {
        var zip = new MemoryStream();
        var directory = new MemoryStream();
        using var w = new BinaryWriter(zip, Encoding.UTF8, leaveOpen: true);
        using var d = new BinaryWriter(directory, Encoding.UTF8, leaveOpen: true);
        foreach (var entry in entries)
            Write(entry, w, d);
        var start = (uint)zip.Position;
        w.Write(directory.ToArray());
        w.Write(0x06054b50u);
        w.Write(0u);
        w.Write((ushort)entries.Count);
        w.Write((ushort)entries.Count);
        w.Write((uint)directory.Length);
        w.Write(start);
        w.Write((ushort)Comment.Length);
        w.Write(Encoding.ASCII.GetBytes(Comment));
        return zip.ToArray();
    }

    private static void Write(Entry entry, BinaryWriter w, BinaryWriter d)
    {
        var offset = entry.Offset ?? (uint)w.BaseStream.Position;
        var packed = entry.Method == 0 ? entry.Content : Deflate(entry.Content);
        var crc = entry.Crc ?? TestCrc.Of(entry.Content);
        var size = entry.Size ?? (uint)entry.Content.Length;
        var localName = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
        w.Write(0x04034b50u);
        WriteFields(w, entry, crc, (uint)packed.Length, size, localName.Length, 0);
        w.Write(localName);
        w.Write(packed);
        var name = Encoding.UTF8.GetBytes(entry.Name);
        d.Write(0x02014b50u);
        d.Write((ushort)(3 << 8 | 20));
        var (shownSize, extra) = entry.Wide ? (uint.MaxValue, 12) : (size, 0);
        WriteFields(d, entry, crc, (uint)packed.Length, shownSize, name.Length, extra);
        d.Write((ushort)0);
        d.Write(0u);
        d.Write(entry.ExternalAttributes);
        d.Write(offset);
        d.Write(name);
        if (!entry.Wide)
            return;
        d.Write((ushort)1);
        d.Write((ushort)8);
        d.Write((long)size);
    }

    private static void WriteFields(BinaryWriter w, Entry entry, uint crc, uint packed, uint size, int name, int extra)
    {
        w.Write((ushort)20);
        w.Write(entry.Flags);
        w.Write(entry.Method ?? 8);
        w.Write(0u);
        w.Write(crc);
        w.Write(packed);
        w.Write(size);
        w.Write((ushort)name);
        w.Write((ushort)extra);
    }

    private static byte[] Deflate(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }
}

/// <summary>The textbook form with one table, on purpose not the product's own.</summary>
internal static class TestCrc
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(b => Shift((uint)b))];

    public static uint Of(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var b in content)
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
        return value;
    }
}
