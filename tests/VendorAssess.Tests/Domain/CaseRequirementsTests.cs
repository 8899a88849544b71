using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Tests.Domain;

public sealed class CaseRequirementsTests
{
    private static readonly Requirement ForSecrets = Samples.Requirement("R1", Samples.Leaf("A01", "a")) with
    {
        Applies = new DecisionTable([Samples.Row(("secrecy", ["3"]))]),
    };

    private static readonly Facts Secret = Facts.Empty.With("secrecy", "3");
    private static readonly Facts Open = Facts.Empty.With("secrecy", "1");

    [Fact]
    public void What_a_change_brings_in_or_takes_out_is_marked_with_its_why()
    {
        var added = Of(ForSecrets, Secret, Open);
        Assert.Equal((Shift.Added, true, "機密性＝機密性3"), (added.Shift, added.Applies, added.Why));

        var removed = Of(ForSecrets, Open, Secret);
        Assert.Equal((Shift.Removed, false, "機密性＝機密性1"), (removed.Shift, removed.Applies, removed.Why));
    }

    [Fact]
    public void Without_anything_to_compare_with_nothing_is_marked() =>
        Assert.Equal(Shift.None, Of(ForSecrets, Secret, null).Shift);

    [Fact]
    public void While_the_fact_is_not_known_it_is_undecided_and_says_what_is_missing()
    {
        var undecided = Of(ForSecrets, Facts.Empty, null);
        Assert.True(undecided.IsUndecided);
        Assert.Contains("機密性が決まっていません", undecided.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_vendor_can_change_is_settled_before_any_answer()
    {
        Assert.Equal(Status.Unregistered, Settled(new Rule.Unregistered()));
        Assert.Equal(Status.Consult, Settled(new Rule.Consult()));
        Assert.Equal(Status.Unmet, Settled(new Rule.Never()));
        Assert.Null(Settled(Samples.Leaf("A01", "a")));
    }

    private static Status? Settled(Rule met) => Of(Samples.Requirement("R1", met), Secret, null).Settled;

    private static CaseRequirement Of(Requirement requirement, Facts facts, Facts? before) =>
        Assert.Single(CaseRequirements.For(
            Samples.ThePolicy with { Requirements = [requirement] }, Samples.Bank, facts, before));
}
