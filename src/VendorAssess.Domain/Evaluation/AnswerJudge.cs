using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Evaluation;

/// <summary>Whether a given value passes a test; a value of another kind than the test speaks of never does.</summary>
public static class AnswerJudge
{
    public static Truth Holds(AnswerTest test, FieldValue value, Context context) => test switch
    {
        AnswerTest.Answered => Truth.True,
        AnswerTest.Present => Of(IsPresent(value)),
        AnswerTest.AnyOf(var letters) => Of(value is FieldValue.Letters l && l.Values.Any(letters.Contains)),
        AnswerTest.AllOf(var letters) => Of(value is FieldValue.Letters l && letters.All(l.Values.Contains)),
        AnswerTest.NoneOf(var letters) => Of(value is FieldValue.Letters l && !l.Values.Any(letters.Contains)),
        AnswerTest.OnlyOf(var letters) => Of(value is FieldValue.Letters l && l.Values.All(letters.Contains)),
        AnswerTest.AtMost(var limit) => Of(value is FieldValue.Number n && n.Value <= limit),
        AnswerTest.AtLeast(var limit) => Of(value is FieldValue.Number n && n.Value >= limit),
        AnswerTest.OnlyCountries(var codes) => Of(value is FieldValue.Countries c && c.Codes.All(codes.Contains)),
        AnswerTest.CoversUse => Covers(value, LastDay(context)),
        _ => throw new InvalidOperationException($"Unknown test {test.GetType().Name}."),
    };

    private static bool IsPresent(FieldValue value) =>
        value is not FieldValue.Words words || !NothingToShow.Contains(words.Value.Trim().TrimEnd('。'));

    private static Truth Covers(FieldValue value, DateOnly last) => value switch
    {
        FieldValue.Day day => Of(day.Value >= last),
        FieldValue.Rows rows => rows.Values.SelectMany(r => r.Values).OfType<FieldValue.Day>().ToList() is { Count: > 0 } days
            ? Of(days.Any(d => d.Value >= last))
            : Truth.Unknown,
        // A table answered in words has no date to judge by; all it shows is that something is there.
        _ => Of(IsPresent(value)),
    };

    private static DateOnly LastDay(Context context) =>
        context.Facts.EndOfUse is { } end && end > context.AsOf ? end : context.AsOf;

    private static Truth Of(bool holds) => holds ? Truth.True : Truth.False;

    private static readonly ImmutableHashSet<string> NothingToShow =
        ["なし", "無し", "無", "ない", "無い", "ありません", "特になし", "特に無し", "特にありません"];
}
