namespace VendorAssess.Tests.Excel.Reading;

internal static class HostileParts
{
    private const string MacroType = "application/vnd.ms-excel.sheet.macroEnabled.main";

    public static readonly Dictionary<string, (Func<byte[]> File, string Says)> Files = new(StringComparer.Ordinal)
    {
        ["nested zip"] = (() => new Book().Part("xl/media/image1.png", new Book().Bytes()).Bytes(), "別のファイル"),
        ["nested by name"] = (() => new Book().Part("xl/media/a.zip", [1]).Bytes(), "別のファイル"),
        ["macro part"] = (() => new Book().Part("xl/vbaProject.bin", [1]).Bytes(), "マクロ"),
        ["macro workbook type"] = (
            () => new Book().Replace("[Content_Types].xml", $"{Book.Types}.sheet.main", MacroType).Bytes(),
            "マクロ"),
        ["macro under another name"] = (() => TypedPart("application/vnd.ms-office.vbaProject"), "マクロ"),
        ["macro sheet"] = (() => new Book().Part("xl/macrosheets/sheet1.xml", "<a/>").Bytes(), "マクロ"),
        ["macro by relationship"] = (() => Related("vbaProject"), "マクロ"),
        ["ole by folder"] = (() => new Book().Part("xl/embeddings/a.bin", [1]).Bytes(), "OLE"),
        ["ole by content"] = (() => new Book().Part("xl/a.bin", [0xD0, 0xCF, 0x11, 0xE0]).Bytes(), "別のファイル"),
        ["ole by type"] = (() => TypedPart("application/vnd.openxmlformats-officedocument.oleObject"), "OLE"),
        ["activex"] = (() => new Book().Part("xl/activeX/activeX1.xml", "<a/>").Bytes(), "ActiveX"),
        ["external link part"] = (
            () => new Book().Part("xl/externalLinks/externalLink1.xml", "<a/>").Bytes(), "外部リンク"),
        ["external link by relationship"] = (() => Related("externalLink"), "外部リンク"),
        ["picture from the web"] = (() => ExternalTarget("image"), "外部リンク"),
        ["data connection"] = (() => new Book().Part("xl/connections.xml", "<a/>").Bytes(), "外部データ"),
    };

    private static byte[] TypedPart(string type) =>
        new Book().Part("xl/plain.dat", [1])
            .Insert("[Content_Types].xml", "</Types>", $"<Override PartName=\"/xl/plain.dat\" ContentType=\"{type}\"/>")
            .Bytes();

    private static byte[] Related(string kind) =>
        new Book()
            .Insert(
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                $"<Relationship Id=\"r7\" Type=\"{Book.Rel}/{kind}\" Target=\"a\"/>")
            .Bytes();

    private static byte[] ExternalTarget(string kind) =>
        new Book().Part("xl/drawings/_rels/drawing1.xml.rels", Book.Relationships(
            $"""<Relationship Id="r7" Type="{Book.Rel}/{kind}" TargetMode="External" Target="http://a.test/a"/>"""))
            .Bytes();
}
