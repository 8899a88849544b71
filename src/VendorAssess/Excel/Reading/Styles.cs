using System.Globalization;

namespace VendorAssess.Excel.Reading;

/// <summary>From a cell's style number to how its number is shown; nothing else of the look is read.</summary>
internal sealed class Styles
{
    private readonly Dictionary<int, NumberLook> formats = [];
    private readonly List<int> cellFormats = [];

    public static Styles Read(Package package, string? part)
    {
        var styles = new Styles();
        if (part is null)
            return styles;
        using var xml = package.Open(part);
        while (xml.Read())
        {
            if (xml.Start == "numFmt")
                styles.AddFormat(xml);
            else if (xml.Start == "cellXfs" && !xml.IsEmpty)
                styles.AddCellFormats(xml);
        }
        return styles;
    }

    public NumberLook Look(string? style)
    {
        if (Number(style) is not { } index || index >= cellFormats.Count)
            return NumberLook.Plain;
        var format = cellFormats[index];
        return formats.TryGetValue(format, out var look) ? look : NumberLooks.OfBuiltIn(format);
    }

    private void AddFormat(XmlPart xml)
    {
        if (Number(xml.Attribute("numFmtId")) is { } id && xml.Attribute("formatCode") is { } code)
            formats[id] = NumberLooks.OfCode(code);
        CheckCount(formats.Count);
    }

    private void AddCellFormats(XmlPart xml)
    {
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.Start == "xf" && xml.Depth == depth + 1)
                cellFormats.Add(Number(xml.Attribute("numFmtId")) ?? 0);
            CheckCount(cellFormats.Count);
        }
    }

    private static void CheckCount(int count)
    {
        if (count > Limits.Formats)
            throw Refusal.TooLarge("書式の数");
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
