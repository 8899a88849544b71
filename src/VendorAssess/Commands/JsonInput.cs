using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Commands;

/// <summary>Reads facts.json and answers.json; every mistake becomes a line: file, place, what, what to do.</summary>
public static class JsonInput
{
    private const long MaxBytes = 16 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static Policy? FindPolicy(ContentLibrary library, string id, List<string> problems)
    {
        var policy = library.Policies.GetValueOrDefault(id);
        if (policy is null)
            problems.Add($"--policy: 対策基準 {id} はありません（{string.Join("、", library.Policies.Keys)}）。");
        return policy;
    }

    public static Facts Facts(Policy policy, string file, List<string> problems)
    {
        if (Open(file, problems) is not { } json)
            return Domain.Cases.Facts.Empty;
        var found = new List<string>();
        var facts = FactsJson.Read(policy, json, found);
        problems.AddRange(found.Select(f => $"{file}: {f}"));
        return facts;
    }

    public static AnswerSet Answers(QuestionBank bank, Policy policy, string file, List<string> problems)
    {
        if (Open(file, problems) is not { } json)
            return AnswerSet.Empty;
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{file}: {{\"設問番号\": 回答}} の形で書いてください。");
            return AnswerSet.Empty;
        }
        var answers = new List<Answer>();
        var records = new List<string>();
        foreach (var property in json.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
        {
            var found = new List<string>();
            if (policy.Records.Any(r => r.Id == property.Name))
                records.AddRange(property.Value.ValueKind == JsonValueKind.False ? [] : [property.Name]);
            else if (bank.Find(property.Name) is not { } question)
                found.Add("この番号の設問はありません。綴りを確かめてください。");
            else if (AnswerJson.Read(question, property.Value, found) is { } value)
                answers.Add(new Answer(question.Id, value));
            problems.AddRange(found.Select(f => $"{file}: {property.Name}: {f}"));
        }
        return AnswerSet.Of(answers, records);
    }

    private static JsonElement? Open(string file, List<string> problems)
    {
        try
        {
            if (new FileInfo(file).Length > MaxBytes)
            {
                problems.Add($"{file}: 大きすぎます（{MaxBytes / 1024 / 1024} MB まで）。");
                return null;
            }
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            var place = $"{file}:{broken.LineNumber + 1}:{broken.BytePositionInLine + 1}";
            problems.Add($"{place}: JSON として読めません。括弧とコンマを確かめてください。");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file}: 読めません。ファイルの場所と権限を確かめてください。");
        }
        return null;
    }
}
