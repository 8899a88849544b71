using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class JudgeTests
{
    private static readonly Requirement MetByA = Requirement("R1", Leaf("A01", "a"));
    private static readonly Requirement PartlyByB = MetByA with { Partly = Leaf("A01", "b") };

    [Theory]
    [InlineData("""{"A01":"a"}""", Status.Met)]
    [InlineData("""{"A01":"b"}""", Status.Partly)]
    [InlineData("""{"A01":"c"}""", Status.Unmet)]
    [InlineData("""{}""", Status.Unknown)]
    public void Met_then_partly_decides_the_status(string answers, Status expected) =>
        Assert.Equal(expected, Judged(PartlyByB, answers).Status);

    [Fact]
    public void What_is_partly_met_only_perhaps_has_to_be_checked() =>
        Assert.Equal(Status.Unknown, Judged(MetByA with { Partly = Leaf("A02", "a") }, """{"A01":"c"}""").Status);

    [Fact]
    public void A_prohibition_that_is_breached_as_soon_as_it_applies_is_unmet_and_knocks_out()
    {
        var finding = Judged(Requirement("R1", new Rule.Never(), Strength.Forbidden));
        Assert.Equal(Status.Unmet, finding.Status);
        Assert.True(finding.IsKnockOut);
    }

    [Theory]
    [InlineData(Strength.Must, true)]
    [InlineData(Strength.Forbidden, true)]
    [InlineData(Strength.AsNeeded, false)]
    [InlineData(Strength.Effort, false)]
    public void Only_what_must_or_must_not_be_knocks_out(Strength strength, bool knocksOut) =>
        Assert.Equal(knocksOut, Judged(MetByA with { Strength = strength }, """{"A01":"c"}""").IsKnockOut);

    [Fact]
    public void A_permission_that_is_not_there_is_a_persons_matter_and_never_unmet() =>
        Assert.Equal(Status.Consult, Judged(MetByA with { Strength = Strength.Permission }, """{"A01":"c"}""").Status);

    [Fact]
    public void Where_the_policy_is_silent_a_person_is_asked() =>
        Assert.Equal(Status.Consult, Judged(Requirement("R1", new Rule.Consult())).Status);

    [Theory]
    [InlineData("{}", Status.Unknown)]
    [InlineData("""{"A01":"a"}""", Status.Unregistered)]
    public void A_standard_that_is_not_held_shows_when_no_answer_is_open_any_more(string answers, Status expected) =>
        Assert.Equal(expected,
            Judged(Requirement("R1", new Rule.All([new Rule.Unregistered(), Leaf("A01", "a")])), answers).Status);

    [Fact]
    public void One_more_answer_never_opens_what_a_person_was_to_judge()
    {
        var requirement = Requirement("R1", new Rule.All([new Rule.Consult(), Leaf("A01", "a")])) with
        {
            Partly = Leaf("A02", "a"),
        };
        Assert.Equal(Status.Unknown, Judged(requirement).Status);
        Assert.Equal(Status.Unknown, Judged(requirement, """{"A01":"b"}""").Status);
        Assert.Equal(Status.Partly, Judged(requirement, """{"A01":"b","A02":"a"}""").Status);
    }

    [Fact]
    public void A_failed_part_outweighs_a_standard_that_is_not_held() =>
        Assert.Equal(Status.Unmet, Judged(
            Requirement("R1", new Rule.All([new Rule.Unregistered(), Leaf("A01", "a")])), """{"A01":"b"}""").Status);

    [Fact]
    public void What_does_not_apply_says_which_fact_kept_it_out()
    {
        var finding = Judged(MetByA with { Applies = new DecisionTable([Row(("secrecy", ["1"]))]) });
        Assert.Equal(Status.OutOfScope, finding.Status);
        Assert.Contains("機密性＝機密性3", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_it_applies_stays_open_while_the_fact_is_not_stated()
    {
        var context = Context() with { Facts = Facts.Without("secrecy") };
        var finding = Judge.Requirement(MetByA with { Applies = new DecisionTable([Row(("secrecy", ["1"]))]) }, context);
        Assert.Equal(Status.Unknown, finding.Status);
    }

    [Fact]
    public void Not_applicable_takes_a_requirement_out_only_where_it_says_so()
    {
        var allowing = MetByA with { NotApplicableWhen = ["A01"] };
        var finding = Judged(allowing, """{"A01":{"na":"再委託しない"}}""");
        Assert.Equal(Status.OutOfScope, finding.Status);
        Assert.Contains("再委託しない", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(Status.Unknown, Judged(MetByA, """{"A01":{"na":"再委託しない"}}""").Status);
    }

    [Fact]
    public void The_open_questions_are_those_that_still_matter()
    {
        var either = Requirement("R1", new Rule.All([Leaf("A01", "a"), new Rule.Any([Leaf("A02", "a"), Leaf("A03", "a")])]));
        Assert.Equal(["A02", "A03"], Judged(either, """{"A01":"a"}""").Unanswered);
        Assert.Empty(Judged(either, """{"A01":"b"}""").Unanswered);
    }
}
