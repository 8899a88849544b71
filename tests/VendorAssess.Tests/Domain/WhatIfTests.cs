using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;
using CaseFacts = VendorAssess.Domain.Cases.Facts;

namespace VendorAssess.Tests.Domain;

public sealed class WhatIfTests
{
    private static readonly Requirement ForSecrets = Requirement("R1", Leaf("A01", "a")) with
    {
        Applies = new DecisionTable([Row(("secrecy", ["3"]))]),
    };

    private static readonly Requirement ForOpen = Requirement("R2", Leaf("A01", "a")) with
    {
        Applies = new DecisionTable([Row(("secrecy", ["1"]))]),
    };

    // Met where secrecy is low or the answer is good: the same answer is enough for one level only.
    private static readonly Requirement ByLevel = Requirement(
        "R3", new Rule.Any([new Rule.FactLeaf(Row(("secrecy", ["1"]))), Leaf("A01", "a")]));

    private static readonly Requirement Same = Requirement("R4", Leaf("A03", "a"));

    private static readonly CaseFacts Open = Facts.With("secrecy", "1");

    [Theory]
    [InlineData("R1", Effect.Dropped, Status.Unmet, Status.OutOfScope)]
    [InlineData("R2", Effect.Added, Status.OutOfScope, Status.Unmet)]
    [InlineData("R3", Effect.Judged, Status.Unmet, Status.Met)]
    [InlineData("R4", Effect.None, Status.Unknown, Status.Unknown)]
    public void A_level_brings_in_takes_out_and_judges_anew(
        string requirement, Effect effect, Status before, Status after)
    {
        var line = Assert.Single(Compared(Open).Lines, l => l.Requirement.Id == requirement);
        Assert.Equal((effect, before, after), (line.Effect, line.Before.Status, line.After.Status));
    }

    [Fact]
    public void The_procedure_and_the_verdict_stand_before_and_after()
    {
        var compared = Compared(Open);
        Assert.Equal(("full", "light"), (compared.Before.Procedure.Id, compared.After.Procedure.Id));
        Assert.True(compared.IsOtherProcedure);
        Assert.Equal((Verdict.Unsuitable, Verdict.Unsuitable), (compared.Before.Verdict, compared.After.Verdict));
        Assert.Equal(["secrecy"], compared.Facts.Select(f => f.Id));
    }

    [Fact]
    public void A_default_left_out_is_no_difference()
    {
        var compared = Compared(Facts.Without("cloud"));
        Assert.Empty(compared.Facts);
        Assert.Equal(4, compared.Of(Effect.None).Length);
    }

    [Fact]
    public void A_fact_taken_back_leaves_open_what_hangs_on_it()
    {
        var compared = Compared(Facts.Without("secrecy"));
        Assert.Equal(["secrecy"], compared.Facts.Select(f => f.Id));
        Assert.Equal(["R2"], compared.Of(Effect.Added).Select(l => l.Requirement.Id));
        Assert.Equal(["R1", "R3"], compared.Of(Effect.Judged).Select(l => l.Requirement.Id));
        Assert.All(compared.Lines, l => Assert.Equal(Status.Unknown, l.After.Status));
    }

    [Fact]
    public void Networks_are_compared_as_a_set()
    {
        var policy = ThePolicy with { Facts = [.. ThePolicy.Facts, new("segments", "ネットワーク", "", null, [])] };
        var context = Context() with { Policy = policy, Facts = Facts.With("segments", "internet", "standalone") };
        Assert.Empty(WhatIf.With(context, Facts.With("segments", "standalone", "internet")).Facts);
        Assert.Equal(["segments"], WhatIf.With(context, Facts.With("segments")).Facts.Select(f => f.Id));
    }

    private static WhatIf Compared(CaseFacts others) =>
        WhatIf.With(
            ContextOf(ForSecrets, ForOpen, ByLevel, Same) with { Answers = Answers("""{"A01":"b"}""") }, others);
}
