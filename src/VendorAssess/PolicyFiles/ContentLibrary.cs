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

    /// <summary>The policies that have registered standards, as they are without them: what most scenarios prove.</summary>
    public ImmutableDictionary<string, Policy> WithoutStandards { get; init; } = ImmutableDictionary<string, Policy>.Empty;

    /// <summary>The library, or null when a mistake leaves none; every mistake is added to the problems.</summary>
    public static ContentLibrary? Load(string folder, List<Problem> problems)
    {
        var bankFiles = ContentFile.ReadAll(Path.Combine(folder, "questions"));
        var bankReader = new BankFiles(problems);
        if (bankReader.Read(bankFiles) is not { } bank)
            return null;
        var standards = new StandardFiles(folder);
        var read = ContentFile.ReadAll(Path.Combine(folder, "policies"))
            .Select(file => ReadPolicy.From(file, standards, bank, problems)).OfType<ReadPolicy>().ToList();
        standards.CheckTaken(read.Select(p => p.Policy.Id), problems);
        foreach (var twice in read.GroupBy(p => p.Policy.Id, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            problems.Add(new Problem(twice.Places.Start, $"対策基準 {twice.Policy.Id} が 2 回あります。policy を変えてください。"));
        var policies = read.DistinctBy(p => p.Policy.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(p => p.Policy.Id, p => p.Policy, StringComparer.Ordinal);
        var without = Without(read, bank);
        var reader = new ScenarioFile(bank, policies, without, problems);
        ImmutableArray<Scenario> scenarios =
            [.. ContentFile.ReadAll(Path.Combine(folder, "scenarios")).Select(reader.Read).OfType<Scenario>()];

        LibraryChecks.Questions(bank, policies.Values, bankReader.Places, problems);
        foreach (var (policy, places, _) in read)
            LibraryChecks.Requirements(policy, scenarios, places, problems);
        var forms = new ForeignFormFile(problems);
        return new ContentLibrary(bank, policies, scenarios, Files(bank, bankFiles, read))
        {
            WithoutStandards = without,
            ForeignForms = [.. ContentFile.ReadAll(Path.Combine(folder, "papers")).Select(forms.Read).OfType<ForeignForm>()],
        };
    }

    /// <summary>The policy that a scenario speaks of: with the registered standards or without.</summary>
    public Policy PolicyOf(Scenario scenario) =>
        !scenario.Registered && WithoutStandards.TryGetValue(scenario.Policy, out var without)
            ? without
            : Policies[scenario.Policy];

    /// <summary>Mistakes of the scenarios: what came out otherwise than expected.</summary>
    public IEnumerable<Problem> FailedScenarios() =>
        from scenario in Scenarios
        from difference in scenario.Differences(scenario.Evaluate(PolicyOf(scenario), Bank))
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
            files[policy.Policy.Hash] = policy.Files;
        return files.ToImmutable();
    }

    // What is wrong in the policy's own file has been told while it was read with its standards.
    private static ImmutableDictionary<string, Policy> Without(IEnumerable<ReadPolicy> read, QuestionBank bank) =>
        read.Where(p => p.Files.Length > 1)
            .Select(p => new PolicyFile(bank, []).Read(p.Files[0]))
            .OfType<Policy>()
            .DistinctBy(p => p.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(p => p.Id, StringComparer.Ordinal);

    private sealed record ReadPolicy(Policy Policy, Places Places, ImmutableArray<ContentFile> Files)
    {
        public static ReadPolicy? From(
            ContentFile file, StandardFiles standards, QuestionBank bank, List<Problem> problems)
        {
            var reader = new PolicyFile(bank, problems);
            var registered = standards.For(file);
            if (reader.Read(file, registered) is not { } policy)
                return null;
            PolicyReview.Run(policy, bank, reader.Places, problems);
            return new ReadPolicy(policy, reader.Places, [file, .. registered]);
        }
    }
}
