using VendorAssess.Features.Policies;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Policies;

public class ProvenScenariosTests
{
    [Fact]
    public void Scenarios_are_run_once_for_a_policy_and_come_out_as_expected()
    {
        var proven = new ProvenScenarios(Town.Content);
        var first = proven.Of("kosai");
        Assert.Equal(Town.Content.Scenarios.Count(s => s.Policy == "kosai"), first.Length);
        Assert.All(first, s => Assert.Empty(s.Differences));
        Assert.Same(first[0], proven.Of("kosai")[0]);
        Assert.Empty(proven.Of("elsewhere"));
    }

    [Fact]
    public void What_came_out_otherwise_is_told()
    {
        var scenario = Town.Content.Scenarios.First(s => s.Policy == "kosai" && !s.Statuses.IsEmpty);
        var wrong = scenario with { Statuses = scenario.Statuses.SetItem(scenario.Statuses.Keys.First(), "適合") };
        var proven = new ProvenScenarios(Town.Content with { Scenarios = [wrong] });
        Assert.Contains("期待 適合", Assert.Single(Assert.Single(proven.Of("kosai")).Differences), StringComparison.Ordinal);
    }
}
