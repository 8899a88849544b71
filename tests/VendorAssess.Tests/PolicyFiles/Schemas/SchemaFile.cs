using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VendorAssess.Tests.PolicyFiles.Schemas;

/// <summary>
/// A JSON Schema of <c>questionnaires/schema</c> and the part of the standard that it uses; a keyword that is not
/// understood here is an error, so that nothing in a schema goes unchecked.
/// </summary>
public sealed class SchemaFile(string name)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "definitions"];

    private static readonly string[] OfMaps =
        ["required", "properties", "patternProperties", "additionalProperties", "minProperties", "maxProperties"];

    private readonly JsonObject root = JsonNode.Parse(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "questionnaires", "schema", $"{name}.schema.json")))!.AsObject();

    /// <summary>A definition by its name; the schema itself under its own.</summary>
    public JsonObject Definition(string definition) =>
        root["definitions"]![definition]?.AsObject()
        ?? (definition == name ? root : throw new ArgumentException($"{name} lacks {definition}.", nameof(definition)));

    public IEnumerable<string> Definitions => root["definitions"]!.AsObject().Select(d => d.Key).Append(name);

    public IEnumerable<string> Properties(string definition) =>
        Definition(definition)["properties"]?.AsObject().Select(p => p.Key) ?? [];

    public IEnumerable<string> Words(string definition) =>
        Definition(definition)["enum"]!.AsArray().Select(w => w!.GetValue<string>());

    /// <summary>What is wrong with a value, each with its path; empty for a value that fits.</summary>
    public IEnumerable<string> Errors(JsonNode? value) => Errors(root, value, "");

    private IEnumerable<string> Errors(JsonObject schema, JsonNode? value, string path) =>
        schema.SelectMany(keyword => Errors(schema, keyword.Key, keyword.Value!, value, path));

    private IEnumerable<string> Errors(
        JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        _ when Annotations.Contains(keyword, StringComparer.Ordinal) => [],
        "$ref" => Errors(Definition(rule.GetValue<string>()["#/definitions/".Length..]), value, path),
        "allOf" => rule.AsArray().SelectMany(r => Errors(r!.AsObject(), value, path)),
        "anyOf" => Unless(rule.AsArray().Any(r => !Errors(r!.AsObject(), value, path).Any()), path, "fits none of anyOf"),
        "type" => Unless(Names(rule).Contains(TypeOf(value), StringComparer.Ordinal), path, $"is {TypeOf(value)}"),
        "enum" => Unless(rule.AsArray().Any(r => JsonNode.DeepEquals(r, value)), path, $"{value} is not in the list"),
        "pattern" => Unless(
            TypeOf(value) != "string" || Matches(rule.GetValue<string>(), value!.GetValue<string>()), path, "no match"),
        "items" when value is JsonArray list =>
            list.SelectMany((v, i) => Errors(rule.AsObject(), v, $"{path}/{i}")),
        "minItems" when value is JsonArray list => Unless(list.Count >= rule.GetValue<int>(), path, "too few items"),
        "items" or "minItems" => [],
        _ when !OfMaps.Contains(keyword, StringComparer.Ordinal) =>
            throw new NotSupportedException($"{name}: the keyword {keyword} at {path} is not checked."),
        _ => value is JsonObject map ? OfMap(schema, keyword, rule, map, path) : [],
    };

    private IEnumerable<string> OfMap(
        JsonObject schema, string keyword, JsonNode rule, JsonObject map, string path) => keyword switch
    {
        "required" => Names(rule).SelectMany(n => Unless(map.ContainsKey(n), path, $"{n} is missing")),
        "properties" => rule.AsObject().Where(p => map.ContainsKey(p.Key))
            .SelectMany(p => Errors(p.Value!.AsObject(), map[p.Key], $"{path}/{p.Key}")),
        "patternProperties" => rule.AsObject().SelectMany(p => map.Where(m => Matches(p.Key, m.Key))
            .SelectMany(m => Errors(p.Value!.AsObject(), m.Value, $"{path}/{m.Key}"))),
        "additionalProperties" => Additional(schema, rule, map, path),
        "minProperties" => Unless(map.Count >= rule.GetValue<int>(), path, "too few properties"),
        _ => Unless(map.Count <= rule.GetValue<int>(), path, "too many properties"),
    };

    private static IEnumerable<string> Unless(bool fits, string path, string error) => fits ? [] : [$"{path}: {error}"];

    private IEnumerable<string> Additional(JsonObject schema, JsonNode rule, JsonObject map, string path)
    {
        var named = schema["properties"]?.AsObject();
        var patterns = schema["patternProperties"]?.AsObject().Select(p => p.Key).ToList() ?? [];
        var others = map.Where(m => named?.ContainsKey(m.Key) != true && !patterns.Exists(p => Matches(p, m.Key)));
        return rule is JsonObject inner
            ? others.SelectMany(m => Errors(inner, m.Value, $"{path}/{m.Key}"))
            : others.Select(m => $"{path}: {m.Key} is not a property");
    }

    private static IEnumerable<string> Names(JsonNode rule) =>
        rule is JsonArray list ? list.Select(n => n!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string TypeOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            System.Text.Json.JsonValueKind.Number => "number",
            _ => "string",
        },
    };
}
