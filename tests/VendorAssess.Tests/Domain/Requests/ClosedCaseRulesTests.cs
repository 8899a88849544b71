using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using static VendorAssess.Tests.Domain.Requests.RequestSamples;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

/// <summary>What had begun before a case was closed goes no further; each rule has its sentence, and none when it is open.</summary>
public class ClosedCaseRulesTests
{
    private static readonly Policy Policy = ThePolicy with
    {
        Exceptions = new("第10-4", "第10-4(2)", [Roles.Manager], [Roles.Ciso], [], []),
    };

    private static readonly Person Ciso = new(20, "ciso", [new Post(200, 9, "市長部局", Roles.Ciso, "CISO")]);

    private static readonly Dictionary<string, Func<CaseStanding, string?>> Rules = new(StringComparer.Ordinal)
    {
        ["decide"] = c => (Submitted with { Case = c }).WhyNotDecidable(Chief, ThePolicy, Full),
        ["ask in review"] = c => (Submitted with { Case = c }).WhyNotReviewable(Chief, ThePolicy, Full),
        ["answer in review"] = c => (Submitted with { Case = c }).WhyNotAnswerable(Applicant),
        ["take back"] = c => (Submitted with { Case = c }).WhyNotWithdrawable(Officer),
        ["take a draft back"] = c => (Draft with { Case = c }).WhyNotWithdrawable(Applicant),
        ["submit"] = c => (Draft with { Case = c }).WhyNotSubmittable(Officer, ThePolicy, Full),
        ["decide on an exception"] = c => Asked(c).WhyNotDecidable(Ciso, Policy),
        ["take an exception back"] = c => Asked(c).WhyNotWithdrawable(Manager),
        ["record an excepted use"] = c => new RecordableExceptionUse(
            Asked(c) with { Status = ExceptionStatus.Granted }, Policy, Full with { OnlyByException = true }, Today, Today, null)
            .WhyNot(Manager),
        ["record a check"] = c => new DatedCheck(1, c.Stage, Manager.Posts[0].Id, "管理者", Today, IsDone: false, 0)
            .WhyNotRecordable(Manager),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory, MemberData(nameof(Names))]
    public void What_had_begun_goes_on_only_while_the_case_is_open(string rule)
    {
        Assert.Null(Rules[rule](Case));
        Assert.Contains("この案件は終了しています", Rules[rule](Case with { Stage = CaseStage.Closed }), StringComparison.Ordinal);
    }

    private static ExceptionRequest Asked(CaseStanding standing) =>
        new(1, standing, ExceptionStatus.Asked, null, Digest, Manager.Id, Manager.Posts[0].Id);
}
