using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Domain;

/// <summary>A question may be asked for a requirement that it does not decide.</summary>
public class AskedQuestionsTests
{
    private static readonly Requirement Delegated =
        Samples.Requirement("R1", new Rule.Unregistered("市の対策基準")) with { Asks = ["A01"] };

    [Fact]
    public void It_is_asked_in_the_case()
    {
        var policy = Samples.ThePolicy with { Requirements = [Delegated] };
        var asked = Assert.Single(AskedQuestions.For(policy, Samples.Bank, Samples.Facts));
        Assert.Equal("A01", asked.Question.Id);
        Assert.Equal(["R1"], asked.Requirements);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "A01": "a" }""")]
    [InlineData("""{ "A01": "c" }""")]
    public void Its_answer_changes_neither_status_nor_score_nor_verdict(string answers)
    {
        var result = Evaluate.Candidate(Samples.ContextOf(Delegated) with { Answers = Samples.Answers(answers) });
        Assert.Equal(Status.Unregistered, result.Findings.Single().Status);
        Assert.Null(result.Score.Value);
        Assert.Equal(Verdict.Pending, result.Verdict);
    }

    private static readonly Question FollowUp = Samples.Bank.Find("A02")! with
    {
        AskWhen = new Rule.AnswerLeaf("A01", Field.MainName, new AnswerTest.AnyOf(["a"])),
    };

    [Theory]
    [InlineData("""{ "A01": "a" }""", true)]
    [InlineData("""{ "A01": "b" }""", false)]
    [InlineData("""{ "A01": "unknown" }""", false)]
    [InlineData("{}", false)]
    public void A_follow_up_waits_for_the_answer_that_it_hangs_on(string answers, bool asked) =>
        Assert.Equal(asked, FollowUp.IsAskedYet(Samples.Context(Samples.Answers(answers))));

    [Fact]
    public void What_hangs_on_a_fact_that_nobody_has_stated_is_asked()
    {
        var question = FollowUp with
        {
            AskWhen = new Rule.FactLeaf(new Row([new Cell("model", CellTest.AnyOf, ["iaas"])])),
        };
        Assert.True(question.IsAskedYet(Samples.Context() with { Facts = Facts.Empty }));
        Assert.False(question.IsAskedYet(Samples.Context() with { Facts = Facts.Empty.With("model", "saas") }));
    }
}
