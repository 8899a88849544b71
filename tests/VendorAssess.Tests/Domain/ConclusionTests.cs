using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public sealed class ConclusionTests
{
    private static readonly Requirement ByA = Requirement("R1", Leaf("A01", "a"));
    private static readonly Requirement PartlyByB = ByA with { Partly = Leaf("A01", "b") };

    [Theory]
    [InlineData("""{"A01":"a"}""", "適合の条件を満たすため、適合")]
    [InlineData("""{"A01":"b"}""", "適合の条件は満たさず、一部適合の条件を満たすため、一部適合")]
    [InlineData("""{"A01":"c"}""", "適合の条件も一部適合の条件も満たさないため、不適合")]
    [InlineData("""{}""", "まだ確かめられないため、要確認")]
    public void It_names_the_rule_that_decided(string answers, string expected) =>
        Assert.Equal(expected, Conclusion.Of(Judged(PartlyByB, answers)));

    [Fact]
    public void It_says_when_there_is_one_rule_only() =>
        Assert.Equal("適合の条件を満たさないため、不適合", Conclusion.Of(Judged(ByA, """{"A01":"c"}""")));

    [Fact]
    public void What_is_partly_met_only_perhaps_is_said_so()
    {
        var perhaps = ByA with { Partly = Leaf("A02", "a") };
        Assert.Equal("適合の条件は満たさず、一部適合の条件はまだ確かめられないため、要確認",
            Conclusion.Of(Judged(perhaps, """{"A01":"c"}""")));
    }

    [Fact]
    public void What_an_answer_took_out_names_the_question()
    {
        var finding = Judged(ByA with { NotApplicableWhen = ["A01"] }, """{"A01":{"na":"使わない"}}""");
        Assert.Equal("A01", finding.NotApplicableBy);
        Assert.Null(finding.Met);
        Assert.Equal("A01 が該当なしのため、対象外", Conclusion.Of(finding));
    }

    [Fact]
    public void What_does_not_apply_or_not_yet_says_so()
    {
        var open = ByA with { Applies = new DecisionTable([Row(("secrecy", ["1"]))]) };
        Assert.Equal("この案件には適用されないため、対象外", Conclusion.Of(Judged(open)));
        var network = ByA with { Applies = new DecisionTable([Row(("segments", ["internet"]))]) };
        Assert.Equal("適用されるかが決まらないため、要確認", Conclusion.Of(Judged(network)));
    }

    [Fact]
    public void What_no_answer_can_settle_names_who_or_what_does()
    {
        Assert.Equal("人の協議で決まるため、要協議", Conclusion.Of(Judged(ByA with { Met = new Rule.Consult() })));
        Assert.Equal("照らす基準が登録されていないため、基準未登録",
            Conclusion.Of(Judged(ByA with { Met = new Rule.Unregistered() })));
        Assert.Equal("許可条件を満たさず、人の判断が要るため、要協議",
            Conclusion.Of(Judged(ByA with { Strength = Strength.Permission }, """{"A01":"c"}""")));
    }
}
