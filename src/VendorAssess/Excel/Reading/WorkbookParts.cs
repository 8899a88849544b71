namespace VendorAssess.Excel.Reading;

/// <summary>What every sheet of a workbook shares, and the part that is being read.</summary>
internal sealed record WorkbookParts(SharedStrings Strings, Styles Styles, bool From1904, string Part)
{
    public Refusal Broken(CellReference at, string what) =>
        Refusal.BrokenPart(Part, at == default ? what : $"{at} の{what}");
}
