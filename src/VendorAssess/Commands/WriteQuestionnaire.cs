using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Commands;

/// <summary>
/// <c>write-questionnaire --policy P --facts F --out FILE [--groups AC,KM]</c>: the vendor workbook of a case;
/// <c>--all</c> instead of the facts: of the whole bank.
/// </summary>
public static class WriteQuestionnaire
{
    private const string All = "--all";
    private static readonly string[] Known = ["--policy", "--facts", "--out", "--groups"];

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        var options = Options.Read([.. arguments.Where(word => word != All)], Known, problems);
        var outFile = options.Require("--out", problems);
        if (Read(options, arguments.Contains(All), problems) is { } form && problems.Count == 0)
            Save(form, outFile, problems);
        foreach (var problem in problems)
            await terminal.Problems.WriteLineAsync(problem);
        return problems.Count == 0 ? 0 : Verbs.Refused;
    }

    private static VendorQuestionnaire? Read(Options options, bool all, List<string> problems)
    {
        var policyId = options.Require("--policy", problems);
        var factsFile = all ? options.Find("--facts") : options.Require("--facts", problems);
        if (problems.Count > 0 || Content.Load(problems) is not { } library)
            return null;
        if (JsonInput.FindPolicy(library, policyId, problems) is not { } policy)
            return null;
        var facts = factsFile is null ? Facts.Empty : JsonInput.Facts(policy, factsFile, problems);
        var scope = Scope(options.Find("--groups"), all, library.Bank, problems);
        return problems.Count > 0 ? null : Form(policy, library.Bank, facts, scope);
    }

    private static QuestionScope Scope(string? groups, bool all, QuestionBank bank, List<string> problems)
    {
        var scope = new QuestionScope(all, [.. (groups ?? "").Split(',', Split)]);
        problems.AddRange(scope.Unknown(bank).Select(name =>
            $"--groups: 区分 {name} はありません（{string.Join("、", bank.Groups.Select(g => g.Id))}）。"));
        return scope;
    }

    private const StringSplitOptions Split = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static VendorQuestionnaire Form(Policy policy, QuestionBank bank, Facts facts, QuestionScope scope) =>
        new(
            new FormIdentity(policy.Id, policy.Edition, bank.Id, bank.Edition, bank.Hash, Case: "", Candidate: ""),
            policy.Title,
            CaseTitle: "",
            Service: "",
            Provider: "",
            ReturnTo: "",
            Due: null,
            bank,
            scope.Of(bank, AskedQuestions.For(policy, bank, facts)),
            AnswerSet.Empty);

    private static void Save(VendorQuestionnaire form, string file, List<string> problems)
    {
        try
        {
            // Written whole before the file is touched: a failure leaves what was there.
            using var workbook = new MemoryStream();
            QuestionnaireWriter.Write(form, workbook);
            File.WriteAllBytes(file, workbook.ToArray());
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"--out: {file} に書けません。フォルダの有無と権限を確かめ、Excelで開いている場合は閉じてください。");
        }
    }
}
