using VendorAssess.Excel.Reading;

namespace VendorAssess.Tests.Excel.Reading;

public class CellValueTests
{
    [Theory]
    [InlineData("1", "1"), InlineData("1.0", "1"), InlineData("1.1000000000000001", "1.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1E-05", "0.00001"), InlineData("-7.25", "-7.25"), InlineData("1234567890123", "1234567890123")]
    [InlineData("1e20", "100000000000000000000"), InlineData("1e-40", "1E-40"), InlineData(" 5 ", "5")]
    public void A_number_reads_as_a_person_typed_it(string stored, string typed)
    {
        var cell = Only($"<c r=\"A1\"><v>{stored}</v></c>");
        Assert.Equal((CellKind.Number, typed), (cell.Kind, cell.Text));
    }

    [Theory]
    [InlineData("yyyy/mm/dd"), InlineData("[$-411]ggge\"年\"m\"月\"d\"日\""), InlineData("m月d日")]
    [InlineData("[$-ja-JP-x-gannen]ggge"), InlineData("[h]:mm")]
    public void A_format_with_parts_of_a_date_makes_a_date(string format) =>
        Assert.Equal(CellKind.Date, Formatted(format, "46381").Kind);

    [Theory]
    [InlineData("General"), InlineData("0.00E+00"), InlineData("#,##0\"day\""), InlineData("[Red]0;[Blue]-0")]
    [InlineData("0\\d"), InlineData("G/標準"), InlineData("_-0"), InlineData("@")]
    public void Other_formats_leave_a_number(string format) =>
        Assert.Equal(CellKind.Number, Formatted(format, "46381").Kind);

    [Theory]
    [InlineData("46381", false, "2026-12-25"), InlineData("44919", true, "2026-12-25")]
    [InlineData("1", false, "1900-01-01")]
    [InlineData("59", false, "1900-02-28"), InlineData("61", false, "1900-03-01")]
    [InlineData("46381.5", false, "2026-12-25 12:00:00")]
    public void Serial_days_are_dates_in_both_calendars(string serial, bool from1904, string shown)
    {
        var cell = Formatted("yyyy/m/d", serial, from1904);
        Assert.Equal((CellKind.Date, shown), (cell.Kind, cell.Text));
        Assert.Equal(DateOnly.Parse(shown[..10], null), cell.Date);
    }

    [Theory, InlineData(14), InlineData(22), InlineData(27), InlineData(31), InlineData(57)]
    public void Built_in_formats_know_dates_also_the_japanese_ones(int id) =>
        Assert.Equal(CellKind.Date, Styled($"<cellXfs><xf numFmtId=\"{id}\"/></cellXfs>", "46381").Kind);

    [Fact]
    public void A_day_beyond_the_calendar_stays_a_number() =>
        Assert.Equal(CellKind.Number, Formatted("yyyy", "99999999").Kind);

    [Fact]
    public void A_percentage_reads_with_its_sign()
    {
        var cell = Styled("<cellXfs><xf numFmtId=\"10\"/></cellXfs>", "0.999");
        Assert.Equal((CellKind.Percent, "99.9%"), (cell.Kind, cell.Text));
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", CellKind.Boolean, "TRUE")]
    [InlineData("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", CellKind.Error, "#REF!")]
    [InlineData("<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", CellKind.Error, "#DIV/0!")]
    [InlineData("<c r=\"A1\"><f>1+1</f></c>", CellKind.FormulaWithoutValue, "")]
    [InlineData("<c r=\"A1\"><f>1+1</f><v></v></c>", CellKind.FormulaWithoutValue, "")]
    [InlineData("<c r=\"A1\"><f>1+1</f><v>2</v></c>", CellKind.Number, "2")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2026-12-25T00:00:00Z</v></c>", CellKind.Date, "2026-12-25")]
    public void Other_kinds_of_cells(string cell, CellKind kind, string text)
    {
        var read = Only(cell);
        Assert.Equal((kind, text), (read.Kind, read.Text));
    }

    [Theory]
    [InlineData("一\n二", "一\n二"), InlineData("  a  ", "  a  "), InlineData("&#35373;&#x20BB7;", "設𠮷")]
    [InlineData("_x000D_\n", "\r\n")]
    [InlineData("_x005F_x000D_", "_x000D_"), InlineData("_x00", "_x00"), InlineData("_xD842__xDFB7_", "𠮷")]
    [InlineData("_xZZZZ_", "_xZZZZ_")]
    [InlineData("<![CDATA[<b>]]>", "<b>"), InlineData("=1+1", "=1+1"), InlineData(">> [別紙参照] ①", ">> [別紙参照] ①")]
    public void Text_comes_character_for_character(string stored, string text)
    {
        var cell = $"<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{stored}</t></is></c>";
        Assert.Equal(text, Only(cell).Text);
        Assert.Equal(text, Cells(new Book().Strings($"<si><t xml:space=\"preserve\">{stored}</t></si>")).Single().Text);
    }

    [Theory, InlineData(32_767, false), InlineData(32_768, true), InlineData(100_000, true)]
    public void A_text_longer_than_any_cell_is_marked(int length, bool tooLong)
    {
        var text = string.Concat(Enumerable.Repeat("&#35373;", length));
        var cell = Only($"<c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        Assert.Equal(tooLong, cell.TooLong);
        Assert.Equal(Math.Min(length, 32_768), cell.Text.Length);
    }

    private static Cell Formatted(string format, string value, bool from1904 = false)
    {
        var code = System.Security.SecurityElement.Escape(format);
        var formats = $"<numFmts><numFmt numFmtId=\"170\" formatCode=\"{code}\"/></numFmts>";
        return Styled(formats + "<cellXfs><xf numFmtId=\"170\"/></cellXfs>", value, from1904);
    }

    private static Cell Styled(string styles, string value, bool from1904 = false)
    {
        var book = new Book().Styles(styles).Rows($"<row r=\"1\"><c r=\"A1\" s=\"0\"><v>{value}</v></c></row>");
        if (from1904)
            book.Replace("xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"true\"/><sheets>");
        return Cells(book).Single();
    }

    private static Cell Only(string cell) => Cells(new Book().Rows($"<row r=\"1\">{cell}</row>")).Single();

    private static List<Cell> Cells(Book book)
    {
        var done = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(new MemoryStream(book.Bytes())));
        return [.. done.Workbook.Sheets.Single().Rows.SelectMany(row => row.Cells)];
    }
}
