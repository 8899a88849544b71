using System.Text.Json.Nodes;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Commands;

/// <summary><c>read-workbook FILE</c>: a filled vendor workbook as JSON (DESIGN §8).</summary>
public static class ReadWorkbook
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        var options = Options.Read(arguments, [], problems);
        if (options.Rest is not [var file])
            problems.Add("read-workbook FILE: 読み取る質問票のファイルを一つ指定してください。");
        else if (problems.Count == 0
            && Content.Load(problems) is { } library
            && Read(file, library.Bank, problems) is { } filled)
            await terminal.Result.WriteLineAsync(Json(filled).ToJsonString(EvaluationJson.Indented));
        foreach (var problem in problems)
            await terminal.Problems.WriteLineAsync(problem);
        return problems.Count == 0 ? 0 : Verbs.Refused;
    }

    private static FilledQuestionnaire? Read(string file, QuestionBank bank, List<string> problems)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var outcome = QuestionnaireReader.Read(stream, bank);
            if (outcome is Outcome<FilledQuestionnaire>.Refused(var reason))
                problems.Add($"{file}: {reason}");
            return outcome is Outcome<FilledQuestionnaire>.Done(var filled) ? filled : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file}: 読めません。ファイルの場所と権限を確かめてください。");
            return null;
        }
    }

    private static JsonObject Json(FilledQuestionnaire filled) => new()
    {
        ["answers"] = Object(filled.Answers, AnswerJson.Write),
        ["notes"] = Object(filled.Notes, text => JsonValue.Create(text)),
        ["evidence"] = Object(filled.Evidence, text => JsonValue.Create(text)),
        ["problems"] = new JsonArray([.. filled.Problems.Select(Json)]),
    };

    private static JsonNode Json(CellProblem problem) => new JsonObject
    {
        ["sheet"] = problem.Sheet,
        ["cell"] = problem.Cell,
        ["what"] = problem.What,
    };

    private static JsonObject Object<T>(IEnumerable<KeyValuePair<string, T>> values, Func<T, JsonNode> write) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)write(value.Value))));
}
