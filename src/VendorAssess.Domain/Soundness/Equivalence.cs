using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>Whether two ways of writing a requirement ever come out differently.</summary>
public static class Equivalence
{
    /// <summary>True only if no case, no answer and no record tells them apart; false also where there is too much to try.</summary>
    public static bool Holds(Requirement one, Requirement other, Policy policy, QuestionBank bank)
    {
        if (!one.NotApplicableWhen.SequenceEqual(other.NotApplicableWhen, StringComparer.Ordinal))
            return false;
        var maker = new BranchMaker(policy, bank, Truth.Unknown, completed: true);
        var (first, second) = (new Side(one, maker), new Side(other, maker));
        var same = true;
        return Trials.RunAll(maker.Variables, () => same = same && first.Look() == second.Look()) && same;
    }

    private sealed class Side(Requirement requirement, BranchMaker maker)
    {
        private readonly Branch applies = maker.Of(requirement.Applies);
        private readonly Branch met = maker.Of(requirement.Met);
        private readonly Branch? partly = requirement.Partly is { } rule ? maker.Of(rule) : null;

        // In the order in which the status is made: what comes later is not asked where something before it decides.
        public (Outcomes Applies, Outcomes Met, Outcomes Partly) Look()
        {
            var (scope, whole) = (applies.Look(), Outcomes.None);
            if (scope == Outcomes.True)
                whole = met.Look();
            return (scope, whole, whole == Outcomes.False ? partly?.Look() ?? Outcomes.False : Outcomes.None);
        }
    }
}
