using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Excel.VendorForm;

/// <summary>Any answers, written into the workbook and read back, are the same answers.</summary>
public class RoundTripProperties
{
    private static readonly QuestionBank Whole = Town.Content.Bank;

    [Fact]
    public void Any_answers_come_back_equal() => Holds(FormSample.Bank, 50);

    [Fact]
    public void Any_answers_to_the_whole_bank_come_back_equal() => Holds(Whole, 6);

    [Fact, Trait("Runs", "once")]
    public async Task Any_answers_come_back_equal_after_LibreOffice_saved_them_again()
    {
        var generated = AnyAnswers.ThatOthersKeep(FormSample.Bank).Sample(4);
        var saved = await LibreOffice.SaveAgain(generated.Select(held => FormSample.Write(FormSample.Form(held)).ToArray()));
        foreach (var (held, file) in generated.Zip(saved))
            AssertSame(AnyAnswers.Kept(held), FormSample.Read(new MemoryStream(file)));
    }

    private static void Holds(QuestionBank bank, int times) =>
        Prop.ForAll(AnyAnswers.To(bank).ToArbitrary(), held =>
        {
            var form = FormSample.Form(held) with { Bank = bank, Questions = bank.Questions };
            AssertSame(AnyAnswers.Kept(held), FormSample.Read(FormSample.Write(form), bank));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    private static void AssertSame(AnswerSet held, FilledQuestionnaire filled)
    {
        Assert.Empty(filled.Problems.Where(p => p.Cell.Length > 0));
        Same(held, answer => AnswerJson.Text(answer.Value), filled.Answers.Select(a => (a.Key, AnswerJson.Text(a.Value))));
        Same(held, answer => answer.Note, filled.Notes.Select(note => (note.Key, note.Value)));
        Same(held, answer => answer.Evidence, filled.Evidence.Select(text => (text.Key, text.Value)));
    }

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

    private static void Same(
        AnswerSet held, Func<Answer, string> part, IEnumerable<(string Id, string Text)> read)
    {
        var there = held.ByQuestion.Values
            .Select(answer => (Id: answer.Question, Text: part(answer)))
            .Where(p => p.Text.Length > 0);
        Assert.Equal(there.OrderBy(p => p.Id, StringComparer.Ordinal), read.OrderBy(p => p.Id, StringComparer.Ordinal));
    }

    private static AnswerValue Words(string text) => new AnswerValue.Given(
        ImmutableSortedDictionary<string, FieldValue>.Empty.Add(Field.MainName, new FieldValue.Words(text)));
}
