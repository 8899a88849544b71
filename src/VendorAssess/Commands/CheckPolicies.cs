using VendorAssess.PolicyFiles;

namespace VendorAssess.Commands;

/// <summary><c>check-policies [DIR]</c>: reads all content, runs all scenarios, names every mistake with its place.</summary>
public static class CheckPolicies
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        var folder = arguments is [var given, ..] ? given : Content.Folder;
        if (!Directory.Exists(folder))
        {
            await terminal.Problems.WriteLineAsync($"{folder}: フォルダがありません。questionnaires のフォルダを指定してください。");
            return Verbs.Refused;
        }
        var problems = new List<Problem>();
        var library = ContentLibrary.Load(folder, problems);
        // Scenarios are only worth running on policies that were read whole.
        if (library is not null && !problems.Exists(IsMistake))
            problems.AddRange(library.FailedScenarios());
        foreach (var problem in problems)
            await terminal.Problems.WriteLineAsync(problem.ToString());
        if (problems.Exists(IsMistake) || library is null)
            return Verbs.Refused;
        foreach (var policy in library.Policies.Values)
        {
            var scenarios = library.Scenarios.Count(s => s.Policy == policy.Id);
            await terminal.Result.WriteLineAsync(
                $"{policy.Id}\t{policy.Title}\t{policy.EditionWithStandards}\t要件 {policy.Requirements.Length}\tシナリオ {scenarios}");
        }
        return 0;
    }

    private static bool IsMistake(Problem problem) => !problem.IsNotice;
}
