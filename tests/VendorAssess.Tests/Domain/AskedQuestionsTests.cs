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
}
