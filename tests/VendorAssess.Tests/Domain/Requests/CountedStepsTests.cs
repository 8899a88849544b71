using System.Collections.Immutable;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class CountedStepsTests
{
    private static readonly DateTime At = new(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc);

    private static readonly RecordedStep Step = new(
        [
            new Fill.Words("A04"), new Fill.Chosen("A01", "b"), new Fill.Kept("assessment"),
            new Fill.TableRow("A09", Columns(("name", StepPart.Result), ("country", StepPart.By), ("until", StepPart.Day))),
        ],
        "情報政策課 統括 木村", At, "暗号化を確かめること", "承認");

    [Fact]
    public void The_words_of_a_step_answer_a_question_with_who_and_when() => Assert.Equal(
        "\"令和8年11月21日 情報政策課 統括 木村\\n暗号化を確かめること\"", Counted("A04"));

    [Fact]
    public void A_step_answers_a_choice() => Assert.Equal("\"b\"", Counted("A01"));

    [Fact]
    public void A_step_is_a_row_of_a_table() => Assert.Equal(
        """[{"country":"情報政策課 統括 木村","name":"承認","until":"2026-11-21"}]""", Counted("A09"));

    [Fact]
    public void A_step_is_a_record_of_the_city() =>
        Assert.EndsWith("承認：暗号化を確かめること", Assert.Single(CountedSteps.Records([Step])).Content, StringComparison.Ordinal);

    [Fact]
    public void Of_two_steps_that_say_the_same_the_newest_counts()
    {
        var later = Step with { At = At.AddDays(1), Text = "後の助言" };
        Assert.All(CountedSteps.Answers([later, Step], Bank), a => Assert.Equal(later.At, a.Step.At));
        Assert.Equal(later.At, Assert.Single(CountedSteps.Records([Step, later])).Step.At);
    }

    [Theory]
    [InlineData("A99", "b"), InlineData("A01", "z"), InlineData("A05", "b")]
    public void What_the_edition_does_not_have_is_left_out(string question, string letter) =>
        Assert.Empty(CountedSteps.Answers([Step with { Fills = [new Fill.Chosen(question, letter)] }], Bank));

    [Fact]
    public void Without_conditions_a_column_says_so()
    {
        var step = Step with { Fills = [new Fill.TableRow("A09", Columns(("name", StepPart.Conditions)))] };
        Assert.Equal("""[{"name":"なし"}]""", AnswerJson.Text(Assert.Single(CountedSteps.Answers([step], Bank)).Value));
    }

    private static string Counted(string question) =>
        AnswerJson.Text(CountedSteps.Answers([Step], Bank).Single(a => a.Question == question).Value);

    private static ImmutableSortedDictionary<string, StepPart> Columns(params (string Name, StepPart Part)[] columns) =>
        columns.ToImmutableSortedDictionary(c => c.Name, c => c.Part, StringComparer.Ordinal);
}
