using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>Any answers, written into the workbook and read back, are the same answers.</summary>
public class RoundTripProperties
{
    private static readonly string[] Pieces =
    [
        "a", "=1+1", "+81", "-", "@x", "＝", "\n", "\t", " ", "　", ">>", "[別紙参照]", "①", "髙﨑", "𠮷", "_x000D_", "_x0041_",
        "1", "令和9年3月31日", "2027/3/31", "日本、US", "<&>\"'", "'", "ﾊﾝｶｸ", "㈱", "が", "e\u0301", "👩‍👩‍👧", "\u0085", "%",
            "é", "、", "：",
    ];

    private static readonly Gen<string> Text =
        from pieces in Gen.NonEmptyListOf(Gen.Elements(Pieces))
        let text = string.Concat(pieces)
        where !string.IsNullOrWhiteSpace(text)
        select text;

    // A text that is nothing but such a word means the word.
    private static readonly Gen<string> TextAnswer = Text.Select(text => $"文{text}");

    private static readonly Gen<AnswerSet> Sheets =
        from answers in Gen.CollectToArray(FormSample.Bank.Questions.AsEnumerable(), Answered)
        select AnswerSet.Of(answers.OfType<Answer>());

    [Fact]
    public void Any_answers_come_back_equal() =>
        Prop.ForAll(Sheets.ToArbitrary(), held =>
        {
            var filled = FormSample.Read(FormSample.Write(FormSample.Form(held)));
            Assert.Empty(filled.Problems);
            var answers = filled.Answers.Select(a => (a.Key, AnswerJson.Text(a.Value)));
            return Same(held, answer => AnswerJson.Text(answer.Value), answers)
                && Same(held, answer => answer.Note, filled.Notes.Select(note => (note.Key, note.Value)))
                && Same(held, answer => answer.Evidence, filled.Evidence.Select(text => (text.Key, text.Value)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Theory, InlineData(32_766), InlineData(32_767)]
    public void The_longest_text_comes_back_whole(int length)
    {
        var text = string.Concat(Enumerable.Repeat("長い文\n=", length / 5 + 1))[..length];
        var held = AnswerSet.Of([new Answer("KM03", Words(text), Note: text)]);
        var filled = FormSample.Read(FormSample.Write(FormSample.Form(held)));
        Assert.Empty(filled.Problems);
        Assert.Equal(text, filled.Notes["KM03"]);
        Assert.Equal(AnswerJson.Text(Words(text)), filled.Json("KM03"));
    }

    private static bool Same(
        AnswerSet held, Func<Answer, string> part, IEnumerable<(string Id, string Text)> read)
    {
        var there = held.ByQuestion.Values
            .Select(answer => (Id: answer.Question, Text: part(answer)))
            .Where(p => p.Text.Length > 0);
        Assert.Equal(there.OrderBy(p => p.Id, StringComparer.Ordinal), read.OrderBy(p => p.Id, StringComparer.Ordinal));
        return true;
    }

    private static Gen<Answer?> Answered(Question question) =>
        Gen.OneOf(
            Gen.Constant((Answer?)null),
            from value in Value(question)
            from note in Gen.OneOf(Gen.Constant(""), Text)
            from evidence in Gen.OneOf(Gen.Constant(""), Text)
            select (Answer?)new Answer(question.Id, value, note, evidence));

    private static Gen<AnswerValue> Value(Question question) => Gen.OneOf(
        Gen.Constant((AnswerValue)new AnswerValue.Pending()),
        Text.Select(reason => (AnswerValue)new AnswerValue.NotApplicable(reason)),
        from main in Value(question.Main)
        from parts in Gen.CollectToArray(question.Parts.AsEnumerable(), part =>
            Gen.OneOf(Gen.Constant((FieldValue?)null), Value(part)))
        let given = question.Parts.Zip(parts).Where(part => part.Second is not null)
        select (AnswerValue)new AnswerValue.Given(given
            .Select(part => KeyValuePair.Create(part.First.Name, part.Second!))
            .Append(KeyValuePair.Create(Field.MainName, main!))
            .ToImmutableSortedDictionary(StringComparer.Ordinal)));

    private static Gen<FieldValue?> Value(Field field) => field.Type switch
    {
        FieldType.Single or FieldType.YesNo => Gen.Elements(field.Choices.AsEnumerable())
            .Select(choice => (FieldValue?)new FieldValue.Letters([choice.Letter])),
        FieldType.Multiple => Gen.NonEmptyListOf(Gen.Elements(field.Choices.AsEnumerable())).Select(chosen =>
            (FieldValue?)new FieldValue.Letters(
                [.. field.Choices.Where(chosen.Contains).Select(choice => choice.Letter)])),
        FieldType.Number => ArbMap.Default.GeneratorFor<int>().Select(n =>
            (FieldValue?)new FieldValue.Number(n / 100m)),
        FieldType.Date => Gen.Choose(0, 40_000).Select(n => (FieldValue?)FieldText.Day(DateText(n))),
        FieldType.Countries => Gen.NonEmptyListOf(Gen.Elements(Countries.All.AsEnumerable())).Select(chosen =>
            (FieldValue?)new FieldValue.Countries(
                [.. chosen.Select(country => country.Code).Distinct(StringComparer.Ordinal)])),
        FieldType.Text or FieldType.File => TextAnswer.Select(text => (FieldValue?)new FieldValue.Words(text)),
        FieldType.Table => Rows(field),
    };

    private static string DateText(int days)
    {
        var date = new DateOnly(1990, 1, 1).AddDays(days);
        return days % 2 == 0 ? VendorAssess.Domain.Calendar.JapaneseDate.Format(date) : date.ToString("yyyy/M/d", null);
    }

    private static Gen<FieldValue?> Rows(Field table) =>
        from rows in Gen.NonEmptyListOf(Gen.CollectToArray(table.Columns.AsEnumerable(), Value))
        select (FieldValue?)new FieldValue.Rows(
        [
            .. rows.Take(5).Select(row => table.Columns.Zip(row)
                .ToImmutableSortedDictionary(cell => cell.First.Name, cell => cell.Second!, StringComparer.Ordinal)),
        ]);

    private static AnswerValue Words(string text) => new AnswerValue.Given(
        ImmutableSortedDictionary<string, FieldValue>.Empty.Add(Field.MainName, new FieldValue.Words(text)));
}
