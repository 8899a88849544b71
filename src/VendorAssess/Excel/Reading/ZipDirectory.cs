using System.Buffers.Binary;
using System.Text;

namespace VendorAssess.Excel.Reading;

/// <summary>Reads a zip's directory strictly: what two programs could understand differently is refused.</summary>
internal static class ZipDirectory
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int Encrypted = 0x41;

    public static IReadOnlyList<ZipEntry> Read(byte[] file)
    {
        var end = FindEnd(file);
        var count = U16(file, end + 10);
        long at = U32(file, end + 16);
        if (count > Limits.Entries)
            throw Refusal.TooLarge("部品の数");
        if (U16(file, end + 4) != 0 || U16(file, end + 8) != count || at + U32(file, end + 12) != end)
            throw Refusal.BrokenZip("目録");
        var entries = new List<ZipEntry>(count);
        var taken = new List<(long From, long To)>(count);
        for (var i = 0; i < count; i++)
            at = ReadEntry(file, at, end, entries, taken);
        CheckOverlap(taken);
        return entries;
    }

    private static int FindEnd(byte[] file)
    {
        for (var at = file.Length - EndLength; at >= 0 && at >= file.Length - EndLength - ushort.MaxValue; at--)
        {
            if (U32(file, at) == EndSignature && at + EndLength + U16(file, at + 20) == file.Length)
                return at;
        }
        throw Refusal.BrokenZip("途中で切れています");
    }

    private static long ReadEntry(
        byte[] file, long at, int end, List<ZipEntry> entries, List<(long From, long To)> taken)
    {
        if (at + EntryLength > end || U32(file, at) != EntrySignature)
            throw Refusal.BrokenZip("目録");
        var nameLength = U16(file, at + 28);
        var extraLength = U16(file, at + 30);
        var next = at + EntryLength + nameLength + extraLength + U16(file, at + 32);
        if (next > end)
            throw Refusal.BrokenZip("目録");
        var name = file.AsSpan((int)at + EntryLength, nameLength);
        var extra = file.AsSpan((int)at + EntryLength + nameLength, extraLength);
        var sizes = Zip64Sizes.Read(U32(file, at + 24), U32(file, at + 20), U32(file, at + 42), extra);
        if ((U16(file, at + 8) & Encrypted) != 0)
            throw Refusal.Password();
        if (IsLink(file, at))
            throw Refusal.BrokenZip("リンク");
        var data = LocalData(file, sizes.Offset, name, U16(file, at + 10));
        if (data + sizes.Packed > end)
            throw Refusal.BrokenZip("途中で切れています");
        taken.Add((sizes.Offset, data + sizes.Packed));
        entries.Add(new ZipEntry(
            ZipNames.Normal(Encoding.UTF8.GetString(name)),
            U16(file, at + 10),
            U32(file, at + 16),
            sizes.Unpacked,
            file.AsMemory((int)data, (int)sizes.Packed)));
        return next;
    }

    /// <summary>The entry's own header must tell the same as the directory.</summary>
    private static long LocalData(byte[] file, long at, ReadOnlySpan<byte> name, int method)
    {
        if (at < 0 || at + LocalLength + name.Length > file.Length
            || U32(file, at) != LocalSignature
            || U16(file, at + 8) != method
            || U16(file, at + 26) != name.Length
            || !file.AsSpan((int)at + LocalLength, name.Length).SequenceEqual(name))
        {
            throw Refusal.BrokenZip("部品の見出しが目録と合いません");
        }
        return at + LocalLength + name.Length + U16(file, at + 28);
    }

    private static void CheckOverlap(List<(long From, long To)> taken)
    {
        taken.Sort();
        for (var i = 1; i < taken.Count; i++)
        {
            if (taken[i].From < taken[i - 1].To)
                throw Refusal.BrokenZip("部品が重なっています");
        }
    }

    private static bool IsLink(byte[] file, long at) => file[at + 5] == 3 && (U32(file, at + 38) >> 28) == 0xA;

    private static ushort U16(byte[] file, long at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan((int)at, 2));

    private static uint U32(byte[] file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at, 4));
}
