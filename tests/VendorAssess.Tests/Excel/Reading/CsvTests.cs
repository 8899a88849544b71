using System.Diagnostics;
using System.Text;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Tests.Excel.Reading;

public class CsvTests
{
    [Theory]
    [InlineData("a,b\r\n1,2", "A1=a B1=b A2=1 B2=2"), InlineData("a,b\n1,2\n", "A1=a B1=b A2=1 B2=2")]
    [InlineData("a\rb", "A1=a A2=b"), InlineData("a,,c\n\n,x", "A1=a C1=c B3=x"), InlineData("\"a,b\",c", "A1=a,b B1=c")]
    [InlineData("\"a\"\"b\"", "A1=a\"b"), InlineData("\"\",x", "B1=x"), InlineData("\"a\r\nb\",c", "A1=a\r\nb B1=c")]
    [InlineData("a\"b,c", "A1=a\"b B1=c"), InlineData("\"a\"x,c", "A1=ax B1=c"), InlineData(" a ,b", "A1= a  B1=b")]
    [InlineData("a\tb,c\td", "A1=a B1=b,c C1=d"), InlineData("=1+1,@x", "A1==1+1 B1=@x"), InlineData("設問;回答", "A1=設問 B1=回答")]
    public void Fields_come_as_they_were_written(string text, string cells) =>
        Assert.Equal(cells, string.Join(' ', Cells(Encoding.UTF8.GetBytes(text)).Select(c => $"{c.At}={c.Text}")));

    [Fact]
    public void Utf_16_with_its_mark_is_read() => Assert.Equal(
        ["設", "𠮷"], Cells([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("設\t𠮷")]).Select(c => c.Text));

    [Fact]
    public void A_text_longer_than_any_cell_is_marked_as_such() =>
        Assert.True(Cells(Encoding.UTF8.GetBytes(new string('a', 40_000))).Single().TooLong);

    public static TheoryData<string> Names() => [.. Hostile.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_is_no_table_is_refused_with_a_clear_sentence(string name)
    {
        var watch = Stopwatch.StartNew();
        var refused = Assert.IsType<WorkbookRead.Refused>(Read(Hostile[name].File()));
        Assert.Contains(Hostile[name].Says, refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("。", refused.Reason, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_table_is_no_workbook() => Assert.Contains("Excelブック", Assert.IsType<WorkbookRead.Refused>(
        WorkbookFile.Read(new MemoryStream(Encoding.UTF8.GetBytes("a,b")))).Reason, StringComparison.Ordinal);

    private static readonly Dictionary<string, (Func<byte[]> File, string Says)> Hostile = new(StringComparer.Ordinal)
    {
        ["empty"] = (() => [], "空のファイル"),
        ["a picture"] = (() => [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1], "CSV として読み取れません"),
        ["zeros"] = (() => new byte[1 << 20], "文字でない内容"),
        ["no known encoding"] = (() => [(byte)'a', 0xFF, 0xFE, 0xFF, 0xFF], "UTF-8 でも Shift_JIS でもありません"),
        ["open quote"] = (() => Encoding.UTF8.GetBytes("a\n\"b" + new string('x', 3 << 20)), "2行目の引用符"),
        ["a million fields"] = (() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2,3\n", 400_000))), "セルの数"),
        ["too wide"] = (() => Encoding.UTF8.GetBytes(new string(',', 20_000)), "列が多すぎます"),
        ["too long"] = (() => Encoding.UTF8.GetBytes(new string('\n', 1_100_000)), "行が多すぎます"),
        ["too much text"] = (() => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('a', 30_000) + "\n", 600))), "文字の量"),
        ["old xls"] = (() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]], "旧形式"),
        ["zip of something"] = (() => new RawZip().Add(new("a.txt", [65])).Bytes(), "Excelブック"),
        ["21 MB"] = (() => new byte[21 << 20], "20MB"),
    };

    private static IEnumerable<Cell> Cells(byte[] file) =>
        Assert.IsType<WorkbookRead.Done>(Read(file)).Workbook.Sheets.Single().Rows.SelectMany(row => row.Cells);

    private static WorkbookRead Read(byte[] file) => WorkbookFile.Read(new MemoryStream(file), FileKind.Table);
}
