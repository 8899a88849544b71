using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class ExceptionRulesTests
{
    private static readonly Policy Policy = ThePolicy with
    {
        Exceptions = new("第10-4", "第10-4(2)", [Roles.Manager], [Roles.Ciso], [], []),
    };

    private static readonly Person Ciso = new(20, "ciso", [new Post(200, 9, "市長部局", Roles.Ciso, "CISO")]);

    private static readonly ExceptionRequest Asked =
        new(1, Case, ExceptionStatus.Asked, null, Digest, Manager.Id, Manager.Posts[0].Id);

    private static readonly ExceptionDraft Wanted =
        new(["R1"], "業務を止められない", "月ごとに目視で確かめる", Today, Today.AddMonths(6), null);

    private static readonly WantedOutcome Granted = new(ExceptionStatus.Granted, "合理的な理由がある", Digest, "");

    public static readonly TheoryData<string, string?> Drafts = new()
    {
        { "whole", null }, { "emergency", null }, { "none", "選んでください" }, { "strange", "対象になる要件では" },
        { "met", "対象になる要件では" }, { "no reason", "理由を書いて" }, { "no measures", "措置を書いて" },
        { "long", "4000" }, { "no period", "期間を書いて" }, { "backwards", "始まりより前" }, { "over", "過ぎています" },
        { "before permission", "許可を受ける前" }, { "taken later", "今日より後" }, { "taken another day", "講じた日から" },
    };

    [Theory, MemberData(nameof(Drafts))]
    public void It_says_what_why_until_when_and_what_is_done_instead(string which, string? reason)
    {
        var draft = which switch
        {
            "emergency" => Wanted with { From = Today.AddDays(-3), TakenOn = Today.AddDays(-3) },
            "none" => Wanted with { Requirements = [] },
            "strange" or "met" => Wanted with { Requirements = [which == "met" ? "R2" : "R9"] },
            "no reason" => Wanted with { Reason = " " },
            "no measures" => Wanted with { Measures = "" },
            "long" => Wanted with { Measures = new string('措', 4001) },
            "no period" => Wanted with { Until = null },
            "backwards" => Wanted with { From = Today.AddDays(9), Until = Today.AddDays(8) },
            "over" => Wanted with { From = Today.AddDays(-9), TakenOn = Today.AddDays(-9), Until = Today.AddDays(-1) },
            "before permission" => Wanted with { From = Today.AddDays(-1) },
            "taken later" => Wanted with { From = Today.AddDays(1), TakenOn = Today.AddDays(1) },
            "taken another day" => Wanted with { From = Today, TakenOn = Today.AddDays(-1) },
            _ => Wanted,
        };
        Says(reason, draft.WhyNotAsked(
            [Judged(Requirement("R1", Leaf("A01", "a")), """{"A01":"b"}"""),
                Judged(Requirement("R2", Leaf("A01", "a")), """{"A01":"a"}""")],
            Today));
    }

    [Theory]
    [InlineData("manager", null), InlineData("applicant", "許可を求めるのは"), InlineData("closed", "終了")]
    [InlineData("no rule", "登録されていません"), InlineData("delegate of some", "許可を求めるのは")]
    public void The_post_that_the_policy_names_asks(string which, string? reason)
    {
        var person = which switch
        {
            "applicant" => Applicant,
            "delegate of some" => Manager with { Posts = [Manager.Posts[0] with { Via = Via.Delegate, Scope = "full" }] },
            _ => Manager,
        };
        var standing = which == "closed" ? Case with { Stage = CaseStage.Closed } : Case;
        Says(reason, standing.WhyNotAskable(person, which == "no rule" ? ThePolicy : Policy));
    }

    [Theory]
    [InlineData(ExceptionStatus.Asked, true), InlineData(ExceptionStatus.Granted, false)]
    [InlineData(ExceptionStatus.Refused, false), InlineData(ExceptionStatus.Withdrawn, false)]
    public void Only_what_waits_is_decided_or_withdrawn(ExceptionStatus status, bool may)
    {
        var asked = Asked with { Status = status };
        Assert.Equal(may, asked.WhyNotDecidable(Ciso, Policy) is null);
        Assert.Equal(may, asked.WhyNotWithdrawable(Manager) is null);
        Assert.NotNull(asked.WhyNotWithdrawable(Officer));
    }

    [Fact]
    public void Where_the_post_that_asked_has_ended_one_that_answers_for_the_department_withdraws()
    {
        var left = Asked with { AskerEnded = true };
        Assert.Equal(Officer.Posts[0], left.WithdrawingPost(Officer));
        Assert.Null(left.WhyNotWithdrawable(Officer));
        Assert.Contains("廃止された", left.WhyNotWithdrawable(Applicant), StringComparison.Ordinal);
    }

    [Fact]
    public void The_role_that_the_policy_names_decides_and_the_chief_does_not()
    {
        Assert.Equal(
            Outcome.Done(Asked with { Status = ExceptionStatus.Granted }), Asked.Decide(Ciso, Granted, Policy));
        Refused("例外措置を許可するのは", Asked.Decide(Chief, Granted, Policy));
    }

    [Theory]
    [InlineData("reason", "理由"), InlineData("digest", "異なります"), InlineData("status", "許可又は不許可")]
    public void A_decision_has_a_reason_and_is_on_what_was_seen(string which, string why) => Refused(why, Asked.Decide(Ciso, which switch
    {
        "reason" => Granted with { Reason = " " },
        "digest" => Granted with { SeenDigest = new string('b', 64) },
        _ => Granted with { Status = ExceptionStatus.Withdrawn },
    }, Policy));

    [Fact]
    public void Who_asked_does_not_grant_unless_the_policy_allows_it_with_a_reason()
    {
        var both = Ciso with { Posts = [.. Ciso.Posts, Manager.Posts[0] with { Via = Via.Substitute }] };
        Refused("兼務の禁止", Asked.Decide(both, Granted, Policy));
        var lenient = Policy with { SamePerson = Policy.SamePerson with { Rule = SamePerson.WithReason } };
        Refused("やむを得ない理由", Asked.Decide(both, Granted, lenient));
        Assert.IsType<Outcome<ExceptionRequest>.Done>(
            Asked.Decide(both, Granted with { SamePersonReason = "CISOが兼ねる定め" }, lenient));
    }

    [Theory]
    [InlineData(ExceptionStatus.Granted, 0, true), InlineData(ExceptionStatus.Granted, 1, false)]
    [InlineData(ExceptionStatus.Asked, 0, false), InlineData(ExceptionStatus.Refused, 0, false)]
    public void A_permission_lasts_until_its_last_day(ExceptionStatus status, int daysAfter, bool lasts) =>
        Assert.Equal(lasts, status.Lasts(Today, Today.AddDays(daysAfter)));

    [Theory]
    [InlineData("granted", null), InlineData("asked", "許可されていて"), InlineData("over", "許可されていて")]
    [InlineData("recorded", "すでに"), InlineData("a request", "申請が承認"), InlineData("applicant", "載せるのは")]
    public void Where_there_is_no_request_who_asked_records_the_use(string which, string? reason)
    {
        var granted = Asked with { Status = which == "asked" ? ExceptionStatus.Asked : ExceptionStatus.Granted };
        var due = which == "a request" ? Full : Full with { OnlyByException = true };
        var recordable = new RecordableExceptionUse(
            granted, Policy, due, which == "over" ? Today.AddDays(-1) : Today, Today, which == "recorded" ? 3 : null);
        Says(reason, recordable.WhyNot(which == "applicant" ? Applicant : Manager));
    }

    private static void Refused(string reason, Outcome<ExceptionRequest> outcome) => Assert.Contains(
        reason, Assert.IsType<Outcome<ExceptionRequest>.Refused>(outcome).Reason, StringComparison.Ordinal);

    private static void Says(string? reason, string? whyNot)
    {
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }
}
