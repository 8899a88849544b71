using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace VendorAssess.Tests.Excel;

/// <summary>Looks into a written workbook as another program would.</summary>
internal static class WorkbookParts
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>
    /// Every part of a workbook that we wrote keeps to the format's schema, and nothing in it is
    /// active.
    /// </summary>
    public static void AssertValid(MemoryStream file)
    {
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        file.Position = 0;
        Assert.IsType<VendorAssess.Excel.Reading.WorkbookRead.Done>(VendorAssess.Excel.Reading.WorkbookFile.Read(file));
    }

    public static XDocument Part(MemoryStream file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
        using var part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    /// <summary>The part of the sheet with that name.</summary>
    public static XDocument Sheet(MemoryStream file, string name)
    {
        var sheet = Part(file, "xl/workbook.xml").Descendants(Main + "sheet").Single(s =>
            s.Attribute("name")?.Value == name);
        var id = sheet.Attributes().Single(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;
        var target = Part(file, "xl/_rels/workbook.xml.rels").Root!.Elements().Single(r =>
            r.Attribute("Id")?.Value == id);
        return Part(file, "xl/" + target.Attribute("Target")!.Value.Replace("/xl/", "", StringComparison.Ordinal));
    }

    /// <summary>
    /// A row too low for its text would show it cut: each must have the height its longest cell
    /// needs.
    /// </summary>
    public static void AssertEveryRowHasAHeight(XDocument sheet) =>
        Assert.All(
            sheet.Descendants(Main + "row").Where(row =>
                row.Attribute("hidden") is null && row.Descendants(Main + "v").Any()),
            row => Assert.NotNull(row.Attribute("ht")));
}
