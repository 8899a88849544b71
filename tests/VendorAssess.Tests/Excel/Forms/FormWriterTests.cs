using ClosedXML.Excel;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Excel.Forms;
using static VendorAssess.Tests.Excel.Forms.FormBooks;
using static VendorAssess.Tests.Excel.WorkbookParts;

namespace VendorAssess.Tests.Excel.Forms;

public class FormWriterTests
{
    private static readonly Dictionary<string, (Action<Stream> Write, string Sheet, string Orientation)> Books =
        new(StringComparer.Ordinal)
        {
            ["specification"] = (to => SpecificationWriter.Write(Specification(), to), "セキュリティ要件一覧", "landscape"),
            ["contract"] = (to => SpecificationWriter.Write(Specification(), to), "契約条項", "landscape"),
            ["specification before any fact"] =
                (to => SpecificationWriter.Write(Specification(VendorAssess.Domain.Cases.Facts.Empty), to),
                    "セキュリティ要件一覧", "landscape"),
            ["comparison"] = (to => ComparisonWriter.Write(Comparison(), to), "候補比較表", "landscape"),
            ["comparison of none"] = (to => ComparisonWriter.Write(Comparison(0), to), "候補比較表", "landscape"),
            ["comparison of eight"] = (to => ComparisonWriter.Write(Comparison(8), to), "候補比較表", "landscape"),
            ["summary"] = (to => SummaryWriter.Write(Summary(), to), "評価結果サマリ", "portrait"),
            ["findings"] = (to => SummaryWriter.Write(Summary(), to), "要件別の判定", "landscape"),
            ["application"] = (to => ApplicationWriter.Write(Application(), to), "申請書", "portrait"),
            ["decided application"] = (to => ApplicationWriter.Write(
                Application(new ApplicationDecision("条件付承認", "確認した。", "年1回点検すること。", "企画財政部長", Today)), to), "申請書",
                    "portrait"),
            ["register"] = (to => RegisterWriter.Write(Register(), to), "利用台帳", "landscape"),
            ["empty register"] = (to => RegisterWriter.Write(Register(0), to), "利用台帳", "landscape"),
        };

    public static TheoryData<string> Names() => [.. Books.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_workbook_keeps_the_format_and_prints_on_A4(string name)
    {
        var file = FormBooks.File(Books[name].Write);
        AssertValid(file);
        var sheet = Sheet(file, Books[name].Sheet);
        var setup = sheet.Descendants(Main + "pageSetup").Single();
        Assert.Equal(("9", Books[name].Orientation), (setup.Attribute("paperSize")!.Value,
            setup.Attribute("orientation")!.Value));
        Assert.Contains("&P / &N", sheet.Descendants(Main + "oddFooter").Single().Value, StringComparison.Ordinal);
        Assert.Empty(sheet.Descendants(Main + "f"));
        AssertEveryRowHasAHeight(sheet);
    }

    [Fact]
    public void The_specification_lists_every_requirement_and_takes_marks()
    {
        using var workbook = new XLWorkbook(FormBooks.File(to => SpecificationWriter.Write(Specification(), to)));
        var sheet = workbook.Worksheet("セキュリティ要件一覧");
        var header = sheet.RowsUsed().First(row => row.Cell(1).GetString() == "項番").RowNumber();
        var ids = sheet.RowsUsed().Where(row => row.RowNumber() > header).Select(row =>
            row.Cell(1).GetString()).ToList();
        Assert.Equal(Specification().List.Items.Select(item => item.Requirement.Id), ids);
        var mark = sheet.Cell(header + 1, 6);
        Assert.False(mark.Style.Protection.Locked);
        Assert.Equal("\"◎,○,△,×\"", mark.DataValidation.Value);
        Assert.True(sheet.Cell(header + 1, 5).Style.Protection.Locked);
    }

    [Fact]
    public void The_contract_items_stand_on_a_sheet_of_their_own()
    {
        var text = Text(to => SpecificationWriter.Write(Specification(), to), "契約条項");
        Assert.All(Specification().List.Contract, item => Assert.Contains(item.Text, text, StringComparison.Ordinal));
        Assert.NotEmpty(Specification().List.Contract);
    }

    [Fact]
    public void The_comparison_names_each_candidate_and_marks_a_persons_finding()
    {
        var text = Text(to => ComparisonWriter.Write(Comparison(), to), "候補比較表");
        Assert.All(Comparison().Candidates, c =>
            Assert.Contains($"{c.Number}　{c.Service}", text, StringComparison.Ordinal));
        Assert.Contains("△ 一部適合〔審〕", text, StringComparison.Ordinal);
        Assert.Contains(Comparison().Candidates[1].Evaluation.Verdict.Label(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_keeps_the_computed_finding_beside_the_persons()
    {
        var computed = Summary().Candidate.Evaluation.Findings.First(f => f.Requirement.Id == Person.Requirement);
        var lines = Text(to => SummaryWriter.Write(Summary(), to), "要件別の判定").Split('\u001f');
        var at = Array.IndexOf(lines, Person.Requirement);
        Assert.Contains(computed.Status.Label(), lines[at + 4], StringComparison.Ordinal);
        Assert.Contains(lines[(at + 5)..(at + 7)], line => line.StartsWith("△ 一部適合\n契約の別紙", StringComparison.Ordinal));
    }

    [Fact]
    public void The_application_bears_its_content_seals_and_digest()
    {
        var text = Text(to => ApplicationWriter.Write(Application(), to), "申請書");
        Assert.All(
            (string[])[CaseTitle, "予約クラウド　標準", "月に約1,000件を扱う。", "（宛先）統括情報セキュリティ責任者", "市民部長", "係長", new string('a', 64)],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_register_keeps_dates_as_dates()
    {
        using var workbook = new XLWorkbook(FormBooks.File(to => RegisterWriter.Write(Register(), to)));
        var sheet = workbook.Worksheet("利用台帳");
        var row = sheet.RowsUsed().First(r => r.Cell(1).GetString() == "1");
        Assert.Equal(new DateTime(2027, 4, 1), row.Cell(8).GetDateTime());
        Assert.True(row.RowBelow().Cell(9).IsEmpty());
    }

    [Fact]
    public void A_text_too_long_for_one_row_goes_on_below_and_nothing_is_cut()
    {
        var conditions = string.Concat(Enumerable.Range(0, 700).Select(i => $"第{i}条件\n"));
        var book = Register() with { Lines = [Register().Lines[1] with { Conditions =
            conditions }, Register().Lines[2]] };
        var file = FormBooks.File(to => RegisterWriter.Write(book, to));
        using var workbook = new XLWorkbook(file);
        var sheet = workbook.Worksheet("利用台帳");
        var cells = sheet.Column(11).CellsUsed().Where(cell => cell.GetString().StartsWith('第')).ToList();
        Assert.Equal(conditions.TrimEnd(), string.Join('\n', cells.Select(cell => cell.GetString().TrimEnd())));
        Assert.All(cells, cell => Assert.InRange(cell.WorksheetRow().Height, 300, 409));
        Assert.Equal(new DateTime(2027, 4, 1), sheet.RowsUsed().First(r =>
            r.Cell(1).GetString() == "3").Cell(8).GetDateTime());
    }

    private static string Text(Action<Stream> write, string sheet)
    {
        using var workbook = new XLWorkbook(FormBooks.File(write));
        return string.Join('\u001f', workbook.Worksheet(sheet).CellsUsed().Select(cell => cell.GetString()));
    }
}
