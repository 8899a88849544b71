using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Commands;

/// <summary>An evaluation in the shape of DESIGN §8.</summary>
public static class EvaluationJson
{
    public static readonly JsonSerializerOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static JsonObject Write(CandidateEvaluation result) => new()
    {
        ["policy"] = result.Context.Policy.Id,
        ["edition"] = result.Context.Policy.Edition,
        ["asOf"] = result.Context.AsOf.ToString("yyyy-MM-dd", null),
        ["procedure"] = new JsonObject
        {
            ["id"] = result.Procedure.Id,
            ["title"] = result.Procedure.Title,
            ["why"] = result.Procedure.Why,
        },
        ["verdict"] = result.Verdict.Label(),
        ["score"] = new JsonObject
        {
            ["value"] = Rounded(result.Score.Value),
            ["coverage"] = Rounded(result.Score.Coverage),
            ["rule"] = result.Score.Rule,
        },
        ["knockOuts"] = Strings(result.KnockOuts.Select(f => f.Requirement.Id)),
        ["missingStandards"] = Strings(result.Context.Policy.MissingStandards.Select(s => s.Name)),
        ["requirements"] = new JsonArray([.. result.Findings.Select(Write)]),
    };

    private static JsonNode Write(Finding finding) => new JsonObject
    {
        ["id"] = finding.Requirement.Id,
        ["clause"] = finding.Requirement.Clause,
        ["trust"] = finding.Requirement.Trust.Label(),
        ["strength"] = finding.Requirement.Strength.Label(),
        ["status"] = finding.Status.Label(),
        ["weight"] = finding.Weight,
        ["credit"] = finding.Credit,
        ["why"] = finding.Summary,
        ["unanswered"] = Strings(finding.Unanswered),
    };

    // Twelve decimals keep the sum of the parts equal to the score within any reader's tolerance.
    private static JsonNode? Rounded(decimal? value) =>
        value is { } number ? JsonValue.Create(Math.Round(number, 12)) : null;

    private static JsonArray Strings(IEnumerable<string> values) =>
        new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);
}
