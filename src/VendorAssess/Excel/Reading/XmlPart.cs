using System.Text;
using System.Xml;

namespace VendorAssess.Excel.Reading;

/// <summary>Walks one XML part forwards under limits, for both editions of the format.</summary>
internal sealed class XmlPart : IDisposable
{
    private static readonly string[] Namespaces =
    [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    ];

    private static readonly string[] RelationshipNamespaces =
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ];

    private readonly ZipEntry entry;
    private readonly Budget budget;
    private readonly XmlReader xml;
    private readonly char[] buffer = new char[4096];

    public XmlPart(ZipEntry entry, Budget budget)
    {
        this.entry = entry;
        this.budget = budget;
        xml = XmlReader.Create(new PartText(entry, budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new CountedNames(),
            CloseInput = true,
        });
    }

    public int Depth => xml.Depth;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    /// <summary>The element's name where one of the format's starts, else nothing.</summary>
    public string Start =>
        xml.NodeType == XmlNodeType.Element && Namespaces.Contains(xml.NamespaceURI) ? xml.LocalName : "";

    public bool Read()
    {
        budget.Step();
        if (!xml.Read())
            return false;
        if (xml.Depth > Limits.Depth)
            throw Refusal.BrokenPart(entry.Name, "要素の入れ子が深すぎます");
        if (xml.NodeType == XmlNodeType.XmlDeclaration)
            CheckEncoding();
        return true;
    }

    /// <summary>Steps through what the element at this depth holds; false at its end.</summary>
    public bool ReadInside(int depth) => Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth);

    public string? Attribute(string name) => xml.GetAttribute(name);

    public string? RelationshipId() =>
        RelationshipNamespaces.Select(space => xml.GetAttribute("id", space)).FirstOrDefault(id => id is not null);

    public bool IsTrue(string attribute) => Attribute(attribute) is "1" or "true";

    public void SkipElement()
    {
        var depth = Depth;
        if (!IsEmpty)
            while (ReadInside(depth))
                continue;
    }

    /// <summary>Adds the text directly inside the element; what is beyond any cell's length is read past.</summary>
    public void AppendText(StringBuilder into)
    {
        var depth = Depth;
        if (IsEmpty)
            return;
        while (ReadInside(depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace && xml.Depth == depth + 1)
                AppendValue(into);
        }
    }

    public void Dispose() => xml.Dispose();

    private void AppendValue(StringBuilder into)
    {
        for (int n; (n = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
        {
            budget.Step();
            into.Append(buffer, 0, Math.Min(n, Limits.RawTextChars - into.Length));
        }
    }

    private void CheckEncoding()
    {
        var declared = xml.GetAttribute("encoding")?.ToUpperInvariant();
        var agrees = PartText.IsWide(entry)
            ? declared is null or "UTF-16" or "UTF-16LE" or "UTF-16BE" or "UNICODE"
            : declared is null or "UTF-8" or "UTF8" or "US-ASCII" or "ASCII";
        if (!agrees)
            throw Refusal.BrokenPart(entry.Name, "文字コードが UTF-8 でも UTF-16 でもありません");
    }
}
