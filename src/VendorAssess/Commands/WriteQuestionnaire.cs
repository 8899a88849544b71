using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;

namespace VendorAssess.Commands;

/// <summary><c>write-questionnaire --policy P --facts F --out FILE</c>: the vendor workbook of a case.</summary>
public static class WriteQuestionnaire
{
    private static readonly string[] Known = ["--policy", "--facts", "--out"];

    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var problems = new List<string>();
        var options = Options.Read(arguments, Known, problems);
        var outFile = options.Require("--out", problems);
        if (Read(options, problems) is { } form && problems.Count == 0)
            Save(form, outFile, problems);
        foreach (var problem in problems)
            await terminal.Problems.WriteLineAsync(problem);
        return problems.Count == 0 ? 0 : Verbs.Refused;
    }

    private static VendorQuestionnaire? Read(Options options, List<string> problems)
    {
        var policyId = options.Require("--policy", problems);
        var factsFile = options.Require("--facts", problems);
        if (problems.Count > 0 || Content.Load(problems) is not { } library)
            return null;
        if (JsonInput.FindPolicy(library, policyId, problems) is not { } policy)
            return null;
        var facts = JsonInput.Facts(policy, factsFile, problems);
        return problems.Count > 0 ? null : Form(policy, library.Bank, facts);
    }

    private static VendorQuestionnaire Form(Policy policy, QuestionBank bank, Facts facts) =>
        new(
            new FormIdentity(policy.Id, policy.Edition, bank.Id, bank.Edition, bank.Hash, Case: "", Candidate: ""),
            policy.Title,
            CaseTitle: "",
            Service: "",
            Provider: "",
            ReturnTo: "",
            Due: null,
            bank,
            VendorQuestionnaire.Askable(AskedQuestions.For(policy, bank, facts)),
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
