using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>Until when an answer holds: as its person says, else as its kind of question says.</summary>
public static class Freshness
{
    /// <summary>Where no as-of day was given, the answer speaks of the day on which it was stored.</summary>
    public static DateOnly? AsOfDay(this Answer answer) => answer.AsOf ?? answer.SavedOn;

    /// <summary>The last day on which the answer need not be asked again; null for one that does not age.</summary>
    public static DateOnly? HoldsUntil(this Answer answer, Question question) =>
        answer.ValidUntil ?? (answer.Value, question.Validity) switch
        {
            (AnswerValue.Pending, _) => null,
            (AnswerValue.Given given, Validity.OwnDate own) => EarliestDay(given, own.Field),
            (AnswerValue.Given given, Validity.Period { From.Length: > 0 } period) =>
                (EarliestDay(given, period.From) ?? answer.AsOfDay())?.AddMonths(period.Months),
            (_, Validity.Period period) => answer.AsOfDay()?.AddMonths(period.Months),
            _ => null,
        };

    /// <summary>
    /// The last day on which an evaluation counts the answer. A day inside the value is for the policy to judge, over
    /// the whole use (DESIGN §3), so it never makes the answer unknown by itself.
    /// </summary>
    public static DateOnly? CountsUntil(this Answer answer, Question question) =>
        answer.ValidUntil is null && question.Validity is not Validity.Period { From: "" }
            ? null
            : answer.HoldsUntil(question);

    // Of several certificates the first that runs out is reason enough to ask.
    private static DateOnly? EarliestDay(AnswerValue.Given given, string field)
    {
        var named = given.Field(field) is { } value ? [value] : Enumerable.Empty<FieldValue>();
        var columns = given.Field(Field.MainName) is FieldValue.Rows rows
            ? rows.Values.Select(r => r.GetValueOrDefault(field)).OfType<FieldValue>()
            : [];
        var days = named.Concat(columns).OfType<FieldValue.Day>().Select(d => d.Value).ToList();
        return days.Count > 0 ? days.Min() : null;
    }
}
