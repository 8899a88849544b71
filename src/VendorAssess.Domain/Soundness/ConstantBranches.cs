using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>A branch of a rule that comes out the same whatever the case, the answers and the records.</summary>
/// <param name="Holds">True where it always holds, false where it never can.</param>
public sealed record ConstantBranch(Rule Branch, bool Holds);

/// <summary>Finds such branches by trying every combination that matters, wherever the requirement applies.</summary>
public static class ConstantBranches
{
    /// <summary>The outermost constant branches of met and partly.</summary>
    public static IEnumerable<ConstantBranch> In(Requirement requirement, Policy policy, QuestionBank bank) =>
        Constants(requirement, requirement.Met, partly: false, policy, bank)
            .Concat(Constants(requirement, requirement.Partly, partly: true, policy, bank));

    private static IEnumerable<ConstantBranch> Constants(
        Requirement requirement, Rule? rule, bool partly, Policy policy, QuestionBank bank)
    {
        // A bare word is meant: a 禁止 that is breached as soon as it applies, a matter for a person, another standard.
        if (rule is null or Rule.Always or Rule.Never or Rule.Consult or Rule.Unregistered or Rule.Registered)
            return [];
        // What follows from the rows of a standard was written by nobody.
        if (RegisteredRows.In(rule).Any(r => r.Partly))
            return [];
        // An answer not given yet and a record not there fail nothing, but what waits for them does not always hold.
        var waiting = Tried(requirement, rule, partly, new BranchMaker(policy, bank, Truth.Unknown));
        var failing = Tried(requirement, rule, partly, new BranchMaker(policy, bank, Truth.False));
        if (waiting is null || failing is null)
            return [];
        return partly && waiting.Seen == Outcomes.None
            ? [new ConstantBranch(rule, Holds: false)]
            : Constants(waiting, failing);
    }

    // What is partly met is asked only where the requirement is not met.
    private static Branch? Tried(Requirement requirement, Rule rule, bool partly, BranchMaker maker)
    {
        var (applies, tried) = (maker.Of(requirement.Applies), maker.Of(rule));
        var met = partly ? maker.Of(requirement.Met) : null;
        return Trials.Run(maker.Variables, Look) ? tried : null;

        void Look()
        {
            if (applies.Look().HasFlag(Outcomes.True) && met?.Look().HasFlag(Outcomes.False) != false)
                tried.Look();
        }
    }

    private static IEnumerable<ConstantBranch> Constants(Branch waiting, Branch failing)
    {
        if (waiting.Seen == Outcomes.None || waiting.Rule is not { } rule)
            return [];
        if (!waiting.Seen.HasFlag(Outcomes.True))
            return [new ConstantBranch(rule, Holds: false)];
        return failing.Seen.HasFlag(Outcomes.False)
            ? waiting.Parts.Zip(failing.Parts).SelectMany(p => Constants(p.First, p.Second))
            : [new ConstantBranch(rule, Holds: true)];
    }
}
