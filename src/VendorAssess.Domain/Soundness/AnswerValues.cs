using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Soundness;

/// <summary>Values of a field, enough that every test that is put to them comes out in every way it can.</summary>
internal static class AnswerValues
{
    /// <summary>The day on which the samples are judged; no use ends later.</summary>
    public static readonly DateOnly Today = new(2026, 1, 1);

    // A set of more letters than this is tried letter by letter, all at once and all but one.
    private const int MostLettersTogether = 10;

    public static IEnumerable<FieldValue> Of(Field field, IReadOnlyList<AnswerTest> tests) => field.Type switch
    {
        FieldType.Single or FieldType.YesNo => field.Choices.Select(c => Letters(c.Letter)),
        FieldType.Multiple => Chosen([.. field.Choices.Select(c => c.Letter)], tests),
        FieldType.Number => tests.SelectMany(Around).DefaultIfEmpty(0).Select(n => new FieldValue.Number(n)),
        FieldType.Date => [Past, Future],
        FieldType.Text or FieldType.File => [Something, Nothing],
        FieldType.Countries => Countries(tests),
        FieldType.Table => [Something, Nothing, Table(Past), Table(Future), Table(Something)],
    };

    // Letters that no test names are all alike: one of them speaks for the rest.
    private static IEnumerable<FieldValue> Chosen(ImmutableArray<string> letters, IReadOnlyList<AnswerTest> tests)
    {
        var named = letters.Where(l => tests.Any(t => LettersOf(t).Contains(l)));
        ImmutableArray<string> told = [.. named, .. letters.Except(named, StringComparer.Ordinal).Take(1)];
        var sets = told.Length <= MostLettersTogether
            ? Sets.Of(told)
            : told.Select(l => ImmutableArray.Create(l)).Concat(told.Select(l => told.Remove(l))).Append(told);
        return sets.Where(s => s.Length > 0).Select(s => new FieldValue.Letters(s));
    }

    private static IEnumerable<FieldValue> Countries(IReadOnlyList<AnswerTest> tests)
    {
        ImmutableArray<string> named =
            [.. tests.OfType<AnswerTest.OnlyCountries>().SelectMany(t => t.Codes).Distinct(StringComparer.Ordinal)];
        var other = Answers.Countries.All.First(c => !named.Contains(c.Code)).Code;
        var together = named.Length <= MostLettersTogether
            ? Sets.Of(named)
            : named.Select(c => ImmutableArray.Create(c));
        return together.Where(s => s.Length > 0).Append([other]).Select(s => new FieldValue.Countries(s));
    }

    private static ImmutableArray<string> LettersOf(AnswerTest test) => test switch
    {
        AnswerTest.AnyOf(var letters) => letters,
        AnswerTest.AllOf(var letters) => letters,
        AnswerTest.NoneOf(var letters) => letters,
        AnswerTest.OnlyOf(var letters) => letters,
        _ => [],
    };

    private static IEnumerable<decimal> Around(AnswerTest test) => test switch
    {
        AnswerTest.AtMost(var limit) => [limit, limit + 1],
        AnswerTest.AtLeast(var limit) => [limit, limit - 1],
        _ => [],
    };

    private static FieldValue.Letters Letters(string letter) => new([letter]);

    private static readonly FieldValue Something = new FieldValue.Words("あり");
    private static readonly FieldValue Nothing = new FieldValue.Words("なし");
    private static readonly FieldValue Past = new FieldValue.Day(Today.AddYears(-1), "");
    private static readonly FieldValue Future = new FieldValue.Day(Today.AddYears(1), "");

    private static FieldValue.Rows Table(FieldValue cell) =>
        new([ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal).Add("column", cell)]);
}
