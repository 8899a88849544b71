using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class ReviewRulesTests
{
    private static readonly HashSet<string> Known = ["R1", "R2"];

    [Theory]
    [InlineData("", MessageKind.Asked, true), InlineData("", MessageKind.Answered, false), InlineData("", MessageKind.Settled, false)]
    [InlineData("Q", MessageKind.Asked, false), InlineData("Q", MessageKind.Answered, true), InlineData("Q", MessageKind.Settled, true)]
    [InlineData("QA", MessageKind.Asked, true), InlineData("QA", MessageKind.Answered, false), InlineData("QA", MessageKind.Settled, true)]
    [InlineData("QAS", MessageKind.Asked, true), InlineData("QAS", MessageKind.Answered, false), InlineData("QAS", MessageKind.Settled, false)]
    [InlineData("QS", MessageKind.Asked, true), InlineData("QAQ", MessageKind.Answered, true)]
    public void Question_and_answer_take_turns(string said, MessageKind kind, bool may) => Assert.Equal(
        may, new WantedMessage("R1", kind, "文", said.Length).WhyNotSaid(Thread(said), Known) is null);

    [Theory]
    [InlineData("", ReviewTurn.Nobody), InlineData("Q", ReviewTurn.Department), InlineData("QA", ReviewTurn.Reviewer)]
    [InlineData("QAS", ReviewTurn.Nobody)]
    public void Who_is_waited_for_follows_from_the_last_word(string said, ReviewTurn turn)
    {
        Assert.Equal(turn, Thread(said).TurnOf("R1"));
        Assert.Equal(ReviewTurn.Nobody, Thread(said).TurnOf("R2"));
    }

    [Theory]
    [InlineData("R1", 0, "書き込みがありました"), InlineData("R9", 0, "この申請の要件ではありません"), InlineData("R2", 0, null)]
    [InlineData("", 0, null), InlineData("R1", 1, "回答を待っています")]
    public void A_question_is_on_a_requirement_or_the_whole_and_on_what_was_seen(string about, int seen, string? reason)
    {
        var whyNot = new WantedMessage(about, MessageKind.Asked, "文", seen).WhyNotSaid(Thread("Q"), Known);
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_decide_asks_and_the_department_answers()
    {
        Assert.Null(Submitted.WhyNotReviewable(Chief, ThePolicy, Full));
        Assert.NotNull(Submitted.WhyNotReviewable(Officer, ThePolicy, Full));
        Assert.Null(Submitted.WhyNotAnswerable(Applicant));
        Assert.NotNull(Submitted.WhyNotAnswerable(Chief));
        Assert.NotNull((Submitted with { Status = RequestStatus.Approved }).WhyNotAnswerable(Applicant));
    }

    [Theory]
    [InlineData(RequestStatus.Approved, "Q", false), InlineData(RequestStatus.Approved, "QA", true)]
    [InlineData(RequestStatus.Approved, "QS", true), InlineData(RequestStatus.SentBack, "Q", true)]
    [InlineData(RequestStatus.Refused, "Q", true)]
    public void Nothing_is_approved_over_a_question_without_an_answer(RequestStatus status, string said, bool holds) =>
        Assert.Equal(holds, Submitted.WhyNotDecided(
            Chief, Approval with { Status = status, SeenMessage = said.Length }, Ground with { Messages = [.. Thread(said)] })
            is null);

    [Fact]
    public void A_decision_is_on_the_words_that_were_seen() => Assert.Contains(
        "質問か回答が加わりました",
        Submitted.WhyNotDecided(Chief, Approval with { SeenMessage = 1 }, Ground with { Messages = [.. Thread("QA")] }),
        StringComparison.Ordinal);

    private static System.Collections.Immutable.ImmutableArray<ReviewMessage> Thread(string said) =>
        [.. said.Select((c, i) => new ReviewMessage(i + 1, "R1", c switch
        {
            'Q' => MessageKind.Asked, 'A' => MessageKind.Answered, _ => MessageKind.Settled,
        }))];
}
