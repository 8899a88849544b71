using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.Domain.Answers;

/// <summary>Reads one field of answers.json by its type; null with the reason when the value does not fit.</summary>
public static class FieldJson
{
    public static FieldValue? Read(Field field, JsonElement json, out string why)
    {
        why = Expected(field);
        return field.Type switch
        {
            FieldType.Single or FieldType.Multiple => ReadLetters(field, Strings(json)),
            FieldType.YesNo => ReadYesNo(field, json),
            FieldType.Number => ReadNumber(json),
            FieldType.Date => json.ValueKind == JsonValueKind.String ? FieldText.Day(json.GetString()!) : null,
            FieldType.Text or FieldType.File => ReadWords(json),
            FieldType.Countries => Strings(json) is { } names ? FieldText.Countries(names) : null,
            FieldType.Table => ReadTable(field, json),
        };
    }

    private static string Expected(Field field) => field.Type switch
    {
        FieldType.Single => $"選択肢の文字（{Letters(field)}）を 1 つ書いてください。",
        FieldType.Multiple => $"選択肢の文字（{Letters(field)}）を 1 つ、又は一覧で書いてください。",
        FieldType.YesNo => "はい・いいえ（a・b、true・false も可）で書いてください。",
        FieldType.Number => "数値で書いてください。",
        FieldType.Date => "日付（2027-03-31、令和9年3月31日など）で書いてください。",
        FieldType.Text or FieldType.File => "文章で書いてください。",
        FieldType.Countries => "国を ISO 3166 の符号（JP など）又は国名で書いてください。",
        FieldType.Table => $"表の行を、列（{string.Join("、", field.Columns.Select(c => c.Name))}）で書いてください。",
    };

    private static string Letters(Field field) => string.Join("、", field.Choices.Select(c => c.Letter));

    private static FieldValue.Letters? ReadLetters(Field field, IReadOnlyList<string>? letters)
    {
        if (letters is null || letters.Count == 0 || (field.Type == FieldType.Single && letters.Count > 1))
            return null;
        // «all» is short for every choice, as in scenario files.
        if (field.Type == FieldType.Multiple && letters is ["all"])
            return new FieldValue.Letters([.. field.Choices.Select(c => c.Letter)]);
        return letters.All(l => field.ChoiceText(l) is not null)
            ? new FieldValue.Letters([.. field.Choices.Select(c => c.Letter).Where(letters.Contains)])
            : null;
    }

    private static FieldValue.Letters? ReadYesNo(Field field, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => new FieldValue.Letters(["a"]),
        JsonValueKind.False => new FieldValue.Letters(["b"]),
        JsonValueKind.String => FieldText.YesNo(json.GetString()!),
        JsonValueKind.Array => ReadLetters(field with { Type = FieldType.Single }, Strings(json)),
        _ => null,
    };

    private static FieldValue.Number? ReadNumber(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetDecimal(out var number) => new FieldValue.Number(number),
        JsonValueKind.String => FieldText.Number(json.GetString()!),
        _ => null,
    };

    // A number where a text is asked (「30」) is a text; nothing is lost by taking it.
    private static FieldValue.Words? ReadWords(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String when json.GetString() is { Length: > 0 } text => new FieldValue.Words(text),
        JsonValueKind.Number => new FieldValue.Words(json.GetRawText()),
        JsonValueKind.Array when Strings(json) is { Count: > 0 } lines => new FieldValue.Words(string.Join("、", lines)),
        _ => null,
    };

    private static FieldValue? ReadTable(Field table, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return ReadWords(json);
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
            return null;
        var rows = json.EnumerateArray().Select(r => ReadRow(table, r)).ToList();
        return rows.Any(r => r is null) ? null : new FieldValue.Rows([.. rows.Select(r => r!)]);
    }

    private static ImmutableSortedDictionary<string, FieldValue>? ReadRow(Field table, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var row = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        foreach (var cell in json.EnumerateObject().Where(c => c.Value.ValueKind != JsonValueKind.Null))
        {
            var column = table.Columns.FirstOrDefault(c => c.Name == cell.Name);
            if (column is null || Read(column, cell.Value, out _) is not { } value)
                return null;
            row[cell.Name] = value;
        }
        return row.ToImmutable();
    }

    private static List<string>? Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array when json.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            [.. json.EnumerateArray().Select(e => e.GetString()!)],
        _ => null,
    };
}
