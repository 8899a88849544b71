using System.Text;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>What people and programs leave in a workbook; each still says 一 in A1 and nothing else.</summary>
internal static class OrdinaryWorkbooks
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const string Links = "xl/_rels/workbook.xml.rels";
    private const string FirstRow = """<row r="1"><c r="A1" t="s"><v>0</v></c></row>""";

    public static readonly Dictionary<string, Func<byte[]>> Files = new(StringComparer.Ordinal)
    {
        ["as written"] = () => new Book().Bytes(),
        ["zip comment"] = () => new Book().Bytes("made by hand"),
        ["64-bit sizes"] = () => new Book().Raw(new("xl/theme.xml", Book.Utf8("<a/>")) { Wide = true }).Bytes(),
        ["stored, not packed"] = () => new Book().Raw(new("xl/media/a.png", new byte[100]) { Method = 0 }).Bytes(),
        ["folders"] = () => new Book().Raw(new("xl/media/", []) { Method = 0 }).Bytes(),
        ["backslashes"] = () => new Book().Raw(new("xl\\theme\\theme1.xml", Book.Utf8("<a/>"))).Bytes(),
        ["picture"] = () => new Book()
            .Part("xl/media/image1.png", [0x89, 0x50, 0x4E, 0x47]).Part("xl/drawings/drawing1.xml", "<a/>").Bytes(),
        ["comment with old drawing"] = () => new Book()
            .Part("xl/comments1.xml", "<a/>").Part("xl/drawings/vmlDrawing1.vml", "<x><br></x>").Bytes(),
        ["custom xml"] = () => new Book()
            .Part("customXml/item1.xml", "<?xml version='1.0' encoding='utf-8'?><a/>").Bytes(),
        ["table"] = () => new Book().Part("xl/tables/table1.xml", "<table/>").Bytes(),
        ["printer settings"] = () => new Book().Part("xl/printerSettings/printerSettings1.bin", [1, 2, 3]).Bytes(),
        ["link to a page"] = () => new Book().Part("xl/worksheets/_rels/sheet1.xml.rels", Book.Relationships(
            $"""<Relationship Id="a" Type="{Book.Rel}/hyperlink" TargetMode="External" Target="https://a.test/"/>"""))
            .Bytes(),
        ["macro type declared for no part"] = () => new Book().Insert(
            "[Content_Types].xml",
            "<Default Extension=\"xml\"",
            """<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>""")
            .Bytes(),
        ["2 KB hyperlink over the whole sheet"] = () =>
            Behind("""<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="a"/></hyperlinks>"""),
        ["merged over the whole sheet"] = () => Behind("""<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"""),
        ["protected sheet"] = () => Behind("""<sheetProtection password="CC1A" sheet="1"/>"""),
        ["rules over the whole sheet"] = () =>
            Behind("""<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>"""),
        ["extension elements"] = () =>
            Behind("""<extLst><ext uri="x"><y:c xmlns:y="urn:y"><y:v>9</y:v></y:c></ext></extLst>"""),
        ["lying dimension"] = () => new Book().Replace(Sheet, "ref=\"A1:B2\"", "ref=\"A1:XFD1048576\"").Bytes(),
        ["absolute targets"] = () => new Book().Replace(Links, "Target=\"", "Target=\"/xl/").Bytes(),
        ["targets with dots"] = () => new Book().Replace(Links, "Target=\"", "Target=\"../xl/./").Bytes(),
        ["part names in another case"] = () =>
            new Book().Replace(Links, "sharedStrings.xml", "SharedStrings.XML").Bytes(),
        ["without styles"] = () => new Book().Without("xl/styles.xml").Replace(Links, "/styles", "/unknown").Bytes(),
        ["strict edition"] = Strict,
        ["prefixed elements"] = () => new Book().Part(Sheet,
            $"""
            <x:worksheet xmlns:x="{Book.Main}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """).Bytes(),
        ["utf-16 part"] = () => new Book().Part(Sheet, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Book.SheetXml(FirstRow))]).Bytes(),
        ["utf-8 with mark"] = () => new Book().Part("xl/sharedStrings.xml",
            [0xEF, 0xBB, 0xBF, .. Book.Utf8($"""<sst xmlns="{Book.Main}"><si><t>一</t></si></sst>""")]).Bytes(),
        ["no references"] = () => Rows("""<row><c t="s"><v>0</v></c><c/></row>"""),
        ["inline text"] = () => Rows("""<row r="1"><c r="A1" t="inlineStr"><is><t>&#19968;</t></is></c></row>"""),
        ["formula with a value"] = () =>
            Rows("""<row r="1"><c r="A1" t="str"><f>B1&amp;""</f><v>一</v></c></row>"""),
        ["rich text with furigana"] = () => new Book().Strings(
            """
            <si><r><rPr><b/></rPr><t xml:space="preserve"></t></r><r><t>一</t></r><rPh sb="0" eb="1"><t>イチ</t></rPh>
            <phoneticPr fontId="1"/></si>
            """).Bytes(),
        ["million styled rows"] = () =>
            Rows(FirstRow + Join(1_000_000, i => $"""<row r="{i + 2}" spans="1:9" s="3" customFormat="1"/>""")),
        ["million styled cells"] = () => Rows(FirstRow + Join(100_000, i =>
            $"<row r=\"{i + 2}\">{Join(10, column => $"<c r=\"{(char)('A' + column)}{i + 2}\" s=\"12\"/>")}</row>")),
        ["thousands of formats"] = () => new Book().Styles(
            Join(50_000, i => $"""<numFmt numFmtId="{i + 200}" formatCode="0.{i}&quot;x&quot;"/>""")).Bytes(),
        ["very many runs"] = () => new Book().Strings(
            $"<si>{Join(200_000, i => $"<r><rPr><sz val=\"{i}\"/></rPr><t></t></r>")}<r><t>一</t></r></si>").Bytes(),
    };

    private static byte[] Rows(string rows) => new Book().Rows(rows).Bytes();

    private static byte[] Behind(string after) => new Book().Rows(FirstRow, after).Bytes();

    private static byte[] Strict()
    {
        const string Main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        const string Rel = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var book = new Book();
        foreach (var part in (string[])["_rels/.rels", "xl/workbook.xml", Links, "xl/sharedStrings.xml", Sheet])
            book.Replace(part, Book.Main, Main).Replace(part, Book.Rel, Rel);
        return book.Bytes();
    }

    private static string Join(int count, Func<int, string> item) =>
        string.Concat(Enumerable.Range(0, count).Select(item));
}
