using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>Why an answer that is held has to be asked again (要再確認).</summary>
public abstract record Staleness
{
    public sealed record Expired(DateOnly Until) : Staleness;

    /// <summary>The wording or the choices have changed since.</summary>
    public sealed record OlderEdition : Staleness;

    /// <summary>The question of today cannot take the value any more.</summary>
    public sealed record Unreadable : Staleness;

    /// <summary>
    /// Null for an answer that stands. <paramref name="askedThen"/> is the question as it was when the answer was given;
    /// null where that is not known.
    /// </summary>
    public static Staleness? Of(Answer? answer, Question question, Question? askedThen, DateOnly today) => answer switch
    {
        null => new Unreadable(),
        _ when askedThen is not null && !question.AsksTheSame(askedThen) => new OlderEdition(),
        _ when answer.HoldsUntil(question) is { } until && until < today => new Expired(until),
        _ => null,
    };

    public string Label() => this switch
    {
        Expired(var until) => $"期限切れ（{JapaneseDate.Format(until)}まで）",
        OlderEdition => "回答の後に設問が変わった",
        Unreadable => "いまの版の設問では読めない",
        _ => throw new InvalidOperationException($"Unknown {GetType().Name}."),
    };
}
