using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using VendorAssess.Domain.Cases;

namespace VendorAssess.Domain.Requests;

/// <summary>
/// All that a decision rests on (DESIGN §4). Its canonical text is the same for equal content, and reading the text
/// gives back the whole, with no look at today's questions, policy or answers.
/// </summary>
public sealed record RequestContent(
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
    ImmutableArray<ContentExceptionPart> Exceptions,
    ImmutableArray<string> EvidenceHashes,
    ImmutableArray<ContentAdvice> Advice,
    ImmutableArray<ContentCondition> Conditions,
    ImmutableArray<string> UsedBy)
{
    /// <summary>Null where there is none, so that the text of what was frozen before there were files stays the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ContentEvidence>? EvidenceFiles { get; init; }

    /// <summary>Null where there is none, and in what was frozen before the notes were part of the content.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ContentNote>? Notes { get; init; }

    /// <summary>The form of the canonical text, so that an older one stays readable.</summary>
    public const string CurrentForm = "request-content-3";

    /// <summary>The form before: the same without the city's notes beside the answers.</summary>
    public const string SecondForm = "request-content-2";

    /// <summary>In its own form: what an older form does not hold is not in its text.</summary>
    public string CanonicalText() =>
        Form == FirstContent.FormName ? CanonicalJson.Write(FirstContent.Of(this)) : CanonicalJson.Write(this);

    public static string Digest(string canonicalText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));

    /// <summary>What was frozen; a text of another form is a broken database.</summary>
    public static RequestContent Read(string canonicalText) => CanonicalJson.FormOf(canonicalText) switch
    {
        CurrentForm or SecondForm => CanonicalJson.Read<RequestContent>(canonicalText),
        FirstContent.FormName => CanonicalJson.Read<FirstContent>(canonicalText).Whole(),
        var form => throw new InvalidOperationException($"The frozen text is of an unknown form: {form}."),
    };

    /// <summary>The requirements that an 例外措置 is granted for.</summary>
    [JsonIgnore]
    public ImmutableHashSet<string> Excepted => [.. Exceptions.SelectMany(e => e.Requirements)];

    public Facts HeldFacts() => Facts.Aggregate(Cases.Facts.Empty, (facts, f) => facts.With(f.Id, f.Values));

    public ContentFinding? FindFinding(string requirement) => Findings.FirstOrDefault(f => f.Id == requirement);

    public ContentOverride? FindOverride(string requirement) =>
        Overrides.FirstOrDefault(o => o.Requirement == requirement);
}
