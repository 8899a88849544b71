using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class EvaluateTests
{
    private static readonly Requirement Must = Requirement("R1", Leaf("A01", "a")) with { Partly = Leaf("A01", "b") };
    private static readonly Requirement AsNeeded = Requirement("R2", Leaf("A02", "a"), Strength.AsNeeded);
    private static readonly Requirement Effort = Requirement("R3", Leaf("A03", "a"), Strength.Effort);
    private static readonly Requirement Permission = Requirement("R4", Leaf("A04", "a"), Strength.Permission);

    [Theory]
    [InlineData("""{"A01":"a","A02":"a","A03":"a"}""", Verdict.Suitable)]
    [InlineData("""{"A01":"a","A02":"a","A03":"b"}""", Verdict.Suitable)]
    [InlineData("""{"A01":"a","A02":"a"}""", Verdict.Suitable)]
    [InlineData("""{"A01":"a","A02":"b","A03":"a"}""", Verdict.Conditional)]
    [InlineData("""{"A01":"b","A02":"a","A03":"a"}""", Verdict.Conditional)]
    [InlineData("""{"A02":"b","A03":"b"}""", Verdict.Pending)]
    [InlineData("""{"A01":"c","A02":"a","A03":"a"}""", Verdict.Unsuitable)]
    public void The_verdict_follows_from_the_strongest_open_matter(string answers, Verdict expected) =>
        Assert.Equal(expected, Evaluated(answers, Must, AsNeeded, Effort, Permission).Verdict);

    [Fact]
    public void A_permission_decides_nothing_and_weighs_nothing()
    {
        var result = Evaluated("{}", Permission);
        Assert.Equal(Verdict.Pending, result.Verdict);
        Assert.Null(result.Score.Value);
    }

    [Theory]
    [InlineData("""{"A01":"a","A02":"a","A03":"a"}""", "1", "1")]
    [InlineData("""{"A01":"b","A02":"a","A03":"a"}""", "0.75", "1")]
    [InlineData("""{"A01":"c","A02":"a","A03":"a"}""", "0.5", "1")]
    [InlineData("""{"A01":"a"}""", "0.5", "0.5")]
    [InlineData("""{}""", "0", "0")]
    public void The_score_weighs_three_two_one_and_the_coverage_stands_beside_it(string answers, string score, string coverage)
    {
        var result = Evaluated(answers, Must, AsNeeded, Effort).Score;
        Assert.Equal(decimal.Parse(score, null), result.Value);
        Assert.Equal(decimal.Parse(coverage, null), result.Coverage);
    }

    [Fact]
    public void Nothing_that_applies_gives_no_score_and_a_pending_verdict()
    {
        var never = Must with { Applies = new DecisionTable([Row(("secrecy", ["1"]))]) };
        var result = Evaluated("{}", never);
        Assert.Null(result.Score.Value);
        Assert.Equal(Verdict.Pending, result.Verdict);
    }

    [Fact]
    public void Standards_that_are_not_held_give_no_score()
    {
        var result = Evaluated("{}", Requirement("R1", new Rule.Unregistered()), Requirement("R2", new Rule.Consult()));
        Assert.Null(result.Score.Value);
        Assert.Equal(Verdict.Pending, result.Verdict);
    }

    [Fact]
    public void What_not_applicable_took_out_counts_as_answered_but_not_in_the_score()
    {
        var result = Evaluated("""{"A02":{"na":"ない"}}""", Must, AsNeeded with { NotApplicableWhen = ["A02"] });
        Assert.Equal(0m, result.Score.Value);
        Assert.Equal(2m / 5m, result.Score.Coverage);
    }

    [Fact]
    public void The_weights_of_the_policy_come_first()
    {
        var context = ContextOf(Must, AsNeeded) with { Answers = Answers("""{"A01":"a","A02":"b"}""") };
        var weighted = context with
        {
            Policy = context.Policy with { Weights = context.Policy.Weights.Add(Strength.AsNeeded, 9) },
        };
        Assert.Equal(3m / 12m, Evaluate.Candidate(weighted).Score.Value);
    }

    [Theory]
    [InlineData("3", "internet", "false", "full")]
    [InlineData("1", "internet", "false", "light")]
    [InlineData("3", "standalone", "true", "full")]
    [InlineData("3", "internet", "true", "full")]
    public void Where_several_procedures_fit_the_strictest_is_due(string level, string segment, string own, string expected)
    {
        var facts = Facts.With("secrecy", level).With("segments", segment).With("own_network", own);
        Assert.Equal(expected, Procedures.Due(ThePolicy, facts).Id);
    }

    [Fact]
    public void The_procedure_says_why_and_names_the_others()
    {
        var facts = Facts.With("segments", "standalone").With("own_network", "true");
        var why = Procedures.Due(ThePolicy, facts).Why;
        Assert.Contains("機密性＝機密性3", why, StringComparison.Ordinal);
        Assert.EndsWith("。ほかに当てはまる手続: 手続report（第11-2(4)）", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_level_no_procedure_can_be_named()
    {
        var due = Procedures.Due(ThePolicy, Facts.Without("secrecy"));
        Assert.Equal(Procedures.Undetermined, due.Id);
        Assert.Contains("機密性が決まっていません", due.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_persons_finding_changes_the_decided_verdict_and_never_the_computed_one()
    {
        var result = Evaluated("""{"A01":"c"}""", Must);
        var person = new Override("R1", Status.Met, "現地で確認した", "審査者", default, 1);
        Assert.Equal(Verdict.Suitable, Overrides.Decided(result, [person], []));
        Assert.Equal(Verdict.Unsuitable, result.Verdict);
    }

    [Theory]
    [InlineData("""{"A01":"c"}""", Verdict.Unsuitable, Verdict.Conditional)]
    [InlineData("{}", Verdict.Pending, Verdict.Conditional)]
    [InlineData("""{"A01":"a"}""", Verdict.Suitable, Verdict.Suitable)]
    public void An_exception_makes_what_is_not_met_a_condition_of_the_decided_verdict(
        string answers, Verdict without, Verdict with)
    {
        var result = Evaluated(answers, Must);
        Assert.Equal(without, Overrides.Decided(result, [], []));
        Assert.Equal(with, Overrides.Decided(result, [], ["R1"]));
        Assert.Equal(without, Overrides.Decided(result, [], ["R9"]));
    }

    private static CandidateEvaluation Evaluated(string answers, params Requirement[] requirements) =>
        Evaluate.Candidate(ContextOf(requirements) with { Answers = Answers(answers) });
}
