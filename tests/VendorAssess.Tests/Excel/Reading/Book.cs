using System.Text;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>A small workbook from its parts; a test changes one part.</summary>
internal sealed class Book
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<RawZip.Entry> extra = [];
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal)
    {
        ["[Content_Types].xml"] = Utf8(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/></Types>
            """),
        ["_rels/.rels"] = Utf8(Relationships(
            $"""<Relationship Id="r1" Type="{Rel}/officeDocument" Target="xl/workbook.xml"/>""")),
        ["xl/workbook.xml"] = Utf8(
            $"""
            <workbook xmlns="{Main}" xmlns:r="{Rel}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>
            """),
        ["xl/_rels/workbook.xml.rels"] = Utf8(Relationships(
            $"""
            <Relationship Id="r1" Type="{Rel}/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="r2" Type="{Rel}/sharedStrings" Target="sharedStrings.xml"/>
            <Relationship Id="r3" Type="{Rel}/styles" Target="styles.xml"/>
            """)),
        ["xl/sharedStrings.xml"] = Utf8($"""<sst xmlns="{Main}"><si><t>一</t></si><si><t>二</t></si></sst>"""),
        ["xl/styles.xml"] = Utf8(
            $"""<styleSheet xmlns="{Main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>"""),
        ["xl/worksheets/sheet1.xml"] = Utf8(SheetXml("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""")),
    };

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static string Relationships(string inner) =>
        $"""
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>
        """;

    public static string SheetXml(string rows, string after = "") =>
        $"""
        <worksheet xmlns="{Main}" xmlns:r="{Rel}"><dimension ref="A1:B2"/>
        <sheetData>{rows}</sheetData>{after}</worksheet>
        """;

    public Book Part(string name, string xml) => Part(name, Utf8(xml));

    public Book Part(string name, byte[] content)
    {
        parts[name] = content;
        return this;
    }

    public Book Rows(string rows, string after = "") => Part("xl/worksheets/sheet1.xml", SheetXml(rows, after));

    public Book Strings(string items) => Part("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{items}</sst>""");

    public Book Styles(string inner) => Part("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{inner}</styleSheet>""");

    public Book Without(string name)
    {
        parts.Remove(name);
        return this;
    }

    public Book Insert(string name, string before, string fresh) => Replace(name, before, fresh + before);

    public Book Replace(string name, string old, string fresh) =>
        Part(name, Encoding.UTF8.GetString(parts[name]).Replace(old, fresh, StringComparison.Ordinal));

    /// <summary>Puts a byte that no UTF-8 text has where the part says @.</summary>
    public byte[] BadByte(string name)
    {
        var content = (byte[])parts[name].Clone();
        content[Array.IndexOf(content, (byte)'@')] = 0xFF;
        return Part(name, content).Bytes();
    }

    public Book Raw(RawZip.Entry entry)
    {
        extra.Add(entry);
        return this;
    }

    public byte[] Bytes(string comment = "")
    {
        var zip = new RawZip { Comment = comment };
        foreach (var (name, content) in parts)
            zip.Add(new RawZip.Entry(name, content));
        foreach (var entry in extra)
            zip.Add(entry);
        return zip.Bytes();
    }
}
