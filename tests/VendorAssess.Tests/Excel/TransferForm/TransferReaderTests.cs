using VendorAssess.Domain;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Excel.Reading;
using VendorAssess.Excel.TransferForm;

namespace VendorAssess.Tests.Excel.TransferForm;

public class TransferReaderTests
{
    [Fact]
    public void What_is_written_is_read_by_its_headers()
    {
        using var stream = new MemoryStream();
        TransferWriter.Write(
            new(new(2026, 11, 21), [new(7, "市民課", "課長", "aoki", "青木"), new(8, "＝課", "=1+1", "", "")]), stream);
        stream.Position = 0;
        var read = Assert.IsType<WorkbookRead.Done>(WorkbookFile.Read(stream)).Workbook;
        var file = Assert.IsType<Outcome<TransferFile>.Done>(TransferReader.Read(read)).Value;
        Assert.Equal(("7", "市民課", "課長", "aoki"), (file.Rows[0].Number, file.Rows[0].Department, file.Rows[0].Title, file.Rows[0].Leaver));
        Assert.Equal(("＝課", "=1+1"), (file.Rows[1].Department, file.Rows[1].Title));
        Assert.All(file.Rows, r => Assert.True(r.IsUntouched));
        Assert.Equal("G", file.Letters[TransferColumn.Taker]);
    }

    [Theory]
    [InlineData("部局", "職", "新しい人のログイン名"), InlineData("職の番号", "新しい人のログイン名（必須）", "備考"), InlineData("部 局", "職", "新しい人のﾛｸﾞｲﾝ名")]
    public void Headers_stand_in_any_order_with_hints_behind_them(params string[] headers) =>
        Assert.IsType<Outcome<TransferFile>.Done>(Read([headers]));

    [Theory]
    [InlineData("部局", "新しい人のログイン名"), InlineData("部局", "職"), InlineData("氏名", "電話")]
    public void A_list_without_post_or_person_is_refused(params string[] headers) =>
        Assert.IsType<Outcome<TransferFile>.Refused>(Read([headers]));

    [Fact]
    public void A_cell_that_cannot_be_read_is_a_problem_of_its_row()
    {
        var rows = new List<Row>
        {
            new(1, [Text(1, 1, "職の番号"), Text(1, 2, "新しい人のログイン名")]),
            new(2, [Text(2, 1, "7"), new Cell(new(2, 2), CellKind.Error, "#N/A")]),
        };
        var file = Assert.IsType<Outcome<TransferFile>.Done>(
            TransferReader.Read(new Workbook([new Sheet("異動", Hidden: false, rows)]))).Value;
        Assert.Equal((2, TransferColumn.Taker), file.Problems.Select(p => (p.Line, p.Column)).Single());
    }

    [Fact]
    public void Rows_have_an_end()
    {
        var rows = Enumerable.Range(0, TransferReader.MostRows + 2).Select(i => new[] { i == 0 ? "職の番号" : "7", i == 0 ? "新しい人のログイン名" : "x" });
        Assert.Contains("行が", Assert.IsType<Outcome<TransferFile>.Refused>(Read([.. rows])).Reason, StringComparison.Ordinal);
    }

    private static Outcome<TransferFile> Read(string[][] rows) => TransferReader.Read(new Workbook([
        new Sheet("異動", Hidden: false,
            [.. rows.Select((r, i) => new Row(i + 1, [.. r.Select((t, c) => Text(i + 1, c + 1, t))]))]),
    ]));

    private static Cell Text(int row, int column, string text) => new(new(row, column), CellKind.Text, text);
}
