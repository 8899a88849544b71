using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;
using CaseFacts = VendorAssess.Domain.Cases.Facts;

namespace VendorAssess.Tests.Domain;

public sealed class BringingFactsTests
{
    private static readonly Requirement Always = Requirement("R0", Leaf("A01", "a"));

    private static readonly Requirement CloudSecrets = Always with
    {
        Id = "R1", Applies = new DecisionTable([Row(("cloud", ["true"]), ("secrecy", ["3"]))]),
    };

    private static readonly Requirement EitherWay = Always with
    {
        Id = "R2", Applies = new DecisionTable([Row(("secrecy", ["3"])), Row(("segments", ["internet"]))]),
    };

    [Fact]
    public void Every_fact_of_a_row_that_holds_had_a_part_in_it()
    {
        var secret = CaseFacts.Empty.With("secrecy", "3");
        Assert.Equal(["R1"], Brought("cloud", secret));
        Assert.Equal(["R1", "R2"], Brought("secrecy", secret));
        Assert.Equal("クラウド＝はい、機密性＝機密性3", Of("cloud", secret).Requirements[0].Why);
    }

    [Fact]
    public void A_row_that_does_not_hold_brings_nothing_in()
    {
        var open = CaseFacts.Empty.With("secrecy", "1").With("segments", "internet");
        Assert.Empty(Brought("cloud", open));
        Assert.Empty(Brought("secrecy", open));
        Assert.Equal(["R2"], Brought("segments", open));
    }

    [Fact]
    public void What_applies_to_every_case_is_no_facts_doing()
    {
        var bringing = BringingFacts.Of(Policy, Facts);
        Assert.Equal(["R0"], bringing.Always.Select(r => r.Id));
        Assert.DoesNotContain(bringing.Facts.SelectMany(f => f.Requirements), b => b.Requirement.Id == "R0");
    }

    [Fact]
    public void A_fact_that_is_not_known_says_what_waits_for_it()
    {
        var unknown = Of("secrecy", CaseFacts.Empty);
        Assert.Null(unknown.Held);
        Assert.Equal(["R1", "R2"], unknown.Waiting.Select(b => b.Requirement.Id));
        Assert.Empty(Of("segments", CaseFacts.Empty.With("secrecy", "3")).Waiting);
    }

    [Fact]
    public void Facts_stand_in_the_order_in_which_the_policy_asks_then_as_its_requirements_name_them() =>
        Assert.Equal(["cloud", "secrecy", "segments"], BringingFacts.Of(Policy, Facts).Facts.Select(f => f.Fact));

    private static Policy Policy => ThePolicy with { Requirements = [Always, CloudSecrets, EitherWay] };

    private static BringingFact Of(string fact, CaseFacts facts) =>
        BringingFacts.Of(Policy, facts).Facts.Single(f => f.Fact == fact);

    private static IEnumerable<string> Brought(string fact, CaseFacts facts) =>
        Of(fact, facts).Requirements.Select(b => b.Requirement.Id);
}
