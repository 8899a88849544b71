using System.Text;
using System.Xml;

namespace VendorAssess.Excel.Reading;

/// <summary>Reads a stranger's xlsx: nothing in it is run, followed or believed.</summary>
public static class WorkbookFile
{
    public static WorkbookRead Read(Stream stream, FileKind kind = FileKind.Workbook)
    {
        try
        {
            var file = ReadBytes(stream);
            return new WorkbookRead.Done(kind == FileKind.Table && !ZipGate.LooksPacked(file)
                ? CsvFile.Read(file, new Budget())
                : ReadWorkbook(file, new Budget()));
        }
        catch (Refusal refusal)
        {
            return new WorkbookRead.Refused(refusal.Message);
        }
        catch (XmlException broken) when (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new WorkbookRead.Refused(Refusal.Forbidden("DTD（文書型宣言）", "XML").Message);
        }
        catch (XmlException broken)
        {
            return new WorkbookRead.Refused(Refusal.BrokenPart("XML", $"{broken.LineNumber}行目").Message);
        }
        catch (DecoderFallbackException)
        {
            return new WorkbookRead.Refused(Refusal.BrokenPart("XML", "文字コード").Message);
        }
        catch (InvalidDataException)
        {
            return new WorkbookRead.Refused(Refusal.BrokenZip("圧縮データ").Message);
        }
    }

    private static byte[] ReadBytes(Stream stream)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = stream.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, n);
            if (bytes.Length > Limits.FileBytes)
                throw Refusal.TooLarge("20MBまで");
        }
        return bytes.ToArray();
    }

    private static Workbook ReadWorkbook(byte[] file, Budget budget)
    {
        var parts = ZipGate.Pass(file, budget);
        var package = new Package(parts, budget);
        PackageGate.Pass(parts, package, budget);
        var main = package.RelationshipsOf("").FirstOrDefault(r => r.Is("officeDocument"))?.Target
            ?? throw Refusal.MissingPart("_rels/.rels");
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw Refusal.NotXlsx();
        var outline = WorkbookOutline.Read(package, main);
        var related = package.RelationshipsOf(main);
        var strings = related.FirstOrDefault(r => r.Is("sharedStrings"))?.Target;
        var styles = related.FirstOrDefault(r => r.Is("styles"))?.Target;
        var shared = new WorkbookParts(
            SharedStrings.Read(package, strings, budget), Styles.Read(package, styles), outline.From1904, main);
        var sheets = outline.Worksheets(related);
        return new Workbook([.. sheets.Select(sheet => ReadSheet(sheet, package, shared, budget))]);
    }

    private static Sheet ReadSheet(OutlinedSheet sheet, Package package, WorkbookParts shared, Budget budget)
    {
        using var xml = package.Open(sheet.Part);
        var reader = new SheetReader(xml, shared with { Part = sheet.Part }, budget);
        return new Sheet(sheet.Name, sheet.Hidden, reader.ReadRows());
    }
}
