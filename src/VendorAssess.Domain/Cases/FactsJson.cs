using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.Cases;

/// <summary>The shape of facts.json (DESIGN §8): levels under <c>axes</c>, everything else by its name.</summary>
public static class FactsJson
{
    public static Facts Read(Policy policy, JsonElement json, ICollection<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("facts は {…} の形で書いてください。");
            return Facts.Empty;
        }
        var facts = Facts.Empty;
        foreach (var property in json.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            facts = property.Name == "axes"
                ? ReadAxes(facts, policy, property.Value, problems)
                : ReadFact(facts, property.Name, property.Value, problems);
        }
        if (facts.Date("use_from") > facts.Date("use_until"))
            problems.Add("use_until: 利用の終わりが始まりより前です。");
        return facts;
    }

    /// <summary>Facts as they were saved; what the policy does not know any more is left out.</summary>
    public static Facts Parse(Policy policy, string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(policy, document.RootElement, []);
    }

    /// <summary>The canonical form: equal facts have equal texts.</summary>
    public static JsonObject Write(Facts facts)
    {
        var axes = new JsonObject();
        var json = new JsonObject { ["axes"] = axes };
        foreach (var (fact, values) in facts.Values)
        {
            if (FactCatalog.Find(fact) is not { } definition)
                axes[fact] = values[0];
            else
                json[fact] = WriteValues(definition.Kind, values);
        }
        return json;
    }

    private static JsonNode WriteValues(FactKind kind, ImmutableArray<string> values) => kind switch
    {
        FactKind.Flag => JsonValue.Create(values is ["true"]),
        FactKind.One or FactKind.Date => JsonValue.Create(values[0]),
        FactKind.Many => new JsonArray(
            [.. values.Order(StringComparer.Ordinal).Select(v => (JsonNode)JsonValue.Create(v))]),
    };

    private static Facts ReadAxes(Facts facts, Policy policy, JsonElement json, ICollection<string> problems)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add("axes: {\"分類軸\": \"段階\"} の形で書いてください。");
            return facts;
        }
        foreach (var property in json.EnumerateObject())
        {
            var level = Text(property.Value);
            if (policy.FindAxis(property.Name) is not { } axis)
                problems.Add($"axes.{property.Name}: この対策基準にない分類軸です（{List(policy.Axes.Select(a => a.Id))}）。");
            else if (axis.Levels.All(l => l.Id != level))
                problems.Add($"axes.{axis.Id}: 段階「{level}」はありません（{List(axis.Levels.Select(l => l.Id))}）。");
            else
                facts = facts.With(axis.Id, level!);
        }
        return facts;
    }

    private static Facts ReadFact(Facts facts, string name, JsonElement json, ICollection<string> problems)
    {
        if (FactCatalog.Find(name) is not { } definition)
        {
            problems.Add($"{name}: 知らない項目です（{List(FactCatalog.All.Select(f => f.Id))}）。");
            return facts;
        }
        if (ReadValues(definition, json) is { } values)
            return facts.With(name, values);
        problems.Add($"{name}: {Expected(definition)}");
        return facts;
    }

    private static string Expected(FactDefinition definition) => definition.Kind switch
    {
        FactKind.Flag => "true か false を書いてください。",
        FactKind.One => $"次のいずれかを書いてください（{List(definition.Values)}）。",
        FactKind.Many => $"次のものを一覧で書いてください（{List(definition.Values)}）。",
        FactKind.Date => "日付を 2026-11-21 の形で書いてください。",
    };

    private static ImmutableArray<string>? ReadValues(FactDefinition definition, JsonElement json)
    {
        switch (definition.Kind)
        {
            case FactKind.Flag:
                return json.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? [json.GetBoolean() ? "true" : "false"]
                    : null;
            case FactKind.One:
                return Text(json) is { } one && definition.Values.Contains(one) ? [one] : null;
            case FactKind.Date:
                return DateOnly.TryParseExact(Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                    DateTimeStyles.None, out _) ? [Text(json)!] : null;
            case FactKind.Many:
                var many = json.ValueKind == JsonValueKind.Array
                    ? json.EnumerateArray().Select(Text).ToList()
                    : [Text(json)];
                return many.All(v => v is not null && definition.Values.Contains(v))
                    ? [.. definition.Values.Where(many.Contains)]
                    : null;
            default:
                return null;
        }
    }

    private static string? Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    private static string List(IEnumerable<string> values) => string.Join("、", values);
}
