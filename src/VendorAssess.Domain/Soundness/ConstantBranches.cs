using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>A branch of a rule that comes out the same whatever the case, the answers and the records.</summary>
/// <param name="Holds">True where it always holds, false where it never can.</param>
public sealed record ConstantBranch(Rule Branch, bool Holds);

/// <summary>
/// Finds such branches by trying every combination that matters, wherever the requirement applies. An answer not given
/// yet and a record not there count as not held: what waits for them is no constant.
/// </summary>
public static class ConstantBranches
{
    /// <summary>The outermost constant branches of met and partly.</summary>
    public static IEnumerable<ConstantBranch> In(Requirement requirement, Policy policy, QuestionBank bank) =>
        InMet(requirement, policy, bank).Concat(InPartly(requirement, policy, bank));

    private static IEnumerable<ConstantBranch> InMet(Requirement requirement, Policy policy, QuestionBank bank)
    {
        // A bare word is meant: a 禁止 that is breached as soon as it applies, a matter for a person.
        if (requirement.Met is Rule.Always or Rule.Never or Rule.Consult or Rule.Unregistered)
            return [];
        var maker = new BranchMaker(policy, bank);
        var (applies, met) = (maker.Of(requirement.Applies), maker.Of(requirement.Met));
        var tried = Trials.Run(maker.Variables, () =>
        {
            if (applies.Look().HasFlag(Outcomes.True))
                met.Look();
        });
        return tried ? Constants(met) : [];
    }

    // What is partly met is asked only where the requirement is not met.
    private static IEnumerable<ConstantBranch> InPartly(Requirement requirement, Policy policy, QuestionBank bank)
    {
        if (requirement.Partly is not { } rule)
            return [];
        var maker = new BranchMaker(policy, bank);
        var (applies, met, partly) = (maker.Of(requirement.Applies), maker.Of(requirement.Met), maker.Of(rule));
        var tried = Trials.Run(maker.Variables, () =>
        {
            if (applies.Look().HasFlag(Outcomes.True) && met.Look().HasFlag(Outcomes.False))
                partly.Look();
        });
        return tried ? Constants(partly) : [];
    }

    private static IEnumerable<ConstantBranch> Constants(Branch branch)
    {
        if (branch.Seen == Outcomes.None || branch.Rule is not { } rule)
            return [];
        if (!branch.Seen.HasFlag(Outcomes.True))
            return [new ConstantBranch(rule, Holds: false)];
        return branch.Seen.HasFlag(Outcomes.False)
            ? branch.Parts.SelectMany(Constants)
            : [new ConstantBranch(rule, Holds: true)];
    }
}
