using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>Whether two ways of writing a requirement ever come out differently.</summary>
public static class Equivalence
{
    /// <summary>
    /// True only if every case, answer and record that they can tell apart has been judged by both with one status;
    /// false also where there is too much to try.
    /// </summary>
    public static bool Holds(Requirement one, Requirement other, Policy policy, QuestionBank bank)
    {
        if (!one.NotApplicableWhen.SequenceEqual(other.NotApplicableWhen, StringComparer.Ordinal))
            return false;
        var maker = new BranchMaker(policy, bank, Truth.Unknown, completed: true);
        Collect(one, maker);
        Collect(other, maker);
        var (variables, same) = (maker.OfCase.ToList(), true);
        return Trials.RunAll(variables, Look) && same;

        void Look()
        {
            if (!same)
                return;
            var context = variables.Where(v => v.Fixed is not null)
                .Aggregate(maker.Blank, (made, v) => v.Kinds[v.Fixed!.Value].Put(made));
            same = Judge.Requirement(one, context).Status == Judge.Requirement(other, context).Status;
        }
    }

    private static void Collect(Requirement requirement, BranchMaker maker)
    {
        maker.Of(requirement.Applies);
        maker.Of(requirement.Met);
        if (requirement.Partly is { } partly)
            maker.Of(partly);
    }
}
