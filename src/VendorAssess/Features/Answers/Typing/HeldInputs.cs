using System.Globalization;
using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers.Typing;

/// <summary>Fills the inputs with the answers and records that are held.</summary>
public static class HeldInputs
{
    public static TypedValues Of(OpenForm open)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (question, held) in open.Questions)
        {
            var names = new InputNames(question.Id);
            Fill(values, names, question, held?.Answer);
            Sign(values, names, held?.Revision ?? 0);
        }
        foreach (var record in open.Records)
        {
            values[record.Names.Content] = record.Held.Content;
            Sign(values, record.Names, record.Held.Revision);
        }
        return new TypedValues(values);
    }

    private static void Sign(Dictionary<string, StringValues> values, InputNames names, int revision)
    {
        values[names.Shown] = names.Digest(new TypedValues(values));
        values[names.Seen] = revision.ToString(CultureInfo.InvariantCulture);
    }

    private static void Fill(
        Dictionary<string, StringValues> values, InputNames names, Question question, Answer? answer)
    {
        values[names.State] = answer?.Value switch
        {
            AnswerValue.Pending => InputNames.Pending,
            AnswerValue.NotApplicable => InputNames.NotApplicable,
            _ => InputNames.Given,
        };
        if (answer is null)
            return;
        values[names.Note] = answer.Note;
        values[names.Evidence] = answer.Evidence;
        values[names.AsOf] = Show(answer.AsOf);
        values[names.ValidUntil] = Show(answer.ValidUntil);
        if (answer.Value is AnswerValue.NotApplicable(var reason))
            values[names.Reason] = reason;
        if (answer.Value is not AnswerValue.Given given)
            return;
        foreach (var field in question.Fields.Where(f => given.Field(f.Name) is not null))
            Fill(values, names, field, given.Field(field.Name)!);
    }

    private static void Fill(
        Dictionary<string, StringValues> values, InputNames names, Field field, FieldValue value)
    {
        if (value is not FieldValue.Rows rows)
        {
            values[names.Field(field)] = Show(value);
            return;
        }
        for (var i = 0; i < rows.Values.Length; i++)
        {
            foreach (var column in field.Columns.Where(c => rows.Values[i].ContainsKey(c.Name)))
                values[names.Cell(field, i, column)] = Show(rows.Values[i][column.Name]);
        }
    }

    private static StringValues Show(FieldValue value) => value switch
    {
        FieldValue.Letters letters => letters.Values.ToArray(),
        FieldValue.Number => AnswerJson.Write(value).ToString(),
        FieldValue.Day day => JapaneseDate.Format(day.Value),
        FieldValue.Words words => words.Value,
        FieldValue.Countries countries => string.Join("、", countries.Codes.Select(Countries.Name)),
        _ => throw new InvalidOperationException($"No input shows {value.GetType().Name}."),
    };

    private static string Show(DateOnly? date) => date is { } day ? JapaneseDate.Format(day) : "";
}
