using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace VendorAssess.Domain.Packs;

public sealed record PackOrigin(string Installation, string By, DateTime ExportedAt);

public sealed record PackBank(string Id, string Edition, string Hash);

public sealed record PackService(string Provider, string Name, string Plan);

/// <summary>One answer as it stood there; the digest tells whether another installation asks the same question.</summary>
public sealed record PackAnswer(
    string Question, string QuestionDigest, string Text, JsonNode Value, string Note, string Evidence, DateOnly? AsOf,
    DateOnly? ValidUntil, string Source, int Revision, DateTime At, string By);

/// <summary>A file that backs an answer there; its bytes stay there.</summary>
public sealed record PackEvidence(string Question, string Sha256, string Kind, long Size, bool Confidential);

/// <summary>
/// A service's sheet to be taken to another installation (回答パック), of the shape of pack.schema.json. It is text only:
/// nothing in it is believed but what a person takes.
/// </summary>
public sealed record AnswerPack(
    string Schema, int Version, PackOrigin Origin, PackBank Bank, PackService Service, ImmutableArray<PackAnswer> Answers,
    ImmutableArray<PackEvidence> Evidence, string Digest)
{
    public const string SchemaName = "vendorassess-answer-pack";
    public const int CurrentVersion = 1;

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 16,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The canonical text, digest included; equal packs have equal texts.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Digest = DigestOf() }, Options);

    /// <summary>SHA-256 over the canonical text with an empty digest.</summary>
    public string DigestOf() => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this with { Digest = "" }, Options))));
}
