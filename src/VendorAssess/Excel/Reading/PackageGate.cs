namespace VendorAssess.Excel.Reading;

/// <summary>Refuses by what the parts say they are, whatever their names.</summary>
internal static class PackageGate
{
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly (string Mark, string What)[] ForbiddenTypes =
    [
        ("macroenabled", "マクロ"), ("vbaproject", "マクロ"), ("macrosheet", "マクロ"), ("dialogsheet", "マクロ"),
        ("oleobject", "埋め込みオブジェクト（OLE）"), ("activex", "ActiveXコントロール"),
        ("externallink", "外部リンク"), ("spreadsheetml.connections", "外部データ接続"), ("querytable", "外部データ接続"),
    ];

    private static readonly (string Kind, string What)[] ForbiddenRelationships =
    [
        ("vbaProject", "マクロ"), ("xlMacrosheet", "マクロ"), ("xlIntlMacrosheet", "マクロ"), ("dialogsheet", "マクロ"),
        ("oleObject", "埋め込みオブジェクト（OLE）"), ("package", "埋め込みオブジェクト（OLE）"),
        ("control", "ActiveXコントロール"), ("externalLink", "外部リンク"), ("externalLinkPath", "外部リンク"),
        ("connections", "外部データ接続"), ("queryTable", "外部データ接続"),
    ];

    public static void Pass(IReadOnlyDictionary<string, ZipEntry> parts, Package package, Budget budget)
    {
        if (!parts.ContainsKey(ContentTypes))
            throw Unknown(parts);
        CheckTypes(parts, package);
        foreach (var entry in parts.Values)
        {
            if (entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                CheckRelationships(package, entry.Name);
            else if (entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                CheckProlog(entry, budget);
        }
    }

    private static Refusal Unknown(IReadOnlyDictionary<string, ZipEntry> parts) =>
        parts.ContainsKey("mimetype") ? Refusal.OtherProgram("OpenDocument（.ods など）") : Refusal.NotXlsx();

    private static void CheckTypes(IReadOnlyDictionary<string, ZipEntry> parts, Package package)
    {
        var byEnding = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var xml = package.Open(ContentTypes);
        while (xml.Read())
        {
            if (xml.Start == "Default")
                byEnding[xml.Attribute("Extension") ?? ""] = xml.Attribute("ContentType") ?? "";
            else if (xml.Start == "Override")
                byName[(xml.Attribute("PartName") ?? "").TrimStart('/')] = xml.Attribute("ContentType") ?? "";
        }
        // Only parts that are there count: one writer declares a macro type in every file, without any such part.
        foreach (var name in parts.Keys)
        {
            var ending = name[(name.LastIndexOf('.') + 1)..];
            CheckType(name, byName.GetValueOrDefault(name) ?? byEnding.GetValueOrDefault(ending) ?? "");
        }
    }

    private static void CheckType(string name, string type)
    {
        foreach (var (mark, what) in ForbiddenTypes)
        {
            if (type.Contains(mark, StringComparison.OrdinalIgnoreCase))
                throw Refusal.Forbidden(what, name);
        }
        if (type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase))
            throw Refusal.OtherProgram("Word文書");
        if (type.Contains("presentationml", StringComparison.OrdinalIgnoreCase))
            throw Refusal.OtherProgram("PowerPoint文書");
    }

    /// <summary>A link that a person may click is ordinary; anything that Excel would fetch is not.</summary>
    private static void CheckRelationships(Package package, string path)
    {
        var folder = path[..Math.Max(0, path.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase))];
        foreach (var relationship in package.ReadRelationships(path, folder))
        {
            foreach (var (kind, what) in ForbiddenRelationships)
            {
                if (relationship.Is(kind))
                    throw Refusal.Forbidden(what, path);
            }
            if (relationship.External && !relationship.Is("hyperlink"))
                throw Refusal.Forbidden("外部リンク", path);
        }
    }

    /// <summary>A DTD stands before the root, so that much is read of parts otherwise read past.</summary>
    private static void CheckProlog(ZipEntry entry, Budget budget)
    {
        using var xml = new XmlPart(entry, budget);
        while (xml.Read() && !xml.IsElement)
            continue;
    }
}
