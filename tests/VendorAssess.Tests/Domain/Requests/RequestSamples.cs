using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Requests;
using static VendorAssess.Tests.Domain.Samples;

namespace VendorAssess.Tests.Domain.Requests;

/// <summary>A 課 (1) below a 部 (2), another 部 (3), the chief's division (4), and requests of the 課.</summary>
public static class RequestSamples
{
    public static readonly CaseStanding Case = new(7, CaseStage.Considering, [1, 2]);

    public static readonly Person Applicant = Holder(11, 1, Roles.Applicant);
    public static readonly Person Manager = Holder(12, 1, Roles.Manager);
    public static readonly Person Officer = Holder(13, 2, Roles.Officer);
    public static readonly Person OtherOfficer = Holder(14, 3, Roles.Officer);
    public static readonly Person Chief = Holder(15, 4, Roles.Chief);
    public static readonly Person Both = new(16, "both", [.. Officer.Posts, .. Chief.Posts]);

    public static readonly string Digest = new('a', 64);

    public static readonly Procedure Full = ThePolicy.Procedures.Single(p => p.Id == "full");
    public static readonly Procedure ReportOnly = ThePolicy.Procedures.Single(p => p.Id == "report");
    public static readonly DueProcedure Due = new(Full.Id, Full.Title, "機密性3", Full);

    public static readonly Policy Lenient =
        ThePolicy with { SamePerson = ThePolicy.SamePerson with { Rule = SamePerson.WithReason } };

    public static readonly RequestWords Words = new("予約に使う", "インターネット接続系から", Today, Today.AddYears(1));

    public static readonly Request Draft = new(1, Case, RequestStatus.Draft, 1, Applicant.Id, null, null);

    public static readonly Request Submitted = new(
        1, Case, RequestStatus.Submitted, 2, Applicant.Id, Officer.Id, Digest, Officer.Posts[0].Id);

    public static readonly Submission Handed = new(ThePolicy, Due, Words, Digest, Digest);

    public static readonly WantedDecision Approval = new(RequestStatus.Approved, "要件を満たす", [], Digest, "");

    public static readonly WantedCondition Condition = new("暗号化する", Today.AddDays(30), Manager.Posts[0].Id);

    public static readonly DecisionGround Ground = new(ThePolicy, Full, Digest, [], [])
    {
        Posts = [.. Applicant.Posts, .. Manager.Posts, .. Officer.Posts], Today = Today,
    };

    public static ContentExceptionPart Exception(ImmutableArray<string> requirements, DateOnly from, DateOnly until) =>
        new(1, requirements, "事情", "代わりの措置", from, until, null, "CISO", from, "やむを得ない", Digest);

    private static Person Holder(int id, int department, string role) =>
        new(id, role, [new Post(id * 10, department, $"所属{department}", role, role)]);
}
