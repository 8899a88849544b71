using System.Buffers.Binary;
using System.Text;

namespace VendorAssess.Tests.Circuits;

/// <summary>Reads the messages that the circuit hub sends.</summary>
public ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The messages of one WebSocket message, each an array.</summary>
    public static IEnumerable<object?[]> Messages(ReadOnlySpan<byte> frames)
    {
        var found = new List<object?[]>();
        while (frames.Length > 0)
        {
            var (length, digits) = (0, 0);
            do
                length |= (frames[digits] & 0x7f) << (7 * digits);
            while ((frames[digits++] & 0x80) != 0);
            found.Add((object?[])new PackReader(frames.Slice(digits, length)).Read()!);
            frames = frames[(digits + length)..];
        }
        return found;
    }

    public object? Read()
    {
        var kind = Take(1)[0];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(kind & 0x0f),
            < 0xa0 => Items(kind & 0x0f),
            < 0xc0 => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 or 0xc3 => kind == 0xc3,
            0xc4 => Take(Take(1)[0]).ToArray(),
            0xc5 => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))).ToArray(),
            0xc6 => Take((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))).ToArray(),
            0xcc => (long)Take(1)[0],
            0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (long)(sbyte)Take(1)[0],
            0xd9 => Text(Take(1)[0]),
            0xda => Text(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xdb => Text((int)BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            0xdc => Items(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xde => Map(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new NotSupportedException($"MessagePack 0x{kind:x2}"),
        };
    }

    private object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
            items[i] = Read();
        return items;
    }

    private Dictionary<object, object?> Map(int count)
    {
        var map = new Dictionary<object, object?>();
        for (var i = 0; i < count; i++)
            map[Read()!] = Read();
        return map;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
