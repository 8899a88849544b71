using System.Collections.Immutable;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class DecisionRulesTests
{
    [Fact]
    public void The_post_that_the_procedure_names_decides() => Assert.Equal(
        Outcome.Done(Submitted with { Status = RequestStatus.Approved }), Submitted.Decide(Chief, Approval, Ground));

    [Theory]
    [MemberData(nameof(RequestRulesTests.AllBut), RequestStatus.Submitted, MemberType = typeof(RequestRulesTests))]
    public void Only_a_submitted_request_is_decided(RequestStatus status) =>
        Assert.NotNull((Submitted with { Status = status }).WhyNotDecidable(Chief, ThePolicy, Full));

    [Fact]
    public void Neither_the_department_nor_its_officer_decides()
    {
        Assert.NotNull(Submitted.WhyNotDecidable(Applicant, ThePolicy, Full));
        Assert.NotNull(Submitted.WhyNotDecidable(Officer, ThePolicy, Full));
        Assert.NotNull(Submitted.WhyNotDecidable(OtherOfficer, ThePolicy, Full));
    }

    [Theory]
    [InlineData("", true), InlineData("light,full", true), InlineData("light", false)]
    public void A_delegate_decides_on_the_procedures_that_were_delegated(string scope, bool decides)
    {
        var acting = Chief with { Posts = [Chief.Posts[0] with { Via = Via.Delegate, Scope = scope }] };
        Assert.Equal(decides, IsDone(Submitted.Decide(acting, Approval, Ground)));
    }

    /// <summary>As where the 課長 of the division in charge of the network is 情報管理者 of that division too.</summary>
    [Fact]
    public void Who_answers_for_a_department_decides_for_it_alone_and_in_the_way_they_act_there()
    {
        var permission = Full with { Decides = [Roles.Manager] };
        var elsewhere = Manager.Posts[0] with { Id = 900, DepartmentId = 4 };
        Assert.NotNull(Submitted.WhyNotDecidable(Chief with { Posts = [.. Chief.Posts, elsewhere] }, ThePolicy, permission));
        Assert.NotNull(Submitted.WhyNotDecidable(Chief with { Posts = [elsewhere with { DepartmentId = 3 }] }, ThePolicy, permission));
        Assert.Null(Submitted.WhyNotDecidable(Manager, ThePolicy, permission));

        var standsIn = Manager.Posts[0] with { Via = Via.Substitute };
        var acting = new Person(17, "holds one, stands in for the other", [elsewhere, standsIn]);
        Assert.Equal(standsIn, Submitted.DecidingPost(acting, permission));
    }

    [Fact]
    public void Who_submitted_does_not_decide_also_with_both_posts() => Refused(
        "兼務の禁止 第4-3(1)", (Submitted with { SubmittedBy = Both.Id }).Decide(Both, Approval, Ground));

    [Fact]
    public void Holding_both_posts_does_not_hinder_deciding_what_another_post_submitted() =>
        Assert.IsType<Outcome<Request>.Done>(
            (Submitted with { SubmittedPost = OtherOfficer.Posts[0].Id }).Decide(Both, Approval, Ground));

    [Fact]
    public void Where_the_policy_allows_it_the_same_person_decides_with_a_reason()
    {
        var own = Submitted with { SubmittedBy = Both.Id };
        var lenient = Ground with { Policy = Lenient };
        Refused("やむを得ない理由", own.Decide(Both, Approval, lenient));
        Assert.IsType<Outcome<Request>.Done>(own.Decide(Both, Approval with { SamePersonReason = "部長が不在" }, lenient));
    }

    [Theory]
    [InlineData(0, true), InlineData(1, false)]
    public void Where_the_policy_excepts_the_unavoidable_the_same_person_decides_only_when_nobody_else_can(
        int others, bool decides)
    {
        var own = Submitted with { SubmittedBy = Both.Id, OtherDeciders = others };
        var ground = Ground with
        {
            Policy = ThePolicy with { SamePerson = ThePolicy.SamePerson with { Rule = SamePerson.WhenNoOther } },
        };
        Assert.Equal(decides, IsDone(own.Decide(Both, Approval with { SamePersonReason = "所管部の申請のため" }, ground)));
        Refused(decides ? "やむを得ない理由" : "兼務の禁止", own.Decide(Both, Approval, ground));
    }

    [Theory]
    [InlineData(RequestStatus.Approved, "a", "a", true), InlineData(RequestStatus.Approved, "b", "b", false)]
    [InlineData(RequestStatus.Approved, "a", "b", false), InlineData(RequestStatus.Approved, "b", "a", false)]
    [InlineData(RequestStatus.Refused, "a", "a", true), InlineData(RequestStatus.Refused, "a", "b", false)]
    [InlineData(RequestStatus.SentBack, "a", "a", true), InlineData(RequestStatus.SentBack, "a", "b", true)]
    [InlineData(RequestStatus.SentBack, "b", "b", false)]
    public void A_decision_is_on_what_was_submitted_and_seen(RequestStatus status, string seen, string now, bool holds)
    {
        var wanted = Approval with { Status = status, SeenDigest = Of(seen) };
        Assert.Equal(holds, IsDone(Submitted.Decide(Chief, wanted, Ground with { CurrentDigest = Of(now) })));
    }

    [Theory]
    [InlineData(RequestStatus.Draft), InlineData(RequestStatus.Submitted), InlineData(RequestStatus.Withdrawn)]
    public void What_is_no_decision_is_refused(RequestStatus status) =>
        Refused("いずれか", Submitted.Decide(Chief, Approval with { Status = status }, Ground));

    [Theory]
    [InlineData(RequestStatus.Approved, true), InlineData(RequestStatus.SentBack, true)]
    [InlineData(RequestStatus.ApprovedWithConditions, false), InlineData(RequestStatus.Refused, false)]
    public void A_report_is_received_or_sent_back(RequestStatus status, bool may) => Assert.Equal(
        may,
        Submitted.WhyNotDecided(
            Chief, Approval with { Status = status }, Ground with { Procedure = ReportOnly }) is null);

    [Theory]
    [InlineData(RequestStatus.Approved, "", false, "理由"), InlineData(RequestStatus.Refused, " ", false, "理由")]
    [InlineData(RequestStatus.SentBack, "", false, "理由")]
    [InlineData(RequestStatus.ApprovedWithConditions, "よい", false, "条件を書いて")]
    [InlineData(RequestStatus.Approved, "よい", true, "条件付承認を選んで")]
    public void Reason_and_conditions_fit_the_decision(
        RequestStatus status, string reason, bool conditions, string why) =>
        Refused(why, Submitted.Decide(
            Chief, Approval with { Status = status, Reason = reason, Conditions = conditions ? [Condition] : [] }, Ground));

    [Theory]
    [InlineData(4000, true), InlineData(4001, false)]
    public void Texts_have_an_end(int length, bool holds)
    {
        var text = new string('理', length);
        var wanted = Approval with { Status = RequestStatus.Refused, Reason = text };
        Assert.Equal(holds, IsDone(Submitted.Decide(Chief, wanted, Ground)));
    }

    [Theory]
    [InlineData(RequestStatus.Approved, "R1", "", false), InlineData(RequestStatus.Approved, "R1", "R1", true)]
    [InlineData(RequestStatus.Approved, "R1 R2", "R1", false), InlineData(RequestStatus.SentBack, "R1", "", true)]
    [InlineData(RequestStatus.Refused, "R1", "", true)]
    public void A_knock_out_left_is_approved_only_with_an_exception(
        RequestStatus status, string knockOuts, string excepted, bool holds)
    {
        var ground = Ground with { KnockOuts = [.. Ids(knockOuts)], Exceptions = Granted(excepted) };
        Assert.Equal(holds, IsDone(Submitted.Decide(Chief, Approval with { Status = status }, ground)));
    }

    private static ImmutableArray<ContentExceptionPart> Granted(string requirements) =>
        requirements.Length == 0 ? [] : [Exception([.. Ids(requirements)], Today, Today.AddYears(1))];

    private static string Of(string letter) => new(letter[0], 64);

    private static string[] Ids(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsDone(Outcome<Request> outcome) => outcome is Outcome<Request>.Done;

    private static void Refused(string reason, Outcome<Request> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<Request>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
