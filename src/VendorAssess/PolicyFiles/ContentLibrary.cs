using System.Collections.Immutable;
using VendorAssess.Domain.Papers;
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
    /// <summary>Questionnaires of other schemes that vendors have filled already.</summary>
    public ImmutableArray<ForeignForm> ForeignForms { get; init; } = [];

    /// <summary>The library, or null when a mistake leaves none; every mistake is added to the problems.</summary>
    public static ContentLibrary? Load(string folder, List<Problem> problems)
    {
        var bankFiles = ContentFile.ReadAll(Path.Combine(folder, "questions"));
        var bankReader = new BankFiles(problems);
        if (bankReader.Read(bankFiles) is not { } bank)
            return null;
        var read = ContentFile.ReadAll(Path.Combine(folder, "policies"))
            .Select(file => ReadPolicy.From(file, bank, problems)).OfType<ReadPolicy>().ToList();
        foreach (var twice in read.GroupBy(p => p.Policy.Id, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(new Problem(twice.Places.Start, $"対策基準 {twice.Policy.Id} が 2 回あります。policy を変えてください。"));
        var policies = read.DistinctBy(p => p.Policy.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(p => p.Policy.Id, p => p.Policy, StringComparer.Ordinal);
        var reader = new ScenarioFile(bank, policies, problems);
        ImmutableArray<Scenario> scenarios =
            [.. ContentFile.ReadAll(Path.Combine(folder, "scenarios")).Select(reader.Read).OfType<Scenario>()];

        LibraryChecks.Questions(bank, policies.Values, bankReader.Places, problems);
        foreach (var (policy, places, _) in read)
            LibraryChecks.Requirements(policy, scenarios, places, problems);
        var forms = new ForeignFormFile(problems);
        return new ContentLibrary(bank, policies, scenarios, Files(bank, bankFiles, read))
        {
            ForeignForms = [.. ContentFile.ReadAll(Path.Combine(folder, "papers")).Select(forms.Read).OfType<ForeignForm>()],
        };
    }

    /// <summary>Mistakes of the scenarios: what came out otherwise than expected.</summary>
    public IEnumerable<Problem> FailedScenarios() =>
        from scenario in Scenarios
        from difference in scenario.Differences(scenario.Evaluate(Policies[scenario.Policy], Bank))
        select difference with
        {
            What = $"シナリオ「{scenario.Title}」: {difference.What}。対策基準か、シナリオの期待を直してください。",
        };

    private static ImmutableDictionary<string, IReadOnlyList<ContentFile>> Files(
        QuestionBank bank, IReadOnlyList<ContentFile> bankFiles, IEnumerable<ReadPolicy> policies)
    {
        var files = ImmutableDictionary.CreateBuilder<string, IReadOnlyList<ContentFile>>(StringComparer.Ordinal);
        files[bank.Hash] = bankFiles;
        foreach (var policy in policies)
            files[policy.Policy.Hash] = [policy.File];
        return files.ToImmutable();
    }

    private sealed record ReadPolicy(Policy Policy, Places Places, ContentFile File)
    {
        public static ReadPolicy? From(ContentFile file, QuestionBank bank, List<Problem> problems)
        {
            var reader = new PolicyFile(bank, problems);
            if (reader.Read(file) is not { } policy)
                return null;
            PolicyReview.Run(policy, bank, reader.Places, problems);
            return new ReadPolicy(policy, reader.Places, file);
        }
    }
}
