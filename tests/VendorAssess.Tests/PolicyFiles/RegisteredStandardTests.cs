using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using EvaluationJson = VendorAssess.Commands.EvaluationJson;
using ReadProblem = VendorAssess.PolicyFiles.Problem;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>What a policy delegates to can be registered by the city as rows of its own.</summary>
public class RegisteredStandardTests
{
    private static readonly Policy Registered = SampleStandard.Read([], SampleStandard.Good);

    [Fact]
    public void The_good_standard_has_no_problems()
    {
        var problems = new List<ReadProblem>();
        SampleStandard.Read(problems, SampleStandard.Good);
        // The other standard is still to come, and nothing waits for it.
        Assert.Empty(problems);
    }

    [Fact]
    public void Its_rows_stand_after_those_of_the_policy_with_its_clauses_and_records()
    {
        Assert.Equal(["R1", "R2", "R3", "R4", "G1", "G2", "G3"], Registered.Requirements.Select(r => r.Id));
        Assert.Equal(["利用基準", "利用基準", "利用基準"], Registered.Requirements.Skip(4).Select(r => r.Standard));
        Assert.Contains(Registered.Clauses, c => c is { Id: "利用基準1", Standard: "利用基準" });
        Assert.Contains(Registered.Records, r => r.Id == "own");
        var standard = Assert.Single(Registered.Standards);
        Assert.Equal(("見本市利用基準", "令和8年4月1日施行", "第4"), (standard.Title, standard.Edition, standard.Clause));
        Assert.Equal(["別の基準"], Registered.MissingStandards.Select(s => s.Name));
    }

    [Fact]
    public void The_hash_of_the_policy_covers_the_standard_and_is_that_of_its_file_without_one()
    {
        var without = SampleStandard.Read([]);
        Assert.Equal(ContentFile.Hash([new ContentFile("p.yaml", SampleStandard.Policy)]), without.Hash);
        var changed = SampleStandard.Read([], SampleStandard.With("title: 国内の法人", "title: 国内の会社"));
        Assert.Equal(3, new[] { without.Hash, Registered.Hash, changed.Hash }.Distinct().Count());
        Assert.Equal("1、見本市利用基準（令和8年4月1日施行）", Registered.EditionWithStandards);
    }

    // R3 hangs on the binding rows: G1 for it alone, G2 for all that wait; G3 is 努力 and fails nothing.
    [Theory]
    [InlineData("2", """{"A06":"yes","A01":"a"}""", Status.Met, Status.Met, Status.Met)]
    [InlineData("2", """{"A06":"no","A01":"a"}""", Status.Unmet, Status.Unmet, Status.Met)]
    [InlineData("2", """{"A06":"yes","A01":"b"}""", Status.Unmet, Status.Met, Status.Unmet)]
    [InlineData("2", """{"A06":"yes","A01":"c"}""", Status.Partly, Status.Met, Status.Partly)]
    [InlineData("2", """{"A06":"no","A01":"c"}""", Status.Unmet, Status.Unmet, Status.Partly)]
    [InlineData("2", """{"A06":"yes"}""", Status.Unknown, Status.Met, Status.Unknown)]
    [InlineData("1", """{"A06":"yes","A01":"b"}""", Status.Met, Status.Met, Status.OutOfScope)]
    public void What_waits_for_the_standard_is_met_when_each_binding_row_that_applies_is(
        string secrecy, string answers, Status waiting, Status first, Status second)
    {
        var result = Evaluated(Registered, secrecy, answers);
        Assert.Equal((waiting, first, second), (StatusOf(result, "R3"), StatusOf(result, "G1"), StatusOf(result, "G2")));
    }

    [Fact]
    public void A_row_that_is_for_one_requirement_decides_no_other()
    {
        // R4 hangs on G2 alone, and here on neither: its own answer is enough.
        Assert.Equal(Status.Met, StatusOf(Evaluated(Registered, "2", """{"A06":"no","A01":"b"}"""), "R4"));
        Assert.Equal(Status.Met, StatusOf(Evaluated(Registered, "2", """{"A06":"yes","A01":"a"}"""), "R4"));
        Assert.Equal(Status.Unmet, StatusOf(Evaluated(Registered, "2", """{"A06":"yes","A01":"b"}"""), "R4"));
        Assert.Equal(Status.Partly, StatusOf(Evaluated(Registered, "2", """{"A06":"yes","A01":"c"}"""), "R4"));
    }

    [Fact]
    public void Without_the_standard_it_is_not_held_and_nothing_else_differs()
    {
        var (without, with) = (Evaluated(SampleStandard.Read([]), "2", "{}"), Evaluated(Registered, "2", "{}"));
        Assert.Equal(Status.Unregistered, StatusOf(without, "R3"));
        Assert.Equal(Status.Unknown, StatusOf(with, "R3"));
        Assert.Equal(StatusOf(without, "R1"), StatusOf(with, "R1"));
    }

    [Fact]
    public void The_reason_goes_down_through_the_rows_to_the_answers()
    {
        var finding = Evaluated(Registered, "2", """{"A06":"no","A01":"a"}""").Findings.Single(f => f.Requirement.Id == "R3");
        Assert.Equal("A06 はb：いいえ（aのいずれかであること）", finding.Summary);
        Assert.Equal(["G1「国内の法人」", "G2「水準」"], finding.Met!.Parts.Select(p => p.Text));
        Assert.Equal([new Basis.Row("G1"), new Basis.Row("G2")], finding.Met.Parts.Select(p => p.Basis));
        var open = Evaluated(Registered, "2", "{}").Findings.Single(f => f.Requirement.Id == "R3");
        Assert.Equal(["A06", "A01"], open.Unanswered);
        var lower = Evaluated(Registered, "1", """{"A06":"yes"}""").Findings.Single(f => f.Requirement.Id == "R3");
        Assert.Contains("G2「水準」は対象外（適用されない（機密性＝1））", lower.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_whose_fact_is_not_known_leaves_open_what_hangs_on_it()
    {
        var open = Evaluate.Candidate(Context(Registered, Facts.Empty.With("cloud", "true"), """{"A06":"yes"}"""));
        Assert.Equal(Status.Unknown, StatusOf(open, "R3"));
    }

    [Fact]
    public void The_evaluation_as_JSON_names_its_rows_and_no_longer_the_standard()
    {
        var json = EvaluationJson.Write(Evaluated(Registered, "2", """{"A06":"yes","A01":"a"}"""));
        Assert.Equal(["別の基準"], json["missingStandards"]!.AsArray().Select(s => s!.GetValue<string>()));
        var row = json["requirements"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == "G2")!;
        Assert.Equal(("利用基準2", "必須", "適合"),
            (row["clause"]!.GetValue<string>(), row["strength"]!.GetValue<string>(), row["status"]!.GetValue<string>()));
    }

    [Fact]
    public void The_policy_is_told_in_words_with_the_rows()
    {
        var words = Registered.FindRequirement("R3")!.Met.Describe(Registered, SamplePolicy.Bank());
        Assert.Equal("登録された基準「利用基準」の次の要件のうち、適用されるものがすべて適合である", words.Text);
        Assert.Equal(["G1「国内の法人」（利用基準1）", "G2「水準」（利用基準2）"], words.Parts.Select(p => p.Text));
    }

    private static Status StatusOf(CandidateEvaluation result, string id) =>
        result.Findings.Single(f => f.Requirement.Id == id).Status;

    private static CandidateEvaluation Evaluated(Policy policy, string secrecy, string answers) =>
        Evaluate.Candidate(Context(policy, Facts.Empty.With("secrecy", secrecy).With("cloud", "true"), answers));

    private static Context Context(Policy policy, Facts facts, string answers)
    {
        var bank = SamplePolicy.Bank();
        using var json = JsonDocument.Parse(answers);
        var given = json.RootElement.EnumerateObject()
            .Select(p => new Answer(p.Name, AnswerJson.Read(bank.Find(p.Name)!, p.Value, [])!));
        return new Context(policy, bank, facts, AnswerSet.Of(given), new DateOnly(2026, 11, 21));
    }
}
