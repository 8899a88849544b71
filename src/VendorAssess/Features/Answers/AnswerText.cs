using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Features.Answers;

/// <summary>An answer as plain lines, where no page can be drawn: for a script, beside what was typed.</summary>
public static class AnswerText
{
    public static IEnumerable<string> Lines(Question question, Answer answer)
    {
        foreach (var line in Value(question, answer.Value))
            yield return line;
        if (answer.Note.Length > 0)
            yield return $"補足：{answer.Note}";
        if (answer.Evidence.Length > 0)
            yield return $"証跡：{answer.Evidence}";
        if (answer.AsOf is { } asOf)
            yield return $"基準日：{JapaneseDate.Format(asOf)}";
        if (answer.ValidUntil is { } until)
            yield return $"有効期限：{JapaneseDate.Format(until)}";
    }

    /// <summary>Until when an answer holds, also by its kind of question; empty for one that does not age.</summary>
    public static string Holds(Question question, Answer answer) => answer.HoldsUntil(question) is { } until
        ? $"有効期限：{JapaneseDate.Format(until)}{(answer.ValidUntil is null ? "（設問の種類による）" : "")}"
        : "";

    private static IEnumerable<string> Value(Question question, AnswerValue value) => value is not AnswerValue.Given given
        ? [AnswerWords.Show(value, question)]
        : question.Fields
            .Where(f => given.Field(f.Name) is not null)
            .SelectMany(f => Field(f, given.Field(f.Name)!));

    private static IEnumerable<string> Field(Field field, FieldValue value) => value switch
    {
        FieldValue.Rows rows => rows.Values.Select((row, i) => $"{i + 1}行目　" + string.Join("、", field.Columns
            .Where(c => row.ContainsKey(c.Name))
            .Select(c => $"{c.Label} {AnswerWords.Show(row[c.Name], c)}"))),
        _ => [(field.Name == Domain.Questionnaires.Field.MainName ? "" : $"{field.Label}：") + AnswerWords.Show(value, field)],
    };
}
