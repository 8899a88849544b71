using System.Collections.Immutable;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Mails;

namespace VendorAssess.Features.Answers.Links;

/// <summary>A link with what it is for. Of the case it holds what a questionnaire says of it too, and nothing more.</summary>
public sealed record LinkRow(
    int Id, int RootId, int? ParentId, int CaseId, int Candidate, int SheetId, string Groups, string Company,
    string Recipient, string Address, string Contact, string Message, DateOnly Due, DateOnly ExpiresOn, bool CaseClosed,
    bool Opened, bool Answered, bool Revoked, bool Submitted, DateTime CreatedAt, DateTime? SeenAt, string Case,
    string Department, string Service, string Plan, string Provider)
{
    public AnswerLink Link => new(
        Id, ParentId is not null, GroupIds, Due, ExpiresOn, CaseClosed, Opened, Answered, Revoked, Submitted);

    public ImmutableArray<string> GroupIds => [.. Groups.Split(',')];

    public string ServiceName => $"{Service} {Plan}".TrimEnd();
}

/// <summary>A hand-in as it is shown; the reason of a reopening is for both sides to read.</summary>
public sealed record SubmissionRow(
    int Number, string Company, string Name, string Title, int Unanswered, string Digest, DateTime At,
    DateTime? ReopenedAt, string ReopenedReason);

/// <summary>A file that was given by the link or one of its sub-links, unless it was withdrawn.</summary>
public sealed record LinkFileRow(int Id, string Question, string Name, long Size, string Sha256, bool Confidential, DateTime At);

/// <summary>One of the mails about a link, and how far it came.</summary>
public sealed record LinkMailRow(
    string Kind, string ToAddress, DateTime CreatedAt, int Attempts, DateTime? SentAt, DateTime? GivenUpAt,
    DateTime? DroppedAt, string LastError)
{
    public MailState State => this switch
    {
        { SentAt: not null } => MailState.Sent,
        { GivenUpAt: not null } => MailState.GivenUp,
        { DroppedAt: not null } => MailState.Dropped,
        _ => MailState.Waiting,
    };
}
