using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain;

public class RuleJudgeTests
{
    [Theory]
    [InlineData("""{"A01":"a"}""", Truth.True)]
    [InlineData("""{"A01":"b"}""", Truth.False)]
    [InlineData("""{}""", Truth.Unknown)]
    [InlineData("""{"A01":"unknown"}""", Truth.Unknown)]
    [InlineData("""{"A01":{"na":"使わない"}}""", Truth.Unknown)]
    public void A_leaf_is_unknown_until_there_is_a_value(string answers, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A01", "a"), answers));

    [Theory]
    [InlineData("""{"A02":["a","c"]}""", Truth.True)]
    [InlineData("""{"A02":"c"}""", Truth.True)]
    [InlineData("""{"A02":["b"]}""", Truth.False)]
    public void A_multiple_choice_passes_when_it_contains_one_of_the_letters(string answers, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A02", "a", "c"), answers));

    [Theory]
    [InlineData("none", """["b"]""", Truth.True)]
    [InlineData("none", """["a","b"]""", Truth.False)]
    [InlineData("only", """["a"]""", Truth.True)]
    [InlineData("only", """["a","b"]""", Truth.False)]
    [InlineData("all", """["a"]""", Truth.True)]
    [InlineData("all", """["b","c"]""", Truth.False)]
    public void Sets_of_letters_are_tested_as_sets(string test, string answer, Truth expected)
    {
        AnswerTest tests = test switch
        {
            "none" => new AnswerTest.NoneOf(["a"]), "only" => new AnswerTest.OnlyOf(["a"]), _ => new AnswerTest.AllOf(["a"]),
        };
        Assert.Equal(expected, Judged(Leaf("A02", tests), $$"""{"A02":{{answer}}}"""));
    }

    [Theory]
    [InlineData("72", Truth.True)]
    [InlineData("72.5", Truth.False)]
    public void Numbers_have_limits(string number, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A07", new AnswerTest.AtMost(72)), $$"""{"A07":{{number}}}"""));

    [Theory]
    [InlineData("""{"A08":{"value":"b","days":30}}""", Truth.True)]
    [InlineData("""{"A08":{"value":"b","days":0}}""", Truth.False)]
    [InlineData("""{"A08":"b"}""", Truth.Unknown)]
    public void A_named_part_that_is_missing_is_unknown(string answers, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A08", new AnswerTest.AtLeast(1), "days"), answers));

    [Fact]
    public void Any_part_of_an_answer_shows_that_there_is_one() =>
        Assert.Equal(Truth.True, Judged(Leaf("A08", new AnswerTest.Answered()), """{"A08":{"days":30}}"""));

    [Theory]
    [InlineData("""["JP"]""", Truth.True)]
    [InlineData("""["JP","US"]""", Truth.False)]
    public void Countries_outside_the_list_fail(string answer, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A06", new AnswerTest.OnlyCountries(["JP"])), $$"""{"A06":{{answer}}}"""));

    [Theory]
    [InlineData("2028-03-31", Truth.True)]
    [InlineData("2028-03-30", Truth.False)]
    public void A_date_covers_the_use_when_it_reaches_its_last_day(string date, Truth expected)
    {
        var context = Context(Answers($$"""{"A05":"{{date}}"}""")) with { Facts = Facts.With("use_until", "2028-03-31") };
        Assert.Equal(expected, RuleJudge.Judge(Leaf("A05", new AnswerTest.CoversUse()), context).Truth);
    }

    [Theory]
    [InlineData("A04", "10営業日以内に提出", Truth.True)]
    [InlineData("A04", "なし", Truth.False)]
    [InlineData("A04", " 特にありません。", Truth.False)]
    [InlineData("A04", "手続はないが特約で定める", Truth.True)]
    [InlineData("A09", "なし", Truth.False)]
    public void An_answer_of_nothing_shows_nothing(string question, string words, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf(question, new AnswerTest.Present()), $$"""{"{{question}}":"{{words}}"}"""));

    [Theory]
    [InlineData("\"なし\"", Truth.False)]
    [InlineData("\"ISO/IEC 27001、令和12年まで\"", Truth.True)]
    [InlineData("[{\"name\":\"27001\"}]", Truth.Unknown)]
    [InlineData("[{\"name\":\"27001\",\"until\":\"2026-11-20\"}]", Truth.False)]
    [InlineData("[{\"until\":\"2026-11-20\"},{\"until\":\"2026-11-21\"}]", Truth.True)]
    public void A_table_covers_the_use_when_one_row_does(string rows, Truth expected) =>
        Assert.Equal(expected, Judged(Leaf("A09", new AnswerTest.CoversUse()), $$"""{"A09":{{rows}}}"""));

    [Fact]
    public void A_date_in_the_past_covers_no_use_even_when_the_period_is_not_known() =>
        Assert.Equal(Truth.False, Judged(Leaf("A05", new AnswerTest.CoversUse()), """{"A05":"2026-11-20"}"""));

    [Fact]
    public void An_answer_past_its_valid_until_is_unknown()
    {
        var answers = Answers("""{"A01":"a"}""");
        var stale = answers with
        {
            ByQuestion = answers.ByQuestion.SetItem("A01", answers.Find("A01")! with { ValidUntil = Today.AddDays(-1) }),
        };
        var reason = RuleJudge.Judge(Leaf("A01", "a"), Context(stale));
        Assert.Equal(Truth.Unknown, reason.Truth);
        Assert.Contains("期限切れ", reason.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T", "T", Truth.True, Truth.True)]
    [InlineData("T", "F", Truth.False, Truth.True)]
    [InlineData("T", "U", Truth.Unknown, Truth.True)]
    [InlineData("F", "F", Truth.False, Truth.False)]
    [InlineData("F", "U", Truth.False, Truth.Unknown)]
    [InlineData("U", "U", Truth.Unknown, Truth.Unknown)]
    public void All_and_any_follow_three_valued_logic(string left, string right, Truth all, Truth any)
    {
        Rule[] items = [Of(left), Of(right)];
        Assert.Equal(all, Judged(new Rule.All([.. items])));
        Assert.Equal(all, Judged(new Rule.All([items[1], items[0]])));
        Assert.Equal(any, Judged(new Rule.Any([.. items])));
        Assert.Equal(any, Judged(new Rule.Any([items[1], items[0]])));
    }

    [Fact]
    public void Not_keeps_what_is_unknown_unknown()
    {
        Assert.Equal(Truth.False, Judged(new Rule.Not(Of("T"))));
        Assert.Equal(Truth.True, Judged(new Rule.Not(Of("F"))));
        Assert.Equal(Truth.Unknown, Judged(new Rule.Not(Of("U"))));
    }

    [Fact]
    public void A_record_of_the_city_is_unknown_until_it_is_there()
    {
        Assert.Equal(Truth.Unknown, Judged(new Rule.RecordLeaf("assessment")));
        var reason = RuleJudge.Judge(new Rule.RecordLeaf("assessment"), Context(Answers("{}", "assessment")));
        Assert.Equal(Truth.True, reason.Truth);
    }

    [Fact]
    public void A_leaf_says_the_question_the_answer_and_what_was_wanted() =>
        Assert.Equal("A01 はb：選択肢b（aのいずれかであること）",
            RuleJudge.Judge(Leaf("A01", "a"), Context(Answers("""{"A01":"b"}"""))).Text);

    [Theory]
    [InlineData("""{"A08":{"value":"b","days":30}}""", "30日", null)]
    [InlineData("""{}""", "", "未回答")]
    [InlineData("""{"A08":"unknown"}""", "", "確認中")]
    [InlineData("""{"A08":{"na":"使わない"}}""", "", "該当なし（使わない）")]
    [InlineData("""{"A08":"b"}""", "", "回答の一部（待機日数）がない")]
    public void A_leaf_keeps_what_it_was_judged_by(string answers, string given, string? open) =>
        Assert.Equal(
            new Basis.Answer("A08", "待機日数", given, "1日以上であること", open),
            RuleJudge.Judge(Leaf("A08", new AnswerTest.AtLeast(1), "days"), Context(Answers(answers))).Basis);

    [Fact]
    public void What_an_answer_has_to_be_is_told_in_the_words_of_the_choices() =>
        Assert.Equal("「a：選択肢a」、「b：選択肢b」のいずれか",
            Assert.IsType<Basis.Answer>(RuleJudge.Judge(Leaf("A01", "a", "b"), Context()).Basis).Wanted);

    [Fact]
    public void Facts_and_records_of_the_city_are_leaves_as_well()
    {
        var fact = RuleJudge.Judge(new Rule.FactLeaf(Row(("secrecy", ["1", "2"]))), Context());
        Assert.Equal(Truth.False, fact.Truth);
        Assert.Equal(new Basis.Fact("secrecy", "機密性：「機密性1」、「機密性2」のいずれか"), fact.Basis);
        var record = RuleJudge.Judge(new Rule.RecordLeaf("assessment"), Context());
        Assert.Equal(new Basis.CityRecord("assessment"), record.Basis);
        Assert.True(RuleJudge.Judge(new Rule.Not(Leaf("A01", "a")), Context()).IsNegation);
    }

    private static Rule Of(string truth) => truth switch
    {
        "T" => new Rule.Always(), "F" => new Rule.Never(), _ => Leaf("A01", "a"),
    };

    private static Truth Judged(Rule rule, string answers = "{}") =>
        RuleJudge.Judge(rule, Context(Answers(answers))).Truth;
}
