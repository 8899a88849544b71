using System.Buffers.Binary;
using System.Text;

namespace VendorAssess.Tests.Circuits;

/// <summary>An element that waits for an event.</summary>
/// <param name="Kind">Of elements that all do the same: <c>input[radio] onchange</c>.</param>
public sealed record DrawnEvent(int Handler, string Kind)
{
    public string Name => Kind.Split(" on")[^1];
}

/// <summary>What the server drew, read out of a batch as the script of the page reads it.</summary>
public sealed class DrawnBatch(byte[] bytes)
{
    private const int FrameSize = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    public bool HasElements => Frames().Any(f => Number(f) == Element);

    public IReadOnlyList<DrawnEvent> Events()
    {
        var found = new List<DrawnEvent>();
        var element = "";
        foreach (var at in Frames())
        {
            if (Number(at) == Element)
                element = Text(Number(at + 8))!;
            if (Number(at) != Attribute)
                continue;
            var (name, handler) = (Text(Number(at + 4))!, Number(at + 12));
            if (name == "type")
                element += $"[{Text(Number(at + 8))}]";
            if (handler > 0)
                found.Add(new(handler, $"{element} {name}"));
        }
        return found;
    }

    private IEnumerable<int> Frames()
    {
        var start = Number(bytes.Length - 16);
        return Enumerable.Range(0, Number(start)).Select(i => start + 4 + (i * FrameSize));
    }

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private string? Text(int index)
    {
        if (index < 0)
            return null;
        var at = Number(Number(bytes.Length - 4) + (4 * index));
        using var reader = new BinaryReader(new MemoryStream(bytes, at, bytes.Length - at), Encoding.UTF8);
        return reader.ReadString();
    }
}
