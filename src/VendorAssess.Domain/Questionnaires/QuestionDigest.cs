using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VendorAssess.Domain.Answers;

namespace VendorAssess.Domain.Questionnaires;

/// <summary>Tells whether two editions ask the same: by the wording and by what can be answered, not by guidance.</summary>
public static class QuestionDigest
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public static string Of(Question question)
    {
        var asked = new JsonObject
        {
            ["id"] = question.Id,
            ["text"] = question.Text,
            ["main"] = Write(question.Main),
            ["parts"] = new JsonArray([.. question.Parts.Select(Write)]),
        };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked.ToJsonString(AnswerJson.Options))));
    }

    public static bool AsksTheSame(this Question question, Question other) => Of(question) == Of(other);

    private static JsonNode Write(Field field) => new JsonObject
    {
        ["name"] = field.Name,
        ["label"] = field.Label,
        ["type"] = field.Type.ToString(),
        ["unit"] = field.Unit,
        ["choices"] = new JsonObject(field.Choices.Select(c => KeyValuePair.Create(c.Letter, (JsonNode?)c.Text))),
        ["columns"] = new JsonArray([.. field.Columns.Select(Write)]),
    };
}
