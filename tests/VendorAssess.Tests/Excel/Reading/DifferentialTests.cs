using ClosedXML.Excel;
using VendorAssess.Excel.Reading;
using VendorAssess.Tests.Excel.VendorForm;

namespace VendorAssess.Tests.Excel.Reading;

/// <summary>Our reader and the library see the same values: a file cannot say one thing here and another in Excel.</summary>
public class DifferentialTests
{
    [Fact]
    public void The_form_reads_the_same_by_both() => AssertSame(FormSample.Write(FormSample.Form(FormSample.Answers(
        """{"KM02":"a","KM06":{"value":"b","days":30},"KM08":["a","c"],"SC01":[{"name":"髙﨑𠮷","country":"JP"}],"KM03":"=1+1"}""")))
        .ToArray());

    [Fact]
    public void Hidden_merged_computed_and_dated_cells_read_the_same_by_both()
    {
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("表");
        sheet.Cell("A1").SetValue("見出し");
        sheet.Range("A1:C1").Merge();
        sheet.Row(2).Hide();
        sheet.Cell("B2").SetValue("隠れた行");
        sheet.Column(4).Hide();
        sheet.Cell("D3").SetValue(30.25);
        sheet.Cell("E4").SetValue(true);
        sheet.Cell("F5").SetValue(new DateTime(2027, 3, 31)).Style.NumberFormat.Format = "yyyy/mm/dd";
        sheet.Cell("G6").FormulaA1 = "1+2";
        sheet.Cell("H7").RichText.AddText("太").SetBold().AddNewLine();
        sheet.Cell("H7").RichText.AddText("字");
        var hidden = book.AddWorksheet("裏");
        hidden.Visibility = XLWorksheetVisibility.VeryHidden;
        hidden.Cell("XFD1048576").SetValue("端");
        using var file = new MemoryStream();
        book.SaveAs(file, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        AssertSame(file.ToArray());
    }

    private static void AssertSame(byte[] file)
    {
        var ours = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(new MemoryStream(file))).Workbook.Sheets
            .SelectMany(sheet => sheet.Rows.SelectMany(row => row.Cells).Select(cell => $"{sheet.Name}!{cell.At}={cell.Text}"));
        using var book = new XLWorkbook(new MemoryStream(file));
        var theirs = book.Worksheets.SelectMany(sheet => sheet.CellsUsed()
            .Where(cell => !cell.IsEmpty())
            .OrderBy(cell => (cell.Address.RowNumber, cell.Address.ColumnNumber))
            .Select(cell => $"{sheet.Name}!{cell.Address}={Shown(cell)}"));
        Assert.Equal(theirs, ours);
    }

    private static string Shown(IXLCell cell) => cell.DataType switch
    {
        XLDataType.DateTime => cell.GetDateTime().ToString("yyyy-MM-dd", null),
        XLDataType.Boolean => cell.GetBoolean() ? "TRUE" : "FALSE",
        XLDataType.Number => cell.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => cell.GetString(),
    };
}
