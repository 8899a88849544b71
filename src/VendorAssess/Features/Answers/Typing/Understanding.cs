using System.Globalization;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>How typed dates, numbers and countries are understood, by input, to be shown beside it.</summary>
public static class Understanding
{
    public static IReadOnlyDictionary<string, string> Of(OpenForm form) =>
        form.Questions
            .Where(q => q.Held?.Answer is not null)
            .SelectMany(q => Of(q.Question, q.Held!.Answer!))
            .ToDictionary(u => u.Input, u => u.Text, StringComparer.Ordinal);

    private static IEnumerable<(string Input, string Text)> Of(Question question, Answer answer)
    {
        var names = new InputNames(question.Id);
        if (answer.AsOf is { } asOf)
            yield return (names.AsOf, Show(asOf));
        if (answer.ValidUntil is { } until)
            yield return (names.ValidUntil, Show(until));
        if (answer.Value is not AnswerValue.Given given)
            yield break;
        foreach (var field in question.Fields.Where(f => given.Field(f.Name) is not null))
        {
            foreach (var part in Of(names, field, given.Field(field.Name)!))
                yield return part;
        }
    }

    private static IEnumerable<(string Input, string Text)> Of(InputNames names, Field field, FieldValue value)
    {
        if (value is not FieldValue.Rows rows)
            return Show(field, value) is { } text ? [(names.Field(field), text)] : [];
        return
            from row in Enumerable.Range(0, rows.Values.Length)
            from column in field.Columns
            where rows.Values[row].ContainsKey(column.Name)
            let text = Show(column, rows.Values[row][column.Name])
            where text is not null
            select (names.Cell(field, row, column), text);
    }

    private static string? Show(Field field, FieldValue value) => value switch
    {
        FieldValue.Day day => Show(day.Value),
        FieldValue.Number => AnswerWords.Show(value, field with { Unit = "" }),
        FieldValue.Countries => AnswerWords.Show(value, field),
        _ => null,
    };

    private static string Show(DateOnly date) =>
        $"{JapaneseDate.Format(date)}（{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}）";
}
