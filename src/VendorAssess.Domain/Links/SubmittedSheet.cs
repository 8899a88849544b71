using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VendorAssess.Domain.Links;

/// <summary>An answer as it was handed in; the value is the canonical text of answers.json.</summary>
public sealed record SubmittedAnswer(
    string Question, int Revision, string Value, string Note, string Evidence, DateOnly? AsOf, DateOnly? ValidUntil);

/// <summary>Who hands in, and in which capacity.</summary>
public sealed record Declarant(string Company, string Name, string Title);

/// <summary>
/// All that a vendor hands in; evidence by question and SHA-256. Its canonical text is the same for equal content.
/// </summary>
public sealed record SubmittedSheet(
    string Form, string Service, string Provider, string Policy, string PolicyEdition, string BankHash,
    ImmutableArray<string> Groups, Declarant By, string Statement, ImmutableArray<SubmittedAnswer> Answers,
    ImmutableArray<string> Unanswered, ImmutableArray<string> Evidence)
{
    /// <summary>The form of the canonical text, so that an older one stays readable.</summary>
    public const string CurrentForm = "answer-submission-1";

    /// <summary>What the vendor declares; part of what is frozen.</summary>
    public const string Declaration =
        "この回答は、提出の時点で事実と相違ありません。内容が変わったときは、速やかに市へ知らせます。";

    private static readonly JsonSerializerOptions Canonical = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Indented, since people read it too.
        WriteIndented = true,
        NewLine = "\n",
    };

    public string CanonicalText() => JsonSerializer.Serialize(this, Canonical);

    public static string Digest(string canonicalText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));

    /// <summary>Tells whether answers and evidence are still those that were on the screen.</summary>
    public string AnswersDigest() => Digest(JsonSerializer.Serialize(new { Answers, Evidence }, Canonical));
}

/// <summary>The button that hands in, with what was on the screen.</summary>
public sealed record SubmissionForm(
    string Name, string Title, bool Declared, bool KnowsUnanswered, string SeenDigest)
{
    public const int LongestName = 100;

    public string? WhyNot(SubmittedSheet sheet) => this switch
    {
        _ when string.IsNullOrWhiteSpace(Name) => "提出する人の氏名を書いてください。",
        _ when string.IsNullOrWhiteSpace(Title) => "部署・役職を書いてください。",
        { Name.Length: > LongestName } or { Title.Length: > LongestName } =>
            $"氏名と部署・役職は、それぞれ {LongestName} 文字までで書いてください。",
        { Declared: false } => "申告の内容を確かめて、チェックを入れてください。",
        _ when SeenDigest != sheet.AnswersDigest() =>
            "画面を開いた後に回答が変わりました。今の内容を確かめてから、もう一度提出してください。",
        { KnowsUnanswered: false } when !sheet.Unanswered.IsEmpty =>
            $"答えていない設問が {sheet.Unanswered.Length} 問あります。このまま提出するときは、チェックを入れてください。",
        _ => null,
    };
}
