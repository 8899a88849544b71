using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>
/// A workbook changed as one who knows the format would: elements doubled, moved, nested and renamed, attributes and texts
/// replaced by what readers fall over, parts swapped, dropped and lied about. The same seed gives the same file.
/// </summary>
internal sealed class WorkbookMutants(byte[] whole)
{
    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "99999999999999999999", "1e308", "1e999", "NaN", "A1", "XFD1048576", "XFE1", "A0", "A1048577", "A1:XFD1048576",
        "s", "str", "inlineStr", "b", "e", "d", "n", "9999-12-31T23:59:59.9", "2958466", "_x0000_", "_xD800_", "va:id", "va:SC01/name",
        "../../etc/passwd", "/xl/workbook.xml", "file:///etc/passwd", "http://a.test/x", "true", "\u202E", "𠮷", "\t", "=cmd|' /C calc'!A0",
    ];

    private static readonly string[] Types =
        ["vbaProject", "oleObject", "externalLink", "worksheet", "sharedStrings", "styles", "hyperlink", "image", "chartsheet"];

    private static readonly string[] Attributes = ["r", "s", "t", "ref", "count", "name", "Target", "TargetMode"];

    private static readonly string[] PartNames = ["xl/vbaProject.bin", "../x", "xl/embeddings/a.bin", "a.zip", "x.xml"];

    private readonly List<(string Name, byte[] Content)> parts = Parts(whole);

    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        var changed = parts.Select(p => (p.Name, p.Content)).ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
            ChangePart(changed, random);
        if (random.Next(5) == 0)
            ChangePackage(changed, random);
        var zip = new RawZip();
        foreach (var (name, content) in changed)
            zip.Add(Entry(name, content, random));
        var file = zip.Bytes();
        return random.Next(40) == 0 ? file[..random.Next(file.Length)] : file;
    }

    private static RawZip.Entry Entry(string name, byte[] content, Random random) => random.Next(400) switch
    {
        0 => new(name, content) { Crc = 1 },
        1 => new(name, content) { Size = (uint)random.Next(10_000_000) },
        2 => new(name, content) { LocalName = "x" + name },
        3 => new(name, content) { Flags = 1 },
        4 => new(name, content) { Method = 12 },
        5 => new(name, content) { Wide = true },
        6 => new(name, content) { Offset = (uint)random.Next(1_000) },
        _ => new(name, content) { Method = random.Next(8) == 0 ? (ushort)0 : (ushort)8 },
    };

    private static void ChangePart(List<(string Name, byte[] Content)> all, Random random)
    {
        var at = random.Next(all.Count);
        if (Parse(all[at].Content) is not { } document)
            return;
        for (var n = random.Next(1, 6); n > 0; n--)
            ChangeElement(document, random);
        var text = document.ToString(SaveOptions.DisableFormatting);
        all[at] = (all[at].Name, Encoded(random.Next(60) == 0 ? Prolog(text, random) : text, random));
    }

    // Null where an earlier change left no XML.
    private static XDocument? Parse(byte[] part)
    {
        try
        {
            return XDocument.Parse(Encoding.UTF8.GetString(part), LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void ChangeElement(XDocument document, Random random)
    {
        var elements = document.Descendants().ToList();
        var (one, other) = (elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
        switch (random.Next(11))
        {
            case 0 when one.Parent is not null:
                one.Remove();
                break;
            case 1 when one.Parent is not null:
                for (var n = random.Next(1, 200); n > 0; n--)
                    one.AddAfterSelf(new XElement(one));
                break;
            case 2 when one.Parent is not null && !one.DescendantsAndSelf().Contains(other):
                one.Remove();
                other.Add(one);
                break;
            case 3:
                Nest(one, random.Next(1, 300));
                break;
            case 4:
                one.Name = one.Name.Namespace + other.Name.LocalName;
                break;
            case 5:
                one.Attributes().Where(a => a.IsNamespaceDeclaration && a.Name.LocalName == "xmlns").Remove();
                one.Name = XNamespace.Get("urn:x") + one.Name.LocalName;
                break;
            case 6 when one.HasAttributes:
                var attributes = one.Attributes()
                    .Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml).ToList();
                if (attributes.Count > 0)
                    attributes[random.Next(attributes.Count)].Value = Value(random);
                break;
            case 7:
                one.SetAttributeValue(Attributes[random.Next(Attributes.Length)], Value(random));
                break;
            case 8:
                one.Value = Value(random);
                break;
            case 9:
                one.Add(new XCData(Value(random)), new XComment("x"), new XProcessingInstruction("x", "y"));
                break;
            default:
                one.ReplaceNodes(other.Nodes());
                break;
        }
    }

    private static void Nest(XElement into, int depth)
    {
        var top = new XElement(into.Name);
        for (var (at, n) = (top, depth); n > 0; n--)
        {
            var next = new XElement(into.Name);
            at.Add(next);
            at = next;
        }
        into.Add(top);
    }

    // Now and then a text that no cell has room for.
    private static string Value(Random random) => random.Next(30) == 0
        ? new string('あ', random.Next(1, 200_000))
        : Values[random.Next(Values.Length)];

    private static string Prolog(string text, Random random) => random.Next(3) switch
    {
        0 => "<!DOCTYPE x [<!ENTITY a \"b\">]>" + text,
        1 => "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>" + text,
        _ => text.Replace("</", "</x", StringComparison.Ordinal),
    };

    private static byte[] Encoded(string text, Random random) => random.Next(60) switch
    {
        0 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
        1 => [.. Encoding.UTF8.GetBytes(text), 0xFF],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static void ChangePackage(List<(string Name, byte[] Content)> all, Random random)
    {
        var (one, other) = (random.Next(all.Count), random.Next(all.Count));
        switch (random.Next(6))
        {
            case 0:
                all.RemoveAt(one);
                break;
            case 1:
                all.Add(all[one]);
                break;
            case 2:
                (all[one], all[other]) = ((all[one].Name, all[other].Content), (all[other].Name, all[one].Content));
                break;
            case 3:
                all[one] = (PartNames[random.Next(PartNames.Length)], all[one].Content);
                break;
            case 4:
                all.Add(("xl/worksheets/_rels/sheet1.xml.rels", Book.Utf8(Book.Relationships(
                    $"""
                    <Relationship Id="z" Type="{Book.Rel}/{Types[random.Next(Types.Length)]}" Target="a" TargetMode="External"/>
                    """))));
                break;
            default:
                all.Add(("xl/media/image9.png", all[one].Content));
                break;
        }
    }

    private static List<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return
        [
            .. zip.Entries.Select(entry =>
            {
                using var content = new MemoryStream();
                using (var from = entry.Open())
                    from.CopyTo(content);
                return (entry.FullName, content.ToArray());
            }),
        ];
    }
}
