using System.Collections.Immutable;

namespace VendorAssess.Domain.Answers;

/// <summary>The newest answers about one candidate, by question, and the city's own records that are there.</summary>
public sealed record AnswerSet(ImmutableDictionary<string, Answer> ByQuestion, ImmutableHashSet<string> Records)
{
    public static readonly AnswerSet Empty = new(ImmutableDictionary<string, Answer>.Empty, []);

    public static AnswerSet Of(IEnumerable<Answer> answers, IEnumerable<string>? records = null) =>
        new(
            answers.GroupBy(a => a.Question, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.MaxBy(a => a.Revision)!, StringComparer.Ordinal),
            [.. records ?? []]);

    public Answer? Find(string question) => ByQuestion.GetValueOrDefault(question);
}
