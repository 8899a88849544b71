using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace VendorAssess.Domain.Requests;

/// <summary>
/// The first form of a request's content. It stays readable, and what was handed in under it can still be compared with
/// the case of today. 例外措置 had no procedure then, so the list of their names was always empty.
/// </summary>
public sealed record FirstContent(
    string Form,
    RequestSubject Subject,
    RequestWords Words,
    ContentPolicy Policy,
    ContentProcedure Procedure,
    ContentResult Result,
    ImmutableArray<ContentFact> Facts,
    ImmutableArray<ContentAnswer> Answers,
    ImmutableArray<ContentRecord> Records,
    ImmutableArray<ContentFinding> Findings,
    ImmutableArray<ContentOverride> Overrides,
    ImmutableArray<string> Exceptions,
    ImmutableArray<string> EvidenceHashes)
{
    public const string FormName = "request-content-1";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ContentEvidence>? EvidenceFiles { get; init; }

    public static FirstContent Of(RequestContent content) => new(
        FormName, content.Subject, content.Words, content.Policy, content.Procedure, content.Result, content.Facts,
        content.Answers, content.Records, content.Findings, content.Overrides, [], content.EvidenceHashes)
    {
        EvidenceFiles = content.EvidenceFiles,
    };

    public RequestContent Whole() => new(
        FormName, Subject, Words, Policy, Procedure, Result, Facts, Answers, Records, Findings, Overrides, [],
        EvidenceHashes, [], [], [])
    {
        EvidenceFiles = EvidenceFiles,
    };
}
