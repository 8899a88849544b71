using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Primitives;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

public class TypedAnswerTests
{
    private static readonly QuestionBank Bank = Town.Content.Bank;

    [Theory]
    [InlineData("KM02", "a", "\"a\"")]
    [InlineData("CT04", "令和9年3月31日", "\"2027-03-31\"")]
    [InlineData("DL01", "日本、ＵＳ", "[\"JP\",\"US\"]")]
    [InlineData("SC01", "なし", "\"なし\"")]
    [InlineData("SC01", "確認中", "\"unknown\"")]
    public void What_is_typed_is_read_by_its_type(string question, string typed, string expected)
    {
        var form = Read(question, (".value", typed));
        Assert.Empty(form.Problems);
        Assert.Equal(expected, AnswerJson.Text(Assert.Single(form.Answers).Answer.Value));
    }

    [Theory]
    [InlineData("KM02", ".value", "z")]
    [InlineData("CT04", ".value", "いつか")]
    [InlineData("DL01", ".value", "どこか")]
    [InlineData("EX02", ".days", "さんじゅう")]
    [InlineData("KM02", ":state", "na")]
    [InlineData("KM02", ":reason", "理由だけ")]
    [InlineData("KM02", ":note", "補足だけ")]
    public void What_cannot_be_taken_is_named_and_stays_in_its_input(string question, string input, string typed)
    {
        var form = Read(question, (input, typed));
        Assert.NotEmpty(form.Problems);
        Assert.Empty(form.Answers);
        Assert.Equal(typed, form.Values.One(question + input));
    }

    [Fact]
    public void Rows_of_a_table_are_read_where_they_are_filled()
    {
        var form = Read("SC01", (".value.0.name", "甲社"), (".value.0.country", "日本"), (".value.4.name", "乙社"));
        Assert.Equal(
            """[{"country":["JP"],"name":"甲社"},{"name":"乙社"}]""",
            AnswerJson.Text(Assert.Single(form.Answers).Answer.Value));
        Assert.NotEmpty(Read("SC01", (".value.0.name", "甲社"), (".value", "なし")).Problems);
    }

    [Fact]
    public void Emptying_an_answer_is_refused()
    {
        var held = new HeldAnswer(3, new Answer("KM02", Stored("KM02", "\"a\"")!, Revision: 3));
        var open = new OpenForm([new(Bank.Find("KM02")!, held)], []);
        var posted = new Dictionary<string, StringValues>(open.Held.ByName) { ["KM02.value"] = "" };
        Assert.Single(AnswerForm.Read(open, new TypedValues(posted)).Problems);
    }

    [Fact]
    public void What_nobody_touched_is_neither_saved_nor_put_back_over_a_newer_answer()
    {
        var shown = new OpenForm([new(Bank.Find("KM02")!, new(1, new Answer("KM02", Stored("KM02", "\"a\"")!, Revision: 1)))], []);
        var now = new OpenForm([new(Bank.Find("KM02")!, new(2, new Answer("KM02", Stored("KM02", "\"b\"")!, Revision: 2)))], []);
        var form = AnswerForm.Read(now, shown.Held);
        Assert.Empty(form.Answers);
        Assert.Empty(form.Overtaken);
        Assert.Equal(("b", "2"), (form.Values.One("KM02.value"), form.Values.One("KM02:seen")));
    }

    /// <summary>What is held fills the inputs; sent back after any change of the note, the value is the same.</summary>
    [Fact]
    public void Any_held_answer_survives_being_shown_and_sent_back() =>
        Prop.ForAll(Gen.Elements(Bank.Questions.AsEnumerable()).ToArbitrary(), ArbMap.Default.ArbFor<NonEmptyString>(), (question, words) =>
        {
            var text = TypedValues.Clean(words.Get).Trim();
            if (Sample(question, text) is not { } value)
                return true;
            var open = new OpenForm([new(question, new(1, new Answer(question.Id, value, Revision: 1)))], []);
            var posted = new Dictionary<string, StringValues>(open.Held.ByName) { [$"{question.Id}:note"] = "変更" };
            var form = AnswerForm.Read(open, new TypedValues(posted));
            Assert.Empty(form.Problems);
            Assert.Equal(AnswerJson.Text(value), AnswerJson.Text(Assert.Single(form.Answers).Answer.Value));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static AnswerValue? Sample(Question question, string text) => question.Main.Type switch
    {
        FieldType.Text or FieldType.File or FieldType.Table =>
            text.Length == 0 ? null : Stored(question.Id, AnswerJson.Text(new AnswerValue.NotApplicable(text))),
        FieldType.Number => Stored(question.Id, (text.Length / 8m).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Date => Stored(question.Id, $"\"20{text.Length % 90 + 10}-02-28\""),
        FieldType.Countries => Stored(question.Id, """["JP","US"]"""),
        FieldType.Multiple => Stored(question.Id, $"[\"{question.Main.Choices[^1].Letter}\",\"a\"]"),
        FieldType.Single or FieldType.YesNo =>
            Stored(question.Id, $"\"{question.Main.Choices[text.Length % question.Main.Choices.Length].Letter}\""),
    };

    private static AnswerValue? Stored(string question, string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return AnswerJson.Read(Bank.Find(question)!, document.RootElement, []);
    }

    private static AnswerForm Read(string question, params (string Input, string Typed)[] typed)
    {
        var open = new OpenForm([new(Bank.Find(question)!, null)], []);
        var posted = new Dictionary<string, StringValues>(open.Held.ByName);
        foreach (var (input, text) in typed)
            posted[question + input] = text;
        return AnswerForm.Read(open, new TypedValues(posted));
    }
}
