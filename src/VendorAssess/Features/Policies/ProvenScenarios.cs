using System.Collections.Concurrent;
using System.Collections.Immutable;
using VendorAssess.Domain.Evaluation;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Policies;

/// <summary>What came of a scenario: procedure, verdict, what ruled out, and what was expected otherwise.</summary>
public sealed record ProvenScenario(
    Scenario Scenario, string Procedure, Verdict Verdict, ImmutableArray<string> KnockOuts,
    ImmutableArray<string> Differences);

/// <summary>The scenarios of the editions in force, run once for each policy: the content does not change any more.</summary>
public sealed class ProvenScenarios(ContentLibrary content)
{
    private readonly ConcurrentDictionary<string, Lazy<ImmutableArray<ProvenScenario>>> run = new(StringComparer.Ordinal);

    public ImmutableArray<ProvenScenario> Of(string policy) =>
        content.Policies.ContainsKey(policy) ? run.GetOrAdd(policy, id => new(() => Run(id))).Value : [];

    private ImmutableArray<ProvenScenario> Run(string policy) =>
        [.. content.Scenarios.Where(s => s.Policy == policy).Select(Run)];

    private ProvenScenario Run(Scenario scenario)
    {
        var result = scenario.Evaluate(content.PolicyOf(scenario), content.Bank);
        return new ProvenScenario(
            scenario, result.Procedure.Title, result.Verdict,
            [.. result.KnockOuts.Select(f => f.Requirement.Id)],
            [.. scenario.Differences(result).Select(d => d.What)]);
    }
}
