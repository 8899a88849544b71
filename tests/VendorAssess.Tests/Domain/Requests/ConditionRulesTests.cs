using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class ConditionRulesTests
{
    [Theory]
    [InlineData("whole", null), InlineData("today", null), InlineData("no text", "内容"), InlineData("too long", "1000 文字")]
    [InlineData("no day", "いつまで"), InlineData("past", "過ぎています"), InlineData("no post", "確かめる職")]
    [InlineData("strange post", "確かめる職")]
    public void A_condition_has_words_a_day_and_a_post(string which, string? reason)
    {
        var condition = which switch
        {
            "today" => Condition with { Due = Today },
            "no text" => Condition with { Text = " " },
            "too long" => Condition with { Text = new string('条', 1001) },
            "no day" => Condition with { Due = null },
            "past" => Condition with { Due = Today.AddDays(-1) },
            "no post" => Condition with { Post = null },
            "strange post" => Condition with { Post = Chief.Posts[0].Id },
            _ => Condition,
        };
        var whyNot = ConditionRules.WhyNot([Condition, condition], Ground.Posts, Today);
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Matches($"^条件 2：.*{reason}", whyNot);
    }

    [Fact]
    public void There_is_an_end_to_conditions()
    {
        Assert.Null(ConditionRules.WhyNot([.. Enumerable.Repeat(Condition, 10)], Ground.Posts, Today));
        Assert.NotNull(ConditionRules.WhyNot([.. Enumerable.Repeat(Condition, 11)], Ground.Posts, Today));
    }

    [Fact]
    public void The_decision_keeps_them_in_words() => Assert.Equal(
        "1　暗号化する（令和8年12月21日まで、所属1 manager）\n2　写しを送る（令和8年11月21日まで、所属2 officer）",
        ConditionRules.Text(
            [Condition, new("写しを送る", Today, Officer.Posts[0].Id)], Ground.Posts));
}
