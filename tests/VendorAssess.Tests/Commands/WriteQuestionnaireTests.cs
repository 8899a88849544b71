using System.Text.Json;
using ClosedXML.Excel;
using VendorAssess.Commands;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Commands;

/// <summary>From facts to a workbook, filled, and to answers, as at a terminal.</summary>
[Trait("Runs", "once")]
public sealed class WriteQuestionnaireTests : IDisposable
{
    private const string Facts =
        """{"axes":{"confidentiality":"3","integrity":"2","availability":"2"},"cloud":true,"segments":["internet"]}""";

    private readonly string folder = Directory.CreateTempSubdirectory("questionnaire").FullName;

    [Fact]
    public async Task A_written_workbook_is_filled_and_read()
    {
        var (exit, result, problems) = await Written(Facts);
        Assert.Equal((0, "", ""), (exit, result, problems));
        using (var workbook = new XLWorkbook(In("質問票.xlsx")))
        {
            workbook.Questions().At("KM02", "回答").SetValue("a");
            workbook.Questions().At("KM02", "補足").SetValue(" 補足 ");
            workbook.Questions().At("CT04", "回答").SetValue("あさって");
            workbook.SaveAs(In("回答.xlsx"));
        }
        (exit, result, problems) = await Run("read-workbook", In("回答.xlsx"));
        Assert.Equal((0, ""), (exit, problems));
        using var json = JsonDocument.Parse(result);
        Assert.Equal("""{"KM02":"a"}""", Compact(json.RootElement.GetProperty("answers")));
        Assert.Equal(" 補足 ", json.RootElement.GetProperty("notes").GetProperty("KM02").GetString());
        Assert.Equal("""{}""", Compact(json.RootElement.GetProperty("evidence")));
        var problem = json.RootElement.GetProperty("problems").EnumerateArray().Single();
        Assert.Equal("質問票", problem.GetProperty("sheet").GetString());
        Assert.StartsWith("G", problem.GetProperty("cell").GetString(), StringComparison.Ordinal);
        Assert.Contains("あさって", problem.GetProperty("what").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_facts_that_matter_ask_fewer_questions()
    {
        await Written(Facts);
        var many = Questions();
        await Written(Facts.Replace("\"cloud\":true", "\"cloud\":false", StringComparison.Ordinal));
        Assert.InRange(Questions(), 1, many - 1);
    }

    [Fact]
    public async Task Groups_are_chosen_and_the_whole_bank_needs_no_facts()
    {
        await Written(Facts);
        var needed = Numbers();
        await Written(Facts, "--groups", "KM,ac");
        Assert.Equal(needed.Where(id => id[..2] is "KM" or "AC"), Numbers());
        var (exit, _, problems) = await Run("write-questionnaire", "--policy", "sendai", "--all", "--out", In("質問票.xlsx"));
        Assert.Equal((0, ""), (exit, problems));
        var all = Town.Content.Bank.Questions.Where(q => q.AnsweredBy == Answerer.Vendor).ToList();
        Assert.Equal(all.SelectMany(q => q.Fields.Select(f => f.Name == Field.MainName ? q.Id : $"{q.Id}.{f.Name}")), Numbers());
        await Run("write-questionnaire", "--policy", "sendai", "--all", "--groups", "BK", "--out", In("質問票.xlsx"));
        Assert.All(Numbers(), id => Assert.StartsWith("BK", id, StringComparison.Ordinal));
        Assert.Equal(all.Count(q => q.Group == "BK"), Numbers().Count(id => !id.Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_group_that_is_none_is_named_with_those_there_are()
    {
        var (exit, _, problems) = await Written(Facts, "--groups", "KM,XX");
        Assert.Equal(2, exit);
        Assert.Contains("区分 XX はありません（W、SV、", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write-questionnaire"), InlineData("write-questionnaire", "--policy", "nowhere", "--facts", "x", "--out", "y")]
    [InlineData("write-questionnaire", "--policy", "kawaguchi", "--facts", "/no/such/file", "--out", "y")]
    [InlineData("read-workbook"), InlineData("read-workbook", "/no/such/file"), InlineData("read-workbook", "a", "b")]
    [InlineData("read-workbook", "/")]
    public async Task What_is_missing_is_said_and_nothing_printed(params string[] words)
    {
        var (exit, result, problems) = await Run(words);
        Assert.Equal((2, ""), (exit, result));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(In("facts.json"), Facts, TestContext.Current.CancellationToken);
        var (exit, _, problems) = await Run(
            "write-questionnaire", "--policy", "kawaguchi", "--facts", In("facts.json"), "--out", In("none/q.xlsx"));
        Assert.Equal(2, exit);
        Assert.Contains("書けません", problems, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    private int Questions() => Numbers().Count;

    private List<string> Numbers()
    {
        using var workbook = new XLWorkbook(In("質問票.xlsx"));
        return [.. workbook.Questions().Column(3).CellsUsed().Skip(1).Select(cell => cell.GetString())];
    }

    private async Task<(int Exit, string Result, string Problems)> Written(string facts, params string[] more)
    {
        await File.WriteAllTextAsync(In("facts.json"), facts, TestContext.Current.CancellationToken);
        return await Run(
        [
            "write-questionnaire", "--policy", "kawaguchi", "--facts", In("facts.json"), "--out", In("質問票.xlsx"), .. more,
        ]);
    }

    private static async Task<(int Exit, string Result, string Problems)> Run(params string[] words)
    {
        using var result = new StringWriter();
        using var problems = new StringWriter();
        var exit = await Verbs.Run(words, (_, _) => Task.FromResult(99), new Terminal(result, problems));
        return (exit, result.ToString(), problems.ToString());
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
