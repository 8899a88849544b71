using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>An answer that was there before; without a value where today's question cannot read it.</summary>
public sealed record HeldBefore(Answer? Answer, Staleness? Stale);

/// <summary>How much of what a case asks its service's sheet holds already.</summary>
public sealed record SheetReuse(int Asked, int Answered, int Stale)
{
    /// <summary>One entry for each question asked; null for one without an answer.</summary>
    public static SheetReuse Of(IEnumerable<HeldBefore?> asked)
    {
        var all = asked.ToList();
        return new SheetReuse(
            all.Count,
            all.Count(h => h is { Stale: null, Answer.Value: not AnswerValue.Pending }),
            all.Count(h => h?.Stale is not null));
    }

    public string Words => $"聞く {Asked} 問のうち回答あり {Answered} 問"
        + (Stale > 0 ? $"、要再確認 {Stale} 問" : "");
}

/// <summary>An answer that somebody asked again and found unchanged.</summary>
public static class Reconfirmation
{
    /// <summary>
    /// The answer as of today; null where asking cannot make it stand: its own date is past, or the question of today
    /// cannot read it. A date that a person set is only let go where the kind of question gives one instead.
    /// </summary>
    public static Answer? AsOf(Answer? answer, Question question, DateOnly today)
    {
        if (answer is null or { Value: AnswerValue.Pending })
            return null;
        var expired = answer.ValidUntil < today;
        if (expired && question.Validity is not Validity.Period { From: "" })
            return null;
        var confirmed = answer with { AsOf = today, ValidUntil = expired ? null : answer.ValidUntil };
        return confirmed.HoldsUntil(question) is { } until && until < today ? null : confirmed;
    }
}
