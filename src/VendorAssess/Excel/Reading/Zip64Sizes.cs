using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VendorAssess.Excel.Reading;

/// <summary>Some writers put even small sizes into the 64-bit field.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Zip64Sizes(long Unpacked, long Packed, long Offset)
{
    public static Zip64Sizes Read(uint unpacked, uint packed, uint offset, ReadOnlySpan<byte> extra)
    {
        var wide = Field(extra);
        return new Zip64Sizes(Take(unpacked, ref wide), Take(packed, ref wide), Take(offset, ref wide));
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return default;
    }

    private static long Take(uint narrow, ref ReadOnlySpan<byte> wide)
    {
        if (narrow != uint.MaxValue)
            return narrow;
        if (wide.Length < 8)
            throw Refusal.BrokenZip("目録");
        var value = BinaryPrimitives.ReadInt64LittleEndian(wide);
        wide = wide[8..];
        return value is >= 0 and <= int.MaxValue ? value : throw Refusal.BrokenZip("目録");
    }
}
