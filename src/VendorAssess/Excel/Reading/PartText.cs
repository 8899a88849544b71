using System.Text;

namespace VendorAssess.Excel.Reading;

/// <summary>A part's characters in the encodings that the format allows; one endless value is refused.</summary>
internal sealed class PartText(ZipEntry entry, Budget budget) : TextReader
{
    private readonly StreamReader text = new(entry.Open(), EncodingOf(entry.Start(4)), false, 1 << 15);
    private int withoutTag;

    public static bool IsWide(ZipEntry entry) => EncodingOf(entry.Start(4)) is UnicodeEncoding;

    public override int Peek() => text.Peek();

    public override int Read()
    {
        var one = new char[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    public override int Read(char[] buffer, int index, int count)
    {
        budget.CheckTime();
        var read = text.Read(buffer, index, count);
        var lastTag = buffer.AsSpan(index, read).LastIndexOf('<');
        withoutTag = lastTag < 0 ? withoutTag + read : read - lastTag;
        return withoutTag > Limits.CharsWithoutTag ? throw Refusal.TooLarge($"一つの値: {entry.Name}") : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private static Encoding EncodingOf(byte[] start) => start switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => new UnicodeEncoding(false, true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => new UnicodeEncoding(true, true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(true, throwOnInvalidBytes: true),
    };
}
