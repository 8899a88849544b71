using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Soundness;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Every slip of the pen in a row of a policy turns at least one scenario red.</summary>
public class MutantsTests
{
    private static readonly ContentLibrary Content = Town.Content;

    public static TheoryData<string> Policies => [.. Content.Policies.Keys];

    [Theory, MemberData(nameof(Policies))]
    public void Every_mutant_is_caught_by_a_scenario(string id)
    {
        var policy = Content.Policies[id];
        var proofs = Content.Scenarios.Where(s => s.Policy == id).Select(s => new Proof(s, policy)).ToList();
        var judged = policy.Requirements
            .SelectMany(new Mutants(policy, Content.Bank).Of)
            .Select(m => (Mutant: m, How: proofs.FirstOrDefault(p => p.Catches(m))?.Scenario.File ?? Uncaught(m, policy)))
            .ToList();

        Lists.Write($"mutants-{id}.txt", judged.Select(j => $"{j.Mutant.Original.Id}\t{j.Mutant.Change}\t{j.How}"));
        Assert.True(judged.Count(j => j.How.EndsWith(".yaml", StringComparison.Ordinal)) >= 30);
        Assert.Empty(judged.Where(j => j.How == Survives).Select(j => $"{j.Mutant.Original.Id} {j.Mutant.Change}"));
    }

    private const string Survives = "SURVIVES";

    // What no case and no answer can tell from the original is no slip of the pen.
    private static string Uncaught(Mutant mutant, Policy policy) =>
        Equivalence.Holds(mutant.Original, mutant.Changed, policy, Content.Bank) ? "no case tells them apart" : Survives;

    private sealed class Proof(Scenario scenario, Policy policy)
    {
        private readonly Context context = new(
            policy, Content.Bank, scenario.Facts.Completed(policy), scenario.Answers, scenario.AsOf);

        public Scenario Scenario => scenario;

        public bool Catches(Mutant mutant) =>
            scenario.Statuses.TryGetValue(mutant.Original.Id, out var expected)
            && Judge.Requirement(mutant.Changed, context).Status.Label() != expected;
    }
}
