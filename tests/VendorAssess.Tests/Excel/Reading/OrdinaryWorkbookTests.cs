using System.Diagnostics;
using VendorAssess.Excel.Reading;

namespace VendorAssess.Tests.Excel.Reading;

public class OrdinaryWorkbookTests
{
    public static TheoryData<string> Files() => [.. OrdinaryWorkbooks.Files.Keys];

    [Theory, MemberData(nameof(Files))]
    public void What_does_not_change_the_values_is_read_past(string name)
    {
        var file = new MemoryStream(OrdinaryWorkbooks.Files[name]());
        var watch = Stopwatch.StartNew();
        Assert.Equal(["A1=一"], Shown(file));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Hidden_sheets_are_read_and_marked_and_chart_sheets_left_out()
    {
        var book = new Book()
            .Replace("xl/workbook.xml", "<sheets>",
                """
                <sheets><sheet name="図" sheetId="7" r:id="r7"/>
                <sheet name="裏" sheetId="8" state="veryHidden" r:id="r8"/>
                """)
            .Insert("xl/_rels/workbook.xml.rels", "</Relationships>",
                $"""
                <Relationship Id="r7" Type="{Book.Rel}/chartsheet" Target="chart.xml"/>
                <Relationship Id="r8" Type="{Book.Rel}/worksheet" Target="hidden.xml"/>
                """)
            .Part("xl/hidden.xml", Book.SheetXml("""<row r="9" hidden="1"><c r="C9"><v>5</v></c></row>"""));
        var sheets = Sheets(new MemoryStream(book.Bytes()));
        Assert.Equal([("裏", true), ("表", false)], sheets.Select(sheet => (sheet.Name, sheet.Hidden)));
        Assert.Equal("5", sheets[0].Rows.Single().At(3)?.Text);
    }

    [Fact]
    public void Cells_out_of_order_and_far_away_stand_where_they_say()
    {
        var book = new Book().Rows(
            """
            <row r="9"><c r="C9"><v>3</v></c><c r="A9"><v>1</v></c></row>
            <row r="2"><c r="XFD1048576"><v>7</v></c><c r="B2"><v>2</v></c></row>
            """);
        Assert.Equal(["B2=2", "A9=1", "C9=3", "XFD1048576=7"], Shown(new MemoryStream(book.Bytes())));
    }

    private static IEnumerable<string> Shown(Stream file) =>
        Sheets(file).Single().Rows.SelectMany(row => row.Cells).Select(cell => $"{cell.At}={cell.Text}");

    private static IReadOnlyList<Sheet> Sheets(Stream file) =>
        Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(file)).Workbook.Sheets;
}
