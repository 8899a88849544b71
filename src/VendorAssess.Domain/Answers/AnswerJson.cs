using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>The shape of answers.json (DESIGN §8), the same for the terminal, the database and the digest.</summary>
public static class AnswerJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The canonical text of a value; equal values have equal texts.</summary>
    public static string Text(AnswerValue value) => Write(value).ToJsonString(Options);

    public static JsonNode Write(AnswerValue value) => value switch
    {
        AnswerValue.Pending => JsonValue.Create("unknown"),
        AnswerValue.NotApplicable(var reason) => new JsonObject { ["na"] = reason },
        AnswerValue.Given { Fields: var fields } when fields.Count == 1 && fields.ContainsKey(Field.MainName) =>
            Write(fields[Field.MainName]),
        AnswerValue.Given given => new JsonObject(
            given.Fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Write(f.Value)))),
        _ => throw new InvalidOperationException($"Unknown answer {value.GetType().Name}."),
    };

    public static JsonNode Write(FieldValue value) => value switch
    {
        FieldValue.Letters { Values: [var only] } => JsonValue.Create(only),
        FieldValue.Letters letters => Strings(letters.Values),
        FieldValue.Number number => JsonValue.Create(Shortest(number.Value)),
        FieldValue.Day day => JsonValue.Create(day.Value.ToString("yyyy-MM-dd", null)),
        FieldValue.Words words => JsonValue.Create(words.Value),
        FieldValue.Countries countries => Strings(countries.Codes),
        FieldValue.Rows rows => new JsonArray([.. rows.Values.Select(WriteRow)]),
        _ => throw new InvalidOperationException($"Unknown value {value.GetType().Name}."),
    };

    /// <summary>Reads the answer to a question; problems are words for the person who wrote it.</summary>
    public static AnswerValue? Read(Question question, JsonElement json, ICollection<string> problems)
    {
        if (json.ValueKind == JsonValueKind.String && json.GetString() is "unknown" or "確認中")
            return new AnswerValue.Pending();
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("na", out var reason))
            return ReadNotApplicable(reason, problems);

        var fields = json.ValueKind == JsonValueKind.Object
            ? ReadParts(question, json, problems)
            : ReadBare(question, json, problems);
        return fields.Count > 0 ? new AnswerValue.Given(fields) : null;
    }

    private static AnswerValue.NotApplicable? ReadNotApplicable(JsonElement reason, ICollection<string> problems)
    {
        if (reason.ValueKind == JsonValueKind.String && reason.GetString() is { } text && text.Trim().Length > 0)
            return new AnswerValue.NotApplicable(text);
        problems.Add("該当なし（na）には理由が要ります。");
        return null;
    }

    private static ImmutableSortedDictionary<string, FieldValue> ReadParts(
        Question question, JsonElement json, ICollection<string> problems)
    {
        var fields = NoFields.ToBuilder();
        foreach (var part in json.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            if (question.FieldNamed(part.Name) is not { } field)
            {
                problems.Add($"「{part.Name}」という項目はありません（{string.Join("、", question.Fields.Select(f => f.Name))}）。");
            }
            else if (FieldJson.Read(field, part.Value, out var why) is { } value)
                fields[part.Name] = value;
            else
                problems.Add($"{part.Name}: {why}");
        }
        return fields.ToImmutable();
    }

    // A value that is not of the main kind may be one of the parts: 30 for «b, after 30 days».
    private static ImmutableSortedDictionary<string, FieldValue> ReadBare(
        Question question, JsonElement json, ICollection<string> problems)
    {
        if (FieldJson.Read(question.Main, json, out var why) is { } value)
            return NoFields.Add(Field.MainName, value);
        foreach (var part in question.Parts.Where(p => p.Type is not (FieldType.Text or FieldType.File)))
        {
            if (FieldJson.Read(part, json, out _) is { } partValue)
                return NoFields.Add(part.Name, partValue);
        }
        problems.Add(why);
        return NoFields;
    }

    private static readonly ImmutableSortedDictionary<string, FieldValue> NoFields =
        ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal);

    private static JsonArray Strings(ImmutableArray<string> values) =>
        new([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);

    private static JsonObject WriteRow(ImmutableSortedDictionary<string, FieldValue> row) =>
        new(row.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)Write(c.Value))));

    // Dividing by one with many decimals drops trailing zeros, so 30.0 and 30 are the same text.
    private static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;
}
