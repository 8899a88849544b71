using System.Text.Json;
using VendorAssess.Commands;

namespace VendorAssess.Tests.Commands;

/// <summary><c>evaluate</c> as a program that reads its output sees it (DESIGN §8).</summary>
[Trait("Runs", "once")]
public sealed class EvaluateVerbTests : IDisposable
{
    private const string Facts =
        """
        {"axes":{"confidentiality":"3","integrity":"2","availability":"2"},"cloud":true,"model":"saas",
         "contract":"terms-with-agreement","segments":["internet"],"own_network":false,"personal":"yes",
         "my_number":"none","use_from":"2027-04-01","use_until":"2030-03-31"}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("evaluate");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_result_has_the_shape_that_was_promised()
    {
        var (exit, result, _) = await Run(Facts, """{"KM02":"a","EX07":["b"],"SC02":{"na":"再委託しない"},"VM05":"no"}""");
        Assert.Equal(0, exit);
        var json = JsonDocument.Parse(result).RootElement;
        Assert.Equal("kawaguchi", json.GetProperty("policy").GetString());
        Assert.Equal("2026-11-21", json.GetProperty("asOf").GetString());
        Assert.Equal("full", json.GetProperty("procedure").GetProperty("id").GetString());
        Assert.InRange(json.GetProperty("score").GetProperty("value").GetDouble(), 0, 1);
        Assert.InRange(json.GetProperty("score").GetProperty("coverage").GetDouble(), 0, 1);
        Assert.Equal("判定保留", json.GetProperty("verdict").GetString());
        Assert.NotEmpty(json.GetProperty("missingStandards").EnumerateArray());
        Assert.Equal("適合", Status(json, "K56"));
        Assert.Equal("対象外", Status(json, "K46"));
        Assert.Equal("要確認", Status(json, "K35"));
    }

    [Fact]
    public async Task The_parts_sum_to_the_score()
    {
        var (_, result, _) = await Run(Facts, """{"KM02":"a","EX07":["b"],"VM05":"no","EX01":"a","SC02":"b"}""");
        var json = JsonDocument.Parse(result).RootElement;
        var counted = json.GetProperty("requirements").EnumerateArray()
            .Where(r => r.GetProperty("status").GetString() != "対象外")
            .Select(r => (Weight: r.GetProperty("weight").GetDouble(), Credit: r.GetProperty("credit").GetDouble()))
            .ToList();
        Assert.Equal(json.GetProperty("score").GetProperty("value").GetDouble(),
            counted.Sum(c => c.Weight * c.Credit) / counted.Sum(c => c.Weight), 1e-9);
        Assert.Equal(["K46"], json.GetProperty("knockOuts").EnumerateArray().Select(k => k.GetString()));
    }

    [Theory]
    [InlineData("""{"axes":{"confidentiality":"9"}}""", "{}", "axes.confidentiality")]
    [InlineData("""{"axes":{"importance":"S"}}""", "{}", "axes.importance")]
    [InlineData("""{"clowd":true}""", "{}", "clowd")]
    [InlineData("""{"cloud":"yes"}""", "{}", "true か false")]
    [InlineData("""{"contract":"handshake"}""", "{}", "terms-with-agreement")]
    [InlineData("""{"use_from":"2030-01-01","use_until":"2029-01-01"}""", "{}", "use_until")]
    [InlineData("""{"use_from":"2030/01/01"}""", "{}", "use_from")]
    [InlineData("{}", """{"ZZ99":"a"}""", "ZZ99")]
    [InlineData("{}", """{"KM02":"z"}""", "KM02")]
    [InlineData("{}", """{"KM02":{"na":""}}""", "理由")]
    [InlineData("{}", """{"KM02":"a","KM02":"b"}""", "JSON")]
    [InlineData("{}", "[]", "answers.json")]
    [InlineData("{", "{}", "facts.json:1:")]
    public async Task A_mistake_is_one_line_and_no_result(string facts, string answers, string named)
    {
        var (exit, result, problems) = await Run(facts, answers);
        Assert.Equal(2, exit);
        Assert.Empty(result);
        Assert.Contains(named, Assert.Single(problems.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--policy", "atlantis")]
    [InlineData("--as-of", "tomorrow")]
    [InlineData("--facts", "/no/such/file.json")]
    [InlineData("--verbose", "yes")]
    public async Task A_wrong_option_is_named(string option, string value)
    {
        var (exit, result, problems) = await Run(Facts, "{}", option, value);
        Assert.Equal(2, exit);
        Assert.Empty(result);
        Assert.Contains(option == "--facts" ? value : option, problems, StringComparison.Ordinal);
    }

    private static string? Status(JsonElement result, string requirement) =>
        result.GetProperty("requirements").EnumerateArray()
            .Single(r => r.GetProperty("id").GetString() == requirement)
            .GetProperty("status").GetString();

    private async Task<(int Exit, string Result, string Problems)> Run(string facts, string answers, params string[] more)
    {
        await File.WriteAllTextAsync(FileAt("facts.json"), facts);
        await File.WriteAllTextAsync(FileAt("answers.json"), answers);
        using var result = new StringWriter();
        using var problems = new StringWriter();
        var exit = await Verbs.Run(
            [
                "evaluate", "--policy", "kawaguchi", "--facts", FileAt("facts.json"), "--answers", FileAt("answers.json"),
                "--as-of", "2026-11-21", .. more,
            ],
            (_, _) => Task.FromResult(0), new Terminal(result, problems));
        return (exit, result.ToString(), problems.ToString());
    }

    private string FileAt(string name) => Path.Combine(folder.FullName, name);
}
