using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Judges one requirement: whether it applies, and whether it is met.</summary>
public static class Judge
{
    public static Finding Requirement(Requirement requirement, Context context)
    {
        var weight = context.Policy.Weights.GetValueOrDefault(
            requirement.Strength, requirement.Strength.StandardWeight());
        var applies = Applicability.Judge(requirement.Applies, context.Policy, context.Facts);
        var blank = new Finding(requirement, Status.Unknown, applies, null, "", [], weight, CountsAsAnswered: false);

        if (applies.Truth == Truth.False)
            return blank with { Status = Status.OutOfScope, Summary = $"適用されない（{applies.Summary()}）" };
        if (NotApplicable(requirement, context.Answers) is var (question, reason))
        {
            return blank with
            {
                Status = Status.OutOfScope,
                Summary = $"{question} が該当なし（{reason}）",
                CountsAsAnswered = true,
                NotApplicableBy = question,
            };
        }
        return applies.Truth == Truth.Unknown
            ? blank with { Summary = $"適用されるかが決まらない（{string.Join("、", applies.UnknownLeaves().Select(l => l.Text))}）" }
            : Judged(blank, context);
    }

    private static Finding Judged(Finding blank, Context context)
    {
        var requirement = blank.Requirement;
        var met = RuleJudge.Judge(requirement.Met, context);
        var partly = requirement.Partly is { } rule && met.Truth == Truth.False ? RuleJudge.Judge(rule, context) : null;
        var deciding = partly is { Truth: not Truth.False } ? partly : met;
        var status = StatusOf(requirement.Strength, met, partly);
        return blank with
        {
            Status = status,
            Why = deciding,
            Met = met,
            Partly = partly,
            Summary = string.Join("、", deciding.DecidingLeaves().Select(l => l.Text).Distinct(StringComparer.Ordinal)),
            Unanswered =
            [
                .. deciding.UnknownLeaves().Select(l => l.Question).OfType<string>().Distinct(StringComparer.Ordinal),
            ],
            CountsAsAnswered = status != Status.Unknown,
        };
    }

    private static Status StatusOf(Strength strength, Reason met, Reason? partly) => (met.Truth, partly?.Truth) switch
    {
        (Truth.True, _) => Status.Met,
        (Truth.Unknown, _) => Open(met),
        (Truth.False, Truth.True) => Status.Partly,
        (Truth.False, Truth.Unknown) => Open(partly!),
        // A permission that is not there is a person's matter, never a failure (DESIGN §3).
        (Truth.False, _) => strength == Strength.Permission ? Status.Consult : Status.Unmet,
    };

    // An open answer comes first: were 要協議 shown beside it, one more answer could lower the coverage.
    private static Status Open(Reason reason)
    {
        var blocks = reason.UnknownLeaves().Select(l => l.Block).ToHashSet();
        return blocks.Contains(Block.None) ? Status.Unknown
            : blocks.Contains(Block.Unregistered) ? Status.Unregistered
            : Status.Consult;
    }

    private static (string Question, string Reason)? NotApplicable(Requirement requirement, AnswerSet answers)
    {
        foreach (var question in requirement.NotApplicableWhen)
        {
            if (answers.Find(question)?.Value is AnswerValue.NotApplicable(var reason))
                return (question, reason);
        }
        return null;
    }
}
