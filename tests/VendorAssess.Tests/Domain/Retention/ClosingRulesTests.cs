using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;

namespace VendorAssess.Tests.Domain.Retention;

[Trait("Runs", "once")]
public sealed class ClosingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly CaseStanding Open = new(1, CaseStage.Considering, [2, 1]);
    private static readonly RunningSteps Nothing = new(0, 0, 0);
    private static readonly CaseClosing NotUsed = new(ClosingKind.NotUsed, "要件を満たすサービスがない", null);
    private static readonly CaseClosing Ended = new(ClosingKind.UseEnded, "契約を終えた", Today);
    private static readonly Person Clerk = new(1, "青木", [new Post(1, 2, "市民課", Roles.Applicant, "担当者")]);
    private static readonly Person Other = new(2, "遠藤", [new Post(2, 3, "福祉課", Roles.Applicant, "担当者")]);

    [Fact]
    public void The_department_closes_what_nothing_runs_in_any_more()
    {
        Assert.Null(Open.WhyNotClosed(Clerk, NotUsed, Nothing, Today));
        Assert.Null((Open with { Stage = CaseStage.Procurement }).WhyNotClosed(Clerk, NotUsed, Nothing, Today));
        Assert.Null(Open.WhyNotClosed(Clerk, Ended, Nothing with { Uses = 1 }, Today));
    }

    [Theory]
    [InlineData(1, 0, "作成中又は審査待ちの申請")]
    [InlineData(0, 1, "決定を待っている例外措置")]
    public void What_still_runs_is_ended_first(int requests, int exceptions, string why) =>
        Assert.Contains(why, Open.WhyNotClosed(Clerk, NotUsed, new(requests, exceptions, 0), Today), StringComparison.Ordinal);

    [Fact]
    public void Nobody_else_closes_and_nothing_twice()
    {
        Assert.Contains("担当する所属", Open.WhyNotClosed(Other, NotUsed, Nothing, Today), StringComparison.Ordinal);
        Assert.Contains("すでに終了", (Open with { Stage = CaseStage.Closed }).WhyNotClosed(Clerk, NotUsed, Nothing, Today), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_says_whether_there_was_a_use()
    {
        Assert.Contains("利用がありません", Open.WhyNotClosed(Clerk, Ended, Nothing, Today), StringComparison.Ordinal);
        Assert.Contains("「利用終了」", Open.WhyNotClosed(Clerk, NotUsed, Nothing with { Uses = 2 }, Today), StringComparison.Ordinal);
        Assert.Contains("終えた日を入れて", Open.WhyNotClosed(Clerk, Ended with { UseEndedOn = null }, Nothing with { Uses = 1 }, Today), StringComparison.Ordinal);
        Assert.Contains("今日まで", Open.WhyNotClosed(Clerk, Ended with { UseEndedOn = Today.AddDays(1) }, Nothing with { Uses = 1 }, Today), StringComparison.Ordinal);
        Assert.Null((NotUsed with { UseEndedOn = Today }).Trimmed().UseEndedOn);
    }

    [Fact]
    public void A_reason_is_given_and_not_a_book()
    {
        Assert.Contains("理由を書いて", Open.WhyNotClosed(Clerk, NotUsed with { Reason = " " }, Nothing, Today), StringComparison.Ordinal);
        Assert.Contains("1000 文字", Open.WhyNotClosed(Clerk, NotUsed with { Reason = new('あ', 1001) }, Nothing, Today), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_closed_case_is_taken_up_again_by_its_department()
    {
        var closed = Open with { Stage = CaseStage.Closed };
        Assert.Null(closed.WhyNotReopened(Clerk, "間違えて終了した"));
        Assert.Contains("終了した案件だけ", Open.WhyNotReopened(Clerk, "間違い"), StringComparison.Ordinal);
        Assert.Contains("担当する所属", closed.WhyNotReopened(Other, "間違い"), StringComparison.Ordinal);
        Assert.Contains("理由を書いて", closed.WhyNotReopened(Clerk, ""), StringComparison.Ordinal);
    }
}
