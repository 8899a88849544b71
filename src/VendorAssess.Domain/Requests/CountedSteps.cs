using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Requests;

/// <summary>A step of the procedure as it was recorded, with what the policy lets it count as.</summary>
/// <param name="By">Post and name.</param>
/// <param name="At">UTC.</param>
public sealed record RecordedStep(
    ImmutableArray<Fill> Fills, string By, DateTime At, string Text = "", string Result = "", string Conditions = "");

/// <summary>An answer that nobody typed: the step says it.</summary>
public sealed record CountedAnswer(string Question, AnswerValue Value, RecordedStep Step);

/// <summary>A record that nobody typed, with the words of the step.</summary>
public sealed record CountedRecord(string Record, string Content, RecordedStep Step);

/// <summary>What recorded steps count as; of several that say the same thing, the newest.</summary>
public static class CountedSteps
{
    /// <summary>A question that the edition does not have, or no longer with this choice, is left out.</summary>
    public static IEnumerable<CountedAnswer> Answers(IEnumerable<RecordedStep> steps, QuestionBank bank) =>
        from step in steps
        from fill in step.Fills
        let answer = Answer(fill, step, bank)
        where answer is not null
        group answer by answer.Question into same
        select same.MaxBy(a => a.Step.At);

    public static IEnumerable<CountedRecord> Records(IEnumerable<RecordedStep> steps) =>
        from step in steps
        from kept in step.Fills.OfType<Fill.Kept>()
        group new CountedRecord(kept.Record, $"{Signed(step)}\n{Said(step)}", step) by kept.Record into same
        select same.MaxBy(r => r.Step.At);

    private static CountedAnswer? Answer(Fill fill, RecordedStep step, QuestionBank bank) => fill switch
    {
        Fill.Words(var id) when bank.Find(id) is { Main.Type: FieldType.Text } =>
            new(id, Given(new FieldValue.Words($"{Signed(step)}\n{step.Text}")), step),
        Fill.Chosen(var id, var letter) when bank.Find(id)?.Main.ChoiceText(letter) is not null =>
            new(id, Given(new FieldValue.Letters([letter])), step),
        Fill.TableRow row when bank.Find(row.Question) is { Main: { Type: FieldType.Table } table } =>
            new(row.Question, Given(new FieldValue.Rows([Row(row, table, step)])), step),
        _ => null,
    };

    private static AnswerValue.Given Given(FieldValue value) => new(
        ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal).Add(Field.MainName, value));

    private static ImmutableSortedDictionary<string, FieldValue> Row(Fill.TableRow row, Field table, RecordedStep step) =>
        table.Columns.Where(c => row.Columns.ContainsKey(c.Name)).ToImmutableSortedDictionary(
            c => c.Name, c => Cell(c, row.Columns[c.Name], step), StringComparer.Ordinal);

    private static FieldValue Cell(Field column, StepPart part, RecordedStep step) => (part, column.Type) switch
    {
        (StepPart.Day, FieldType.Date) => new FieldValue.Day(Day(step), JapaneseDate.Format(Day(step))),
        (StepPart.Day, _) => new FieldValue.Words(JapaneseDate.Format(Day(step))),
        (StepPart.By, _) => new FieldValue.Words(step.By),
        (StepPart.Result, _) => new FieldValue.Words(step.Result),
        (StepPart.Conditions, _) => new FieldValue.Words(step.Conditions.Length > 0 ? step.Conditions : "なし"),
        (StepPart.Text, _) => new FieldValue.Words(step.Text),
    };

    private static string Signed(RecordedStep step) => $"{JapaneseDate.Format(Day(step))} {step.By}";

    private static string Said(RecordedStep step) => step.Result.Length > 0 ? $"{step.Result}：{step.Text}" : step.Text;

    private static DateOnly Day(RecordedStep step) => DateOnly.FromDateTime(step.At.InJapan());
}
