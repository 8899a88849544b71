using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class AdviceRulesTests
{
    private static readonly AdviceRule Rule = new(
        "助言", "第1", new([Row(("secrecy", ["3"]))]), [Roles.Officer], [Roles.Chief], [new Fill.Words("A04")]);

    private static readonly Procedure Advised = Full with { Advice = Rule };
    private static readonly DueProcedure AdvisedDue = Due with { Definition = Advised };
    private static readonly Policy Policy = ThePolicy with { Procedures = [Advised] };
    private static readonly AskedAdvice Asked = new(1, Case, "full", "助言", IsGiven: false);

    [Theory]
    [InlineData("officer", null), InlineData("applicant", "助言を求めるのは"), InlineData("other", "助言を求めるのは")]
    [InlineData("waiting", "回答を待っています"), InlineData("closed", "終了"), InlineData("no advice", "定めがありません")]
    public void The_post_that_the_procedure_names_asks_and_once_at_a_time(string which, string? reason)
    {
        var person = which switch { "applicant" => Applicant, "other" => OtherOfficer, _ => Officer };
        var standing = which == "closed" ? Case with { Stage = CaseStage.Closed } : Case;
        var due = which == "no advice" ? Due : AdvisedDue;
        Says(reason, standing.WhyNotAskable(person, Policy, due, which == "waiting"));
    }

    [Theory]
    [InlineData("chief", null), InlineData("officer", "応じるのは"), InlineData("given", "すでに"), InlineData("closed", "終了")]
    [InlineData("other delegate", "応じるのは"), InlineData("delegate", null)]
    public void The_role_that_the_procedure_names_gives_it_once(string which, string? reason)
    {
        var person = which switch
        {
            "officer" => Officer,
            "delegate" => Chief with { Posts = [Chief.Posts[0] with { Via = Via.Delegate, Scope = "full" }] },
            "other delegate" => Chief with { Posts = [Chief.Posts[0] with { Via = Via.Delegate, Scope = "light" }] },
            _ => Chief,
        };
        var asked = which switch
        {
            "given" => Asked with { IsGiven = true },
            "closed" => Asked with { Case = Case with { Stage = CaseStage.Closed } },
            _ => Asked,
        };
        Says(reason, asked.WhyNotGivable(person, Policy));
    }

    [Theory]
    [InlineData("3", "{}", false, true), InlineData("2", "{}", false, false)]
    [InlineData("3", "{}", true, false), InlineData("3", """{"A04":"電話で受けた"}""", false, false)]
    public void A_request_waits_for_it_where_the_policy_says_so_until_it_is_recorded(
        string level, string answers, bool given, bool waits)
    {
        var context = Context(Answers(answers)) with { Policy = Policy, Facts = Samples.Facts.With("secrecy", level) };
        Assert.Equal(waits, AdviceRules.WhyNotYet(context, AdvisedDue, given) is not null);
    }

    [Fact]
    public void What_is_missing_keeps_a_request_from_being_submitted() => Assert.Contains(
        "助言", Assert.IsType<VendorAssess.Domain.Outcome<Request>.Refused>(
            Draft.Submit(Officer, Handed with { Missing = "助言がまだです。" })).Reason, StringComparison.Ordinal);

    [Fact]
    public void Where_only_an_exception_leads_out_nothing_is_drafted_or_submitted()
    {
        var only = Full with { OnlyByException = true };
        Says("例外措置", Case.WhyNotDraftable(Applicant, Due with { Definition = only }));
        Says("例外措置", Draft.WhyNotSubmittable(Officer, ThePolicy, only));
    }

    private static void Says(string? reason, string? whyNot)
    {
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }
}
