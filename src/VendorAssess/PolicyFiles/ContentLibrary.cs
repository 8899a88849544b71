using System.Collections.Immutable;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;

namespace VendorAssess.PolicyFiles;

/// <summary>Everything in <c>questionnaires/</c>, read and checked once at start, immutable.</summary>
public sealed record ContentLibrary(
    QuestionBank Bank,
    ImmutableSortedDictionary<string, Policy> Policies,
    ImmutableArray<Scenario> Scenarios,
    ImmutableDictionary<string, IReadOnlyList<ContentFile>> FilesByHash)
{
    /// <summary>The library, or null when a mistake leaves none; every mistake is added to the problems.</summary>
    public static ContentLibrary? Load(string folder, List<Problem> problems)
    {
        var bankFiles = ContentFile.ReadAll(Path.Combine(folder, "questions"));
        if (new BankFiles(problems).Read(bankFiles) is not { } bank)
            return null;
        var files = ImmutableDictionary<string, IReadOnlyList<ContentFile>>.Empty.Add(bank.Hash, bankFiles);
        var policies = ImmutableSortedDictionary.CreateBuilder<string, Policy>(StringComparer.Ordinal);
        foreach (var file in ContentFile.ReadAll(Path.Combine(folder, "policies")))
        {
            var reader = new PolicyFile(bank, problems);
            if (reader.Read(file) is not { } policy)
                continue;
            PolicyReview.Run(policy, bank, reader.Places, problems);
            if (!policies.TryAdd(policy.Id, policy))
                problems.Add(new Problem(new Place(file.Name, 1, 1), $"対策基準 {policy.Id} が 2 回あります。"));
            files = files.SetItem(policy.Hash, [file]);
        }
        var scenarios = new ScenarioFile(bank, policies, problems);
        var read = ContentFile.ReadAll(Path.Combine(folder, "scenarios")).Select(scenarios.Read).OfType<Scenario>();
        return new ContentLibrary(bank, policies.ToImmutable(), [.. read], files);
    }

    /// <summary>Mistakes of the scenarios: what came out otherwise than expected.</summary>
    public IEnumerable<Problem> FailedScenarios() =>
        from scenario in Scenarios
        from difference in scenario.Differences(scenario.Evaluate(Policies[scenario.Policy], Bank))
        select new Problem(new Place(scenario.File, 1, 1), $"シナリオ「{scenario.Title}」: {difference}");
}
