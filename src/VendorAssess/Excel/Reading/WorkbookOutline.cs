namespace VendorAssess.Excel.Reading;

internal sealed record OutlinedSheet(string Name, bool Hidden, string Part);

/// <summary>The workbook's list of sheets, and from which year it counts days.</summary>
internal sealed class WorkbookOutline
{
    private readonly List<(string Name, bool Hidden, string? Id)> sheets = [];

    public bool From1904 { get; private set; }

    public static WorkbookOutline Read(Package package, string part)
    {
        var outline = new WorkbookOutline();
        using var xml = package.Open(part);
        while (xml.Read() && !xml.IsElement)
            continue;
        if (xml.Start != "workbook")
            throw Refusal.NotXlsx();
        while (xml.Read())
        {
            if (xml.Start == "workbookPr")
                outline.From1904 = xml.IsTrue("date1904");
            else if (xml.Start == "sheet" && xml.Depth == 2)
                outline.AddSheet(xml);
        }
        return outline;
    }

    public IEnumerable<OutlinedSheet> Worksheets(IReadOnlyList<Relationship> related)
    {
        foreach (var (name, hidden, id) in sheets)
        {
            var target = related.FirstOrDefault(r => r.Id == id && !r.External) ?? throw Refusal.MissingPart(name);
            if (target.Is("worksheet"))
                yield return new OutlinedSheet(name, hidden, target.Target);
        }
    }

    private void AddSheet(XmlPart xml)
    {
        if (sheets.Count == Limits.Sheets)
            throw Refusal.TooLarge("シートの数");
        var hidden = xml.Attribute("state") is "hidden" or "veryHidden";
        sheets.Add((xml.Attribute("name") ?? "", hidden, xml.RelationshipId()));
    }
}
