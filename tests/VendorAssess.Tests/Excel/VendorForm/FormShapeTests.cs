using System.Xml.Linq;
using ClosedXML.Excel;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Tests.Testing;
using static VendorAssess.Tests.Excel.WorkbookParts;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>How the vendor workbook is built: what people and other programs rely on.</summary>
public class FormShapeTests
{
    [Fact]
    public void The_format_is_kept_to_the_letter() => AssertValid(FormSample.Write());

    [Fact]
    public void The_whole_bank_makes_a_valid_workbook()
    {
        var bank = Town.Content.Bank;
        var file = FormSample.Write(FormSample.Form() with { Bank = bank, Questions = bank.Questions });
        AssertValid(file);
        file.Position = 0;
        Assert.Empty(FormSample.Read(file, bank).Answers);
    }

    [Fact]
    public void The_header_row_stands_first_and_the_ids_are_hidden()
    {
        using var workbook = new XLWorkbook(FormSample.Write());
        var sheet = workbook.Questions();
        Assert.Equal(
            ["設問番号", "区分", "設問", "選択肢・回答形式", "回答", "補足", "証跡", "記入例", "求める証跡"],
            sheet.Row(1).CellsUsed().Where(cell => !cell.WorksheetColumn().IsHidden).Select(cell => cell.GetString()));
        Assert.Empty(sheet.MergedRanges);
        Assert.Equal("KM06.days", sheet.At("KM06.days", "設問番号").GetString());
        Assert.Equal("KM06.days", sheet.At("KM06.days", "設問ID").GetString());
    }

    [Fact]
    public void Drop_downs_come_from_the_hidden_list()
    {
        using var workbook = new XLWorkbook(FormSample.Write());
        var lists = workbook.Worksheet("選択肢一覧");
        Assert.Equal(XLWorksheetVisibility.Hidden, lists.Visibility);
        Assert.Equal(
            ["a：すべてのデータ", "b：本番のデータだけ", "c：なし", "確認中", "該当なし"],
            lists.Column(1).CellsUsed().Select(cell => cell.GetString()));
        var rules = Sheet(FormSample.Write(), "質問票").Descendants(Main + "dataValidation").ToList();
        var first = rules.Single(rule => rule.Attribute("sqref")!.Value.StartsWith("G2", StringComparison.Ordinal));
        Assert.Equal("選択肢一覧!$A$1:$A$5", first.Element(Main + "formula1")!.Value);
        Assert.Equal("0", first.Attribute("showErrorMessage")!.Value);
    }

    [Fact]
    public void People_can_write_only_where_answers_belong()
    {
        using var workbook = new XLWorkbook(FormSample.Write());
        var sheet = workbook.Questions();
        Assert.True(sheet.Protection.IsProtected);
        Assert.All((string[])["回答", "補足", "証跡"], header =>
            Assert.False(sheet.At("KM02", header).Style.Protection.Locked));
        Assert.All((string[])["設問", "設問ID", "設問番号"], header =>
            Assert.True(sheet.At("KM02", header).Style.Protection.Locked));
    }

    [Fact]
    public void It_prints_on_A4_with_titles_and_page_numbers()
    {
        var file = FormSample.Write();
        var setup = Sheet(file, "質問票").Descendants(Main + "pageSetup").Single();
        Assert.Equal(("9", "landscape"), (setup.Attribute("paperSize")!.Value, setup.Attribute("orientation")!.Value));
        Assert.Contains("&P / &N", Sheet(file, "質問票").Descendants(Main + "oddFooter").Single()
            .Value, StringComparison.Ordinal);
        Assert.Contains(
            Part(file, "xl/workbook.xml").Descendants(Main + "definedName").Select(name => name.Value),
            name => name == "質問票!$1:$1");
        AssertEveryRowHasAHeight(Sheet(file, "質問票"));
    }

    [Theory, InlineData("=1+1"), InlineData("+81"), InlineData("-x"), InlineData("@SUM(A1)")]
    [InlineData("＝1"), InlineData("\t=1")]
    public void Text_that_begins_like_a_formula_is_marked_as_text(string text)
    {
        using var workbook = new XLWorkbook(FormSample.Write(FormSample.Form(AnswerSet.Of(
            [new Answer("KM03", new AnswerValue.Pending(), Note: text)]))));
        var cell = workbook.Questions().At("KM03", "補足");
        Assert.Equal((text, false, true), (cell.GetString(), cell.HasFormula, cell.Style.IncludeQuotePrefix));
    }

    [Fact]
    public void Elements_stand_without_a_prefix_so_that_every_program_finds_them()
    {
        var file = FormSample.Write();
        Assert.All((string[])["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/app.xml"], name =>
            Assert.DoesNotContain(Part(file, name).Descendants(), e =>
                e.GetPrefixOfNamespace(e.Name.Namespace) is "x" or "ap"));
    }

    [Fact]
    public void There_is_no_formula_anywhere_and_the_cover_says_what_it_is_for()
    {
        using var workbook = new XLWorkbook(FormSample.Write());
        Assert.DoesNotContain(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => cell.HasFormula);
        var cover = string.Join('|', workbook.Worksheet("表紙").CellsUsed().Select(cell => cell.GetString()));
        Assert.Contains("評価案件|=住民向け\n予約システム|サービス|○○クラウド", cover, StringComparison.Ordinal);
        Assert.Contains("回答期限|令和8年12月25日|提出先|情報政策課", cover, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_questions_for_the_vendor_are_asked()
    {
        var bank = Town.Content.Bank;
        var needed = bank.Questions.Select(q => new AskedQuestion(q, []));
        var asked = QuestionScope.Needed.Of(bank, needed).Select(q => q.Id).ToList();
        Assert.Contains("KM06", asked);
        Assert.DoesNotContain("SV04", asked);
        Assert.DoesNotContain("W01", asked);
    }
}
