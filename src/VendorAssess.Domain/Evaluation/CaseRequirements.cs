using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Evaluation;

public enum Shift
{
    /// <summary>As it was.</summary>
    None,

    /// <summary>追加</summary>
    Added,

    /// <summary>削除</summary>
    Removed,
}

/// <summary>
/// A requirement of a case before any candidate: whether it applies and why, what is settled without a vendor's answer
/// (<see cref="Finding.Status"/>), and what changing facts did to it.
/// </summary>
public sealed record CaseRequirement(Finding Finding, Shift Shift)
{
    public Requirement Requirement => Finding.Requirement;

    public bool Applies => Finding.InScope;

    /// <summary>Undecided while a fact that it hangs on is not known.</summary>
    public bool IsUndecided => Finding.Applies.Truth == Truth.Unknown;

    /// <summary>What no answer of a vendor can change: 基準未登録, 要協議, and a 禁止 that is breached already.</summary>
    public Status? Settled => Finding.Status is Status.Unregistered or Status.Consult or Status.Unmet ? Finding.Status : null;

    public string Why => IsUndecided ? Finding.Summary : Finding.Applies.Summary();
}

/// <summary>What the facts of a case bring in, in the order of the policy.</summary>
public static class CaseRequirements
{
    /// <summary>Compared with the facts saved before, where there are any.</summary>
    public static ImmutableArray<CaseRequirement> For(Policy policy, QuestionBank bank, Facts facts, Facts? before = null)
    {
        var now = Findings(policy, bank, facts);
        var then = before is null ? now : Findings(policy, bank, before);
        return [.. now.Zip(then, (n, t) => new CaseRequirement(n, ShiftOf(t.InScope, n.InScope)))];
    }

    // Whether something applies does not depend on the day or on an answer.
    private static ImmutableArray<Finding> Findings(Policy policy, QuestionBank bank, Facts facts)
    {
        var context = new Context(policy, bank, facts.Completed(policy), AnswerSet.Empty, default);
        return [.. policy.Requirements.Select(r => Judge.Requirement(r, context))];
    }

    private static Shift ShiftOf(bool before, bool now) => (before, now) switch
    {
        (false, true) => Shift.Added,
        (true, false) => Shift.Removed,
        _ => Shift.None,
    };
}
