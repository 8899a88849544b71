using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace VendorAssess.Domain.Requests;

/// <summary>What a request says beside the evaluation.</summary>
public sealed record RequestWords(string Statement, string Network, DateOnly? UseFrom, DateOnly? UseUntil);

/// <summary>The case and candidate as the decider shall see them.</summary>
public sealed record RequestSubject(
    int Case, string Title, string Purpose, string Department, int Candidate, string Service, string Plan,
    string Provider);

/// <summary>A record of the city's own with the text that stood at that moment.</summary>
public sealed record HeldRecord(string Id, int Revision, string Content);

// Each part keeps the words shown beside the ids: it is read when questions, policy and answers have moved on.

public sealed record ContentPolicy(
    string Id, string Title, string Edition, string Hash, string BankEdition, string BankHash);

public sealed record ContentProcedure(string Id, string Title, string Why, string Clause, ImmutableArray<string> Steps);

/// <summary>The verdict as computed, and with knock-outs and open items (requirement ids) after 審査者判断.</summary>
public sealed record ContentResult(
    string Computed,
    string Decided,
    decimal? Score,
    decimal Coverage,
    string Rule,
    ImmutableArray<string> KnockOuts,
    ImmutableArray<string> Open);

public sealed record ContentFact(string Id, string Label, ImmutableArray<string> Values, string Shown);

public sealed record ContentAnswer(
    string Question,
    string Text,
    JsonNode Value,
    string Shown,
    int Revision,
    string Note,
    string Evidence,
    DateOnly? AsOf,
    DateOnly? ValidUntil,
    string From);

public sealed record ContentRecord(string Id, string Label, int Revision, string Text);

public sealed record ContentFinding(
    string Id, string Clause, string Strength, string Title, string Status, string Applies, string Why);

/// <summary>What the city noted beside an answer of the vendor.</summary>
public sealed record ContentNote(string Question, string Label, int Revision, string Text, string By);

/// <summary>A file that backs an answer; its hash stands among those of the content too.</summary>
public sealed record ContentEvidence(string Question, string Name, string Sha256, long Size, bool Confidential);

/// <summary>助言 or 協議 that was given before.</summary>
public sealed record ContentAdvice(
    int Number, string Label, string Asked, string AskedBy, DateOnly AskedOn, string Given, string GivenBy,
    DateOnly GivenOn);

/// <summary>An 例外措置 that is granted, with the digest of what was asked for.</summary>
public sealed record ContentExceptionPart(
    int Number,
    ImmutableArray<string> Requirements,
    string Reason,
    string Measures,
    DateOnly From,
    DateOnly Until,
    DateOnly? TakenOn,
    string GrantedBy,
    DateOnly GrantedOn,
    string Why,
    string Digest);

/// <summary>A condition of an earlier approval of the same candidate, and how it stands.</summary>
public sealed record ContentCondition(int Check, int Request, string Text, DateOnly Due, string Responsible, string Standing);

public sealed record ContentOverride(string Requirement, string Status, string Reason, string By, int Revision);
