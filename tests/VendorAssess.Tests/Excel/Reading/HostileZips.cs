using System.Text;

namespace VendorAssess.Tests.Excel.Reading;

internal static class HostileZips
{
    public static readonly Dictionary<string, (Func<byte[]> File, string Says)> Files = new(StringComparer.Ordinal)
    {
        ["empty file"] = (() => [], "Excelブック"),
        ["text file"] = (() => Book.Utf8("回答,補足\na,なし\n"), "Excelブック"),
        ["pdf"] = (() => Book.Utf8("%PDF-1.7\n"), "Excelブック"),
        ["old xls"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]], "旧形式"),
        ["password on the file"] = (
            () => [0xD0, 0xCF, 0x11, 0xE0, .. new byte[508], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
            "パスワード"),
        ["password on an entry"] = (() => new Book().Raw(new("x.xml", [1]) { Flags = 1 }).Bytes(), "パスワード"),
        ["zip without a workbook"] = (() => new RawZip().Add(new("a.txt", [65])).Bytes(), "Excelブック"),
        ["ods"] = (() => new RawZip().Add(new("mimetype", [65])).Bytes(), "OpenDocument"),
        ["docx"] = (
            () => new Book().Replace("[Content_Types].xml", "spreadsheetml.sheet", "wordprocessingml.document").Bytes(),
            "Word"),
        ["truncated"] = (() => new Book().Bytes()[..^30], "途中で切れて"),
        ["bytes behind the end"] = (() => [.. new Book().Bytes(), 0, 0], "途中で切れて"),
        ["half the file"] = (() => Half(new Book().Bytes()), "途中で切れて"),
        ["wrong CRC"] = (() => new Book().Raw(new("xl/x.xml", Book.Utf8("<a/>")) { Crc = 1 }).Bytes(), "CRC"),
        ["wrong CRC of a picture"] = (() => new Book().Raw(new("xl/media/a.png", [9, 9]) { Crc = 1 }).Bytes(), "CRC"),
        ["smaller than it says"] = (
            () => new Book().Raw(new("xl/x.xml", Book.Utf8("<a/>")) { Size = 9 }).Bytes(), "大きさ"),
        ["larger than it says"] = (() => new Book().Raw(new("xl/x.xml", new byte[9000]) { Size = 9 }).Bytes(), "大きさ"),
        ["unknown compression"] = (() => new Book().Raw(new("xl/x.xml", [1]) { Method = 12 }).Bytes(), "圧縮方式"),
        ["broken compression"] = (() => Broken(new Book()), "壊れています"),
        ["duplicate part"] = (() => new Book().Raw(new("XL/WORKBOOK.xml", [1])).Bytes(), "同じ名前"),
        ["backslash duplicate"] = (() => new Book().Raw(new("xl\\workbook.xml", [1])).Bytes(), "同じ名前"),
        ["climbing name"] = (() => new Book().Raw(new("xl/../../etc/x", [1])).Bytes(), "部品名"),
        ["absolute name"] = (() => new Book().Raw(new("/etc/passwd", [1])).Bytes(), "部品名"),
        ["drive name"] = (() => new Book().Raw(new("C:/x", [1])).Bytes(), "部品名"),
        ["symbolic link"] = (() => new Book().Raw(new("x", [1]) { ExternalAttributes = 0xA1FF0000 }).Bytes(), "リンク"),
        ["header lies about the name"] = (
            () => new Book().Raw(new("a.xml", [1]) { LocalName = "b.xml" }).Bytes(), "見出し"),
        ["overlapping entries"] = (() => Overlapping(), "重なって"),
        ["too many entries"] = (() => Many(501), "部品の数"),
        ["zip bomb"] = (() => new Book().Part("xl/a.xml", new byte[60 << 20]).Bytes(), "大きすぎる"),
        ["bomb in many parts"] = (() => Parts(12, 9 << 20), "大きすぎる"),
    };

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Text that packs badly, so that only its length can be what is refused.</summary>
    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, (span, r) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = (char)('0' + r.Next(9));
        });
    }

    private static byte[] Broken(Book book)
    {
        var entry = new RawZip.Entry("xl/x.xml", Bytes(4000));
        var file = book.Raw(entry).Bytes();
        file.AsSpan(file.AsSpan().IndexOf("xl/x.xml"u8) + 8, 100).Fill(0xFF);
        return file;
    }

    private static byte[] Overlapping()
    {
        var zip = new RawZip().Add(new("a", [1, 2, 3]) { Method = 0 });
        return zip.Add(new("a", [1, 2, 3]) { Method = 0, Offset = 0 }).Bytes();
    }

    private static byte[] Many(int count)
    {
        var book = new Book();
        for (var i = 0; i < count; i++)
            book.Part($"xl/media/{i}.png", [1]);
        return book.Bytes();
    }

    private static byte[] Parts(int count, int size)
    {
        var book = new Book();
        var content = Book.Utf8($"<a>{Noise(1 << 20)}{new string(' ', size)}</a>");
        for (var i = 0; i < count; i++)
            book.Part($"xl/{i}.xml", content);
        return book.Bytes();
    }
}
