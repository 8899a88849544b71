using System.Buffers.Binary;
using System.Text;

namespace VendorAssess.Tests.Circuits;

/// <summary>As much of MessagePack as an invocation of the circuit hub needs.</summary>
public static class PackWriter
{
    public static byte[] Framed(object? message)
    {
        using var body = new MemoryStream();
        Write(body, message);
        using var frame = new MemoryStream();
        var length = (uint)body.Length;
        for (; length > 0x7f; length >>= 7)
            frame.WriteByte((byte)(length | 0x80));
        frame.WriteByte((byte)length);
        body.WriteTo(frame);
        return frame.ToArray();
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case int small and >= 0 and < 128:
                to.WriteByte((byte)small);
                break;
            case string text:
                WriteText(to, Encoding.UTF8.GetBytes(text));
                break;
            case IDictionary<string, string> { Count: 0 }:
                to.WriteByte(0x80);
                break;
            case object?[] { Length: < 16 } items:
                to.WriteByte((byte)(0x90 | items.Length));
                foreach (var item in items)
                    Write(to, item);
                break;
            default:
                throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void WriteText(MemoryStream to, byte[] text)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = 0xdb;
        BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)text.Length);
        to.Write(head);
        to.Write(text);
    }
}
