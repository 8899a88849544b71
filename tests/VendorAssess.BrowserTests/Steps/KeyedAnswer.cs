using System.Text.Json.Nodes;
using VendorAssess.BrowserTests.Testing;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>
/// One question answered by keys from where <c>Alt+N</c> leads: its first input, or the first choice. What the keys say is
/// given back as the JSON that the answer has to be stored as.
/// </summary>
public sealed class KeyedAnswer(Visitor visitor, Question question)
{
    public const string Reason = "仕組みの上で、当てはまることがない。";
    public const string Words = "手順書の第3章に定めている。";

    /// <summary>確認中: from a text one goes back to the ways of answering first.</summary>
    public async Task<JsonNode> Pending()
    {
        await ToStates();
        await visitor.Keys("2");
        return JsonValue.Create("unknown");
    }

    public async Task<JsonNode> NotApplicable()
    {
        await ToStates();
        await visitor.Keys("3", "Tab");
        await visitor.Type(Reason);
        return new JsonObject { ["na"] = Reason };
    }

    public async Task<JsonNode> Given()
    {
        var value = await Main();
        if (question.Parts.IsEmpty)
            return value;
        var fields = new JsonObject { [Field.MainName] = value };
        foreach (var part in question.Parts)
        {
            var first = part.Type == FieldType.Table ? $".0.{part.Columns[0].Name}" : "";
            await visitor.TabTo($"[name='{question.Id}.{part.Name}{first}']");
            fields[part.Name] = await Fill(part);
        }
        return fields;
    }

    private async Task<JsonNode> Main()
    {
        if (!question.Main.HasChoices)
            return await Fill(question.Main);
        var several = question.Main.Type == FieldType.Multiple;
        var letters = question.Main.Choices.Select(c => c.Letter).Take(several ? 2 : 1).ToArray();
        await visitor.Keys(question.Main.Type == FieldType.YesNo ? ["y"] : letters);
        return letters is [var only] ? JsonValue.Create(only) : new JsonArray([.. letters.Select(l => (JsonNode)l)]);
    }

    private async Task<JsonNode> Fill(Field field)
    {
        switch (field.Type)
        {
            case FieldType.Table:
                return new JsonArray(await Row(field));
            case FieldType.Countries:
                await Country("日本");
                await visitor.Type("、");
                await Country("アメリカ合");
                return new JsonArray("JP", "US");
            case FieldType.Single or FieldType.YesNo or FieldType.Multiple:
                await visitor.Keys(await visitor.IsIn("select") ? "ArrowDown" : "Space");
                return JsonValue.Create(field.Choices[0].Letter);
            case FieldType.Number:
                await visitor.Type("３０");
                return JsonValue.Create(30);
            case FieldType.Date:
                await visitor.Type("R13.3.31");
                return JsonValue.Create("2031-03-31");
            default:
                await visitor.Type(Words);
                return JsonValue.Create(Words);
        }
    }

    private async Task<JsonObject> Row(Field table)
    {
        var row = new JsonObject();
        foreach (var column in table.Columns)
        {
            if (row.Count > 0)
                await visitor.Keys("Tab");
            row[column.Name] = await Fill(column);
        }
        return row;
    }

    // A name is typed without its end, and taken from the list.
    private async Task Country(string beginning)
    {
        await visitor.Type(beginning[..^1]);
        await visitor.Keys("ArrowDown", "Enter");
    }

    private async Task ToStates()
    {
        if (!await visitor.IsIn("[type=radio], [type=checkbox]"))
            await visitor.Keys("Shift+Tab");
    }
}
