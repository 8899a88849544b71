namespace VendorAssess.Excel.Reading;

/// <summary>The parts of a workbook and how they point at each other.</summary>
internal sealed class Package(IReadOnlyDictionary<string, ZipEntry> parts, Budget budget)
{
    public XmlPart Open(string part) =>
        new(parts.GetValueOrDefault(part) ?? throw Refusal.MissingPart(part), budget);

    public bool Has(string part) => parts.ContainsKey(part);

    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var path = $"{part[..slash]}_rels/{part[slash..]}.rels";
        return Has(path) ? ReadRelationships(path, part[..slash]) : [];
    }

    public List<Relationship> ReadRelationships(string path, string folder)
    {
        using var xml = Open(path);
        var found = new List<Relationship>();
        while (xml.Read())
        {
            if (xml.Start != "Relationship")
                continue;
            if (found.Count == Limits.Relationships)
                throw Refusal.TooLarge("部品の関係の数");
            var external = xml.Attribute("TargetMode") == "External";
            var target = xml.Attribute("Target") ?? "";
            found.Add(new Relationship(
                xml.Attribute("Id") ?? "",
                xml.Attribute("Type") ?? "",
                external ? target : Resolve(folder, target),
                external));
        }
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        var path = Uri.UnescapeDataString(target).Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : folder + path).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step == "..")
                throw Refusal.BrokenZip("不正な部品名");
            else if (step is not ("" or "."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }
}

internal sealed record Relationship(string Id, string Type, string Target, bool External)
{
    /// <summary>The last word of the type is the same in both editions of the format.</summary>
    public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.OrdinalIgnoreCase);
}
