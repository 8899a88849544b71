using System.Globalization;
using System.Runtime.InteropServices;

namespace VendorAssess.Excel.Reading;

/// <summary>What stands between the tags of one cell, before styles and shared texts are asked.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellContent(string? Value, string? Inline, bool HasFormula)
{
    public static CellContent Read(XmlPart xml)
    {
        var content = new CellContent();
        if (xml.IsEmpty)
            return content;
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            if (xml.Depth != depth + 1)
                continue;
            switch (xml.Start)
            {
                case "f":
                    content = content with { HasFormula = true };
                    xml.SkipElement();
                    break;
                case "v":
                    content = content with { Value = RichText.ReadValue(xml) };
                    break;
                case "is":
                    content = content with { Inline = RichText.ReadItem(xml) };
                    break;
                case not "":
                    xml.SkipElement();
                    break;
            }
        }
        return content;
    }

    /// <summary>The cell's value; null where it is blank. What cannot be read is refused.</summary>
    public Cell? ToCell(CellReference at, string type, NumberLook look, WorkbookParts parts) => (type, Value) switch
    {
        ("inlineStr", _) => Text(at, Inline ?? Value),
        (_, null or "") => HasFormula && type != "str" ? new Cell(at, CellKind.FormulaWithoutValue, "") : null,
        ("s", _) => Text(at, parts.Strings.At(Value) ?? throw parts.Broken(at, "文字列の番号")),
        ("str", _) => Text(at, Value),
        ("b", _) => new Cell(at, CellKind.Boolean, Value is "1" or "true" ? "TRUE" : "FALSE"),
        ("e", _) => new Cell(at, CellKind.Error, Value),
        ("d", _) => IsoDate(at, Value) ?? throw parts.Broken(at, "日付"),
        ("n", _) => Number(at, NumberText.Parse(Value) ?? throw parts.Broken(at, "数値"), look, parts),
        _ => throw parts.Broken(at, "セルの種類"),
    };

    private static Cell? Text(CellReference at, string? text) =>
        string.IsNullOrEmpty(text) ? null : new Cell(at, CellKind.Text, text);

    private static Cell? IsoDate(CellReference at, string value) =>
        DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
            ? new Cell(at, CellKind.Date, NumberText.Of(moment), null, DateOnly.FromDateTime(moment))
            : null;

    private static Cell Number(CellReference at, double number, NumberLook look, WorkbookParts parts) => look switch
    {
        NumberLook.Date when NumberText.FromSerial(number, parts.From1904) is { } moment =>
            new Cell(at, CellKind.Date, NumberText.Of(moment), number, DateOnly.FromDateTime(moment)),
        NumberLook.Percent => new Cell(at, CellKind.Percent, NumberText.Percent(number), number),
        NumberLook.Plain or NumberLook.Date => new Cell(at, CellKind.Number, NumberText.Of(number), number),
    };
}
