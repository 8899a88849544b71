using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

public class RequestRulesTests
{
    public static readonly TheoryData<string, bool> Drafters = new()
    {
        { "applicant", true }, { "manager", true }, { "officer", true },
        { "other officer", false }, { "chief", false }, { "both", true },
    };

    public static readonly TheoryData<string, bool> Submitters = new()
    {
        { "applicant", false }, { "manager", false }, { "officer", true },
        { "other officer", false }, { "chief", false }, { "both", true },
    };

    private static readonly Dictionary<string, Person> People = new()
    {
        ["applicant"] = Applicant, ["manager"] = Manager, ["officer"] = Officer,
        ["other officer"] = OtherOfficer, ["chief"] = Chief, ["both"] = Both,
    };

    [Theory, MemberData(nameof(Drafters))]
    public void Who_works_on_the_case_may_draft(string who, bool may)
    {
        Assert.Equal(may, Case.WhyNotDraftable(People[who], Due) is null);
        Assert.Equal(may, Draft.WhyNotEditable(People[who]) is null);
    }

    [Fact]
    public void Nothing_is_drafted_before_the_facts_lead_to_a_procedure() => Assert.Contains(
        "機密性が決まっていません",
        Case.WhyNotDraftable(Applicant, new("undetermined", "手続未定", "機密性が決まっていません", null)),
        StringComparison.Ordinal);

    [Theory, MemberData(nameof(Submitters))]
    public void Only_the_post_that_the_procedure_names_may_submit(string who, bool may) =>
        Assert.Equal(may, Draft.WhyNotSubmittable(People[who], ThePolicy, Full) is null);

    [Fact]
    public void A_procedure_that_names_nobody_takes_no_request() => Assert.Contains(
        "申請できません", Draft.WhyNotSubmittable(Officer, ThePolicy, Full with { Submits = [] }), StringComparison.Ordinal);

    [Fact]
    public void A_procedure_that_names_nobody_is_not_drafted_for() => Assert.Contains(
        "申請できません",
        Case.WhyNotDraftable(Applicant, Due with { Definition = Full with { Submits = [] } }), StringComparison.Ordinal);

    [Fact]
    public void A_closed_case_takes_no_request() => Assert.NotNull(
        (Draft with { Case = Case with { Stage = CaseStage.Closed } }).WhyNotSubmittable(Officer, ThePolicy, Full));

    [Theory, MemberData(nameof(AllBut), RequestStatus.Draft)]
    public void Only_a_draft_is_edited_and_submitted(RequestStatus status)
    {
        Assert.NotNull((Draft with { Status = status }).WhyNotEditable(Applicant));
        Assert.NotNull((Draft with { Status = status }).WhyNotSubmittable(Officer, ThePolicy, Full));
    }

    [Fact]
    public void A_submission_freezes_who_under_which_post_and_what() => Assert.Equal(
        Outcome.Done(Draft with
        {
            Status = RequestStatus.Submitted,
            SubmittedBy = Officer.Id,
            SubmittedPost = Officer.Posts[0].Id,
            Digest = Digest,
        }),
        Draft.Submit(Officer, Handed));

    [Fact]
    public void What_was_not_seen_is_not_submitted() => Refused(
        "内容が変わりました", Draft.Submit(Officer, Handed with { SeenDigest = new string('b', 64) }));

    [Theory]
    [InlineData("", "網", "2026-11-21", null, "申請の内容")]
    [InlineData(" ", "網", "2026-11-21", null, "申請の内容")]
    [InlineData("文", "", "2026-11-21", null, "ネットワーク")]
    [InlineData("文", "網", null, null, "始める日")]
    [InlineData("文", "網", "2026-11-21", "2026-11-20", "前です")]
    [InlineData("文", "網", "2026-11-21", "2026-11-21", null)]
    [InlineData("文", "網", "2026-11-21", null, null)]
    public void An_unfinished_request_is_not_submitted(
        string statement, string network, string? from, string? until, string? reason)
    {
        var whyNot = new RequestWords(statement, network, Day(from), Day(until)).WhyNotComplete();
        if (reason is null)
            Assert.Null(whyNot);
        else
            Assert.Contains(reason, whyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_may_be_unfinished_but_not_too_long()
    {
        Assert.Null(new RequestWords("", "", null, null).WhyNotStorable());
        Assert.Null((Words with { Statement = new string('あ', 4000) }).WhyNotStorable());
        Assert.NotNull((Words with { Statement = new string('あ', 4001) }).WhyNotStorable());
        Assert.NotNull((Words with { Network = new string('あ', 4001) }).WhyNotStorable());
    }

    [Fact]
    public void The_post_that_submitted_withdraws_whoever_holds_it()
    {
        Assert.Null(Submitted.WhyNotWithdrawable(Officer));
        Assert.Null(Submitted.WhyNotWithdrawable(Officer with { Id = 99 }));
        Assert.NotNull(Submitted.WhyNotWithdrawable(Officer with { Posts = [] }));
        Assert.NotNull(Submitted.WhyNotWithdrawable(Applicant));
        Assert.NotNull(Submitted.WhyNotWithdrawable(Chief));
    }

    [Fact]
    public void A_draft_is_taken_back_as_it_was_seen_and_not_once_it_was_submitted()
    {
        Assert.IsType<Outcome<Request>.Done>(Draft.Withdraw(Applicant, Draft.Version));
        Assert.IsType<Outcome<Request>.Refused>(Draft.Withdraw(Applicant, Draft.Version + 1));
        Assert.IsType<Outcome<Request>.Refused>(Submitted.Withdraw(Officer, Submitted.Version));
        Assert.IsType<Outcome<Request>.Done>(Submitted.Withdraw(Officer));
    }

    [Fact]
    public void Where_the_post_that_submitted_has_ended_another_one_of_the_case_that_could_submit_withdraws()
    {
        var left = Submitted with { Heirs = [Roles.Officer] };
        var successor = Officer with { Id = 98, Posts = [Officer.Posts[0] with { Id = 990 }] };
        Assert.NotNull(Submitted.WhyNotWithdrawable(successor));
        Assert.Equal(990, left.WithdrawingPost(successor)?.Id);
        Assert.Null(left.WhyNotWithdrawable(successor));
        Assert.NotNull(left.WhyNotWithdrawable(successor with { Posts = [successor.Posts[0] with { DepartmentId = 999 }] }));
        Assert.Contains("廃止された", left.WhyNotWithdrawable(Applicant), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Drafters))]
    public void Who_may_draft_may_drop_the_draft(string who, bool may) =>
        Assert.Equal(may, Draft.WhyNotWithdrawable(People[who]) is null);

    [Theory]
    [InlineData(RequestStatus.Approved), InlineData(RequestStatus.ApprovedWithConditions)]
    [InlineData(RequestStatus.SentBack), InlineData(RequestStatus.Refused), InlineData(RequestStatus.Withdrawn)]
    public void What_is_decided_is_not_withdrawn(RequestStatus status) =>
        Refused("取り下げられます", (Submitted with { Status = status }).Withdraw(Officer));

    public static TheoryData<RequestStatus> AllBut(RequestStatus status) =>
        [.. Enum.GetValues<RequestStatus>().Where(s => s != status)];

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);

    private static void Refused(string reason, Outcome<Request> outcome) =>
        Assert.Contains(reason, Assert.IsType<Outcome<Request>.Refused>(outcome).Reason, StringComparison.Ordinal);
}
