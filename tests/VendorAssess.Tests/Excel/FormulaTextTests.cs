using ClosedXML.Excel;
using VendorAssess.Domain.Answers;
using VendorAssess.Excel.Forms;
using VendorAssess.Tests.Excel.Forms;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Excel;

/// <summary>No text of ours becomes a formula: not in the file, not in LibreOffice, not when that saves it as CSV.</summary>
public class FormulaTextTests
{
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    private static readonly string[] Arming =
        ["=1+1", "+1+1", "-1+1", "@SUM(1,1)", "\t=1+1", "\0=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)", "=HYPERLINK(\"http://a.test\",\"x\")"];

    private static readonly Dictionary<string, Action<Stream>> Books = new(StringComparer.Ordinal)
    {
        ["questionnaire"] = to => FormSample.Write(FormSample.Form(AnswerSet.Of(FormSample.Bank.Questions.Zip(Arming,
            (q, text) => new Answer(q.Id, new AnswerValue.Pending(), text, text))))).CopyTo(to),
        ["register"] = to => RegisterWriter.Write(FormBooks.Register(1) with
        {
            Lines = [.. Arming.Select((text, i) => FormBooks.Register(1).Lines[0] with { Number = i + 1, Service = text, Conditions = text })],
        }, to),
        ["comparison"] = to => ComparisonWriter.Write(FormBooks.Comparison(), to),
        ["summary"] = to => SummaryWriter.Write(FormBooks.Summary(), to),
        ["specification"] = to => SpecificationWriter.Write(FormBooks.Specification(), to),
        ["application"] = to => ApplicationWriter.Write(FormBooks.Application(), to),
    };

    public static TheoryData<string> Names() => [.. Books.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_text_that_would_arm_is_marked_as_text_and_nothing_is_a_formula(string name)
    {
        using var workbook = new XLWorkbook(FormBooks.File(Books[name]));
        var cells = workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()).ToList();
        Assert.DoesNotContain(cells, cell => cell.HasFormula);
        Assert.All(
            cells.Where(cell => cell.GetString() is { Length: > 0 } text && "=+-@\t＝＋－＠".Contains(text[0], StringComparison.Ordinal)),
            cell => Assert.True(cell.Style.IncludeQuotePrefix, $"{cell.Address}: {cell.GetString()}"));
    }

    private static readonly string[] Converted = ["questionnaire", "register"];

    [Fact, Trait("Runs", "once")]
    public async Task In_LibreOffice_they_stay_texts_also_when_it_saves_them_again_or_as_CSV()
    {
        var files = Converted.Select(name => FormBooks.File(Books[name]).ToArray()).ToList();
        var saved = await LibreOffice.SaveAgain(files);
        var tables = (await LibreOffice.Convert(saved, "csv", Csv)).Select(File.ReadAllText).ToList();
        foreach (var text in Arming.Select(text => text.Replace("\0", "\uFFFD", StringComparison.Ordinal)))
        {
            var quoted = text.Replace("\"", "\"\"", StringComparison.Ordinal);
            Assert.Contains(tables, table => table.Contains(quoted, StringComparison.Ordinal));
        }
        Assert.All(saved, file =>
        {
            using var workbook = new XLWorkbook(new MemoryStream(file));
            Assert.DoesNotContain(workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()), cell => cell.HasFormula);
        });
    }
}
