using System.Collections.Immutable;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;

namespace VendorAssess.Domain.Requests;

public enum RequestStatus
{
    Draft, Submitted, Approved, ApprovedWithConditions, SentBack, Refused, Withdrawn,
}

/// <summary>What the rules need to know of a request (ネットワーク利用申請).</summary>
/// <param name="OtherDeciders">People besides those in whose name it was submitted who could decide, then or today.</param>
public sealed record Request(
    int Id,
    CaseStanding Case,
    RequestStatus Status,
    int Version,
    int DraftedBy,
    int? SubmittedBy,
    string? Digest,
    int? SubmittedPost = null,
    int OtherDeciders = 0)
{
    public Askers Askers { get; init; } = Askers.None;

    /// <summary>Where the post that submitted has ended: the roles of the case's posts that may take it back instead.</summary>
    public ImmutableArray<string> Heirs { get; init; } = [];

    public Origin Origin => new(SubmittedBy, SubmittedPost, OtherDeciders, Askers);
}

public static class RequestStatusWords
{
    /// <summary>What may come of a submitted request; a report is only taken note of, or asked for anew.</summary>
    public static IEnumerable<RequestStatus> Decisions(string procedure) => procedure == Procedures.Report
        ? [RequestStatus.Approved, RequestStatus.SentBack]
        : [RequestStatus.Approved, RequestStatus.ApprovedWithConditions, RequestStatus.SentBack, RequestStatus.Refused];

    public static bool IsApproval(this RequestStatus status) =>
        status is RequestStatus.Approved or RequestStatus.ApprovedWithConditions;

    public static string Label(this RequestStatus status) => status switch
    {
        RequestStatus.Draft => "作成中",
        RequestStatus.Submitted => "審査待ち",
        RequestStatus.Approved => "承認",
        RequestStatus.ApprovedWithConditions => "条件付承認",
        RequestStatus.SentBack => "差戻し",
        RequestStatus.Refused => "不承認",
        RequestStatus.Withdrawn => "取下げ",
    };

    /// <summary>The same in the words of the procedure: a report is received, not approved.</summary>
    public static string Label(this RequestStatus status, string procedure) => (status, procedure) switch
    {
        (RequestStatus.Submitted, Procedures.Report) => "受理待ち",
        (RequestStatus.Approved, Procedures.Report) => "受理",
        _ => status.Label(),
    };

    /// <summary>What is handed in: a report where the policy asks for no more.</summary>
    public static string Noun(string procedure) => procedure == Procedures.Report ? "報告" : "申請";
}
