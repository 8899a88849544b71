using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

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
    ImmutableArray<string> Exceptions,
    ImmutableArray<string> EvidenceHashes)
{
    /// <summary>Null where there is none, so that the text of what was frozen before there were files stays the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ContentEvidence>? EvidenceFiles { get; init; }

    /// <summary>The form of the canonical text, so that an older one stays readable.</summary>
    public const string CurrentForm = "request-content-1";

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Indented, since people read it too.
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public string CanonicalText() => JsonSerializer.Serialize(this, Canonical);

    public static string Digest(string canonicalText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));

    /// <summary>What was frozen; a text of another form is a broken database.</summary>
    public static RequestContent Read(string canonicalText) =>
        JsonSerializer.Deserialize<RequestContent>(canonicalText, Canonical) is { Form: CurrentForm } content
            ? content
            : throw new InvalidOperationException($"The frozen text is not of the form {CurrentForm}.");

    public ContentFinding? FindFinding(string requirement) => Findings.FirstOrDefault(f => f.Id == requirement);

    public ContentOverride? FindOverride(string requirement) =>
        Overrides.FirstOrDefault(o => o.Requirement == requirement);
}
