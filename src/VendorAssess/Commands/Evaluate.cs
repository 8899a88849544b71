using System.Globalization;
using System.Text.Json;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Commands;

/// <summary><c>evaluate --policy P --facts F --answers A [--as-of D]</c>: the evaluation as JSON (DESIGN §8).</summary>
public static class Evaluate
{
    private static readonly string[] Known = ["--policy", "--facts", "--answers", "--as-of"];

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        if (Read(arguments, problems) is { } context && problems.Count == 0)
        {
            var result = Domain.Evaluation.Evaluate.Candidate(context);
            await terminal.Result.WriteLineAsync(EvaluationJson.Write(result).ToJsonString(EvaluationJson.Indented));
            return 0;
        }
        foreach (var problem in problems)
            await terminal.Problems.WriteLineAsync(problem);
        return Verbs.Refused;
    }

    private static Context? Read(string[] arguments, List<string> problems)
    {
        var options = Options.Read(arguments, Known, problems);
        var policyId = options.Require("--policy", problems);
        var factsFile = options.Require("--facts", problems);
        var asOf = AsOf(options.Find("--as-of"), problems);
        if (problems.Count > 0 || Content.Load(problems) is not { } library)
            return null;
        if (JsonInput.FindPolicy(library, policyId, problems) is not { } policy)
            return null;
        var facts = JsonInput.Facts(policy, factsFile, problems);
        var answers = options.Find("--answers") is { } file
            ? JsonInput.Answers(library.Bank, policy, file, problems)
            : AnswerSet.Empty;
        return new Context(policy, library.Bank, facts, answers, asOf);
    }

    private static DateOnly AsOf(string? text, List<string> problems)
    {
        if (text is null)
            return Today(TimeProvider.System);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add($"--as-of: 「{text}」は日付ではありません。2026-11-21 の形で指定してください。");
        return default;
    }

    private static DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
            clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")).DateTime);
}
