namespace VendorAssess.Tests.Excel.Reading;

internal static class HostileXml
{
    private const string Sheet = "xl/worksheets/sheet1.xml";

    public static readonly Dictionary<string, (Func<byte[]> File, string Says)> Files = new(StringComparer.Ordinal)
    {
        ["dtd in the sheet"] = (
            () => new Book().Part(Sheet, "<!DOCTYPE x [<!ENTITY a 'b'>]>" + Book.SheetXml("")).Bytes(), "DTD"),
        ["dtd in the strings"] = (
            () => new Book().Part("xl/sharedStrings.xml", "<!DOCTYPE sst SYSTEM 'http://x/'><sst/>").Bytes(), "DTD"),
        ["dtd in a part nobody reads"] = (
            () => new Book().Part("docProps/core.xml", "<?xml version='1.0'?><!DOCTYPE a><a/>").Bytes(), "DTD"),
        ["broken xml"] = (() => new Book().Part(Sheet, "<worksheet><sheetData>").Bytes(), "壊れています"),
        ["empty sheet part"] = (() => new Book().Part(Sheet, "").Bytes(), "壊れています"),
        ["html for a sheet"] = (() => new Book().Part(Sheet, "<html><body/></html>").Bytes(), "ワークシートではありません"),
        ["bad utf-8"] = (() => new Book().Strings("<si><t>@</t></si>").BadByte("xl/sharedStrings.xml"), "文字コード"),
        ["shift_jis"] = (
            () => new Book().Part(Sheet, "<?xml version='1.0' encoding='Shift_JIS'?>" + Book.SheetXml("")).Bytes(),
            "文字コード"),
        ["bad string number"] = (() => Rows("""<row r="1"><c r="A1" t="s"><v>2</v></c></row>"""), "A1 の文字列の番号"),
        ["negative string number"] = (() => Rows("""<row r="1"><c r="A1" t="s"><v>-1</v></c></row>"""), "文字列の番号"),
        ["bad number"] = (() => Rows("""<row r="1"><c r="A1"><v>abc</v></c></row>"""), "A1 の数値"),
        ["endless number"] = (() => Rows("""<row r="1"><c r="A1"><v>1e999</v></c></row>"""), "A1 の数値"),
        ["unknown kind of cell"] = (() => Rows("""<row r="1"><c r="A1" t="x"><v>1</v></c></row>"""), "セルの種類"),
        ["place beyond the sheet"] = (() => Rows("""<row r="1"><c r="XFE1"><v>1</v></c></row>"""), "セル番地"),
        ["row beyond the sheet"] = (() => Rows("""<row r="1048577"/>"""), "行番号"),
        ["one cell twice"] = (
            () => Rows("""<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"""), "A1 の同じセル"),
        ["missing sheet part"] = (() => new Book().Without(Sheet).Bytes(), "部品がありません"),
        ["missing strings part"] = (() => new Book().Without("xl/sharedStrings.xml").Bytes(), "部品がありません"),
        ["missing workbook"] = (() => new Book().Without("xl/workbook.xml").Bytes(), "部品がありません"),
        ["missing root relationships"] = (() => new Book().Without("_rels/.rels").Bytes(), "部品がありません"),
        ["sheet without a target"] = (
            () => new Book().Replace("xl/workbook.xml", "r:id=\"r1\"", "r:id=\"r9\"").Bytes(), "部品がありません"),
        ["deep nesting"] = (() => new Book().Part(Sheet, Deep(200_000)).Bytes(), "入れ子"),
        ["huge attribute"] = (() => Rows($"<row r=\"1\" spans=\"{Noise(3 << 20)}\"/>"), "大きすぎる"),
        ["huge shared string"] = (() => new Book().Strings($"<si><t>{Noise(8 << 20)}</t></si>").Bytes(), "大きすぎる"),
        ["millions of names"] = (() => new Book().Part(Sheet, Names(400_000)).Bytes(), "要素名"),
        ["million filled cells"] = (() => Rows(Cells(1_000_000)), "セルの数"),
        ["too much text"] = (() => new Book().Strings(Texts(600)).Bytes(), "文字の量"),
        ["too many shared strings"] = (
            () => new Book().Strings(Join(500_001, i => $"<si><t>{i}</t></si>")).Bytes(),
            "文字列の数"),
        ["too many sheets"] = (() => ManySheets(251), "シートの数"),
        ["too many formats"] = (() => new Book().Styles($"<cellXfs>{Xfs(100_001)}</cellXfs>").Bytes(), "書式の数"),
        ["larger than any form"] = (
            () => new Book().Raw(new("xl/media/a.png", Bytes(21 << 20)) { Method = 0 }).Bytes(), "20MB"),
    };

    private static byte[] Rows(string rows) => new Book().Rows(rows).Bytes();

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

    private static string Deep(int depth) =>
        Book.SheetXml(Join(depth, i => i % 3 == 0 ? "<a>" : i % 3 == 1 ? "<b>" : "<d e='1'>"));

    private static string Names(int count) =>
        Book.SheetXml(Join(count, i => $"<n{i}/>"));

    private static string Cells(int count) =>
        Join(count / 10, row => $"<row>{Join(10, column => $"<c><v>{(row * 7919) + column}</v></c>")}</row>");

    private static string Texts(int count) =>
        Join(count, _ => $"<si><t>{Noise(30_000)}</t></si>");

    private static string Xfs(int count) =>
        Join(count, i => $"<xf numFmtId=\"{i}\"/>");

    private static byte[] ManySheets(int count) =>
        new Book().Replace("xl/workbook.xml", "<sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/>", Join(
            count, i => $"<sheet name=\"表{i}\" sheetId=\"{i}\" r:id=\"r1\"/>")).Bytes();

    private static string Join(int count, Func<int, string> item) =>
        string.Concat(Enumerable.Range(0, count).Select(item));
}
