using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.PolicyFiles.Schemas;

/// <summary>Every list of words in the schemas is the reader's.</summary>
public class SchemaWordsTests
{
    private static readonly SchemaFile Policy = new("policy");
    private static readonly SchemaFile Questions = new("questions");
    private static readonly SchemaFile Scenario = new("scenario");

    [Fact]
    public void Words_of_the_domain_are_the_same()
    {
        Assert.Equal(Enum.GetValues<Strength>().Select(s => s.Label()), Policy.Words("strength"));
        Assert.Equal(Enum.GetValues<Trust>().Select(t => t.Label()), Policy.Words("trust"));
        Assert.Equal(Enum.GetValues<Trust>().Select(t => t.Label()), Questions.Words("trust"));
        Assert.Equal(Roles.All, Policy.Words("role"));
        Assert.Equal(Procedures.Known, Policy.Words("procedureId"));
        Assert.Equal(Procedures.Known, Scenario.Words("procedureId"));
        Assert.Equal(LevelChecks.National, Policy.Words("national"));
        Assert.Equal(Enum.GetValues<Status>().Select(s => s.Label()), Scenario.Words("status"));
        Assert.Equal(Enum.GetValues<Verdict>().Select(v => v.Label()), Scenario.Words("verdict"));
    }

    [Fact]
    public void Facts_and_their_values_are_those_of_the_catalogue()
    {
        var facts = FactCatalog.All.Select(f => f.Id).ToList();
        Assert.Equal(facts, Policy.Words("factId"));
        Assert.Equal(facts, Policy.Properties("row"));
        Assert.Equal(facts, Questions.Properties("row"));
        Assert.Equal(facts.Prepend("axes"), Scenario.Properties("facts"));
        Assert.Equal(FactCatalog.Find("segments")!.Values, Policy.Words("segment"));
        Assert.Equal(FactCatalog.Find("segments")!.Values, Scenario.Words("segment"));
        foreach (var fact in FactCatalog.All.Where(f => f.Kind == FactKind.One))
        {
            var words = Scenario.Definition("facts")["properties"]![fact.Id]!["enum"]!.AsArray();
            Assert.Equal(fact.Values, words.Select(w => w!.GetValue<string>()));
        }
    }

    [Theory]
    [InlineData("samePersonRule", "rule: refused", "rule: x")]
    [InlineData("sameAuditorRule", "segments: {", "same_auditor: { rule: x, clause: 第2 }\nsegments: {")]
    [InlineData("namedTest", "{ at_most: 3 }", "{ x: 3 }")]
    [InlineData("rule", "{ A01: a }", "x")]
    public void Words_of_the_policy_reader_are_the_same(string definition, string was, string now) =>
        Assert.Equal(Listed(SamplePolicy.Problems(SamplePolicy.With(was, now))), WordsOf(Policy, definition));

    [Theory]
    [InlineData("type", "type: x")]
    [InlineData("answeredBy", "type: text, answered_by: x")]
    [InlineData("about", "type: text, about: x")]
    public void Words_of_the_question_reader_are_the_same(string definition, string written)
    {
        var problems = new List<Problem>();
        new BankFiles(problems).Read(
        [
            new ContentFile("_bank.yaml", "bank: b\nedition: 1\ngroups: { A: 区分 }"),
            new ContentFile("A.yaml", $"group: A\nquestions: [{{ id: A01, text: 設問, {written}"
                + (written.Contains("answered_by", StringComparison.Ordinal) ? " }]" : ", answered_by: V }]")),
        ]);
        Assert.Equal(Listed(problems), WordsOf(Questions, definition));
    }

    [Fact]
    public void Every_kind_of_branch_and_cell_of_the_schema_is_read()
    {
        foreach (var kind in Policy.Properties("branch"))
        {
            var problems = SamplePolicy.Problems(SamplePolicy.With("{ A01: a }", $"{{ {kind}: x }}"));
            Assert.DoesNotContain(problems, p => p.What.Contains($"設問 {kind} はありません", StringComparison.Ordinal));
        }
        var cell = Policy.Definition("cell")["anyOf"]![2]!["properties"]!.AsObject().Select(p => p.Key);
        foreach (var kind in cell)
            Assert.Empty(SamplePolicy.Problems(SamplePolicy.With("cloud: true }]", $"model: {{ {kind}: [saas] }} }}]")));
    }

    private static IEnumerable<string> WordsOf(SchemaFile schema, string definition) => definition switch
    {
        "namedTest" => schema.Properties("namedTest"),
        "rule" => schema.Definition("rule")["anyOf"]![0]!["enum"]!.AsArray().Select(w => w!.GetValue<string>()),
        _ => schema.Words(definition),
    };

    // The reader ends such a message with all that may stand there: 「…（a、b、c）。」
    private static string[] Listed(List<Problem> problems)
    {
        var what = Assert.Single(problems).What;
        return what[(what.LastIndexOf('（') + 1)..what.LastIndexOf('）')].Split('、');
    }
}
