using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Where the four policies are easily misread, the content holds the reading, and a scenario or remark shows it.</summary>
public class TrapsTests
{
    private static readonly ContentLibrary Content = Town.Content;

    public static TheoryData<string, string, string, string[]> Traps()
    {
        var data = new TheoryData<string, string, string, string[]>();
        using var lines = new StreamReader(typeof(TrapsTests).Assembly.GetManifestResourceStream("traps.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var trap, var policy, var how, .. var what])
                data.Add(trap, policy, how, what);
        }
        return data;
    }

    [Theory, MemberData(nameof(Traps))]
    public void The_content_holds_the_reading(string trap, string policyId, string how, string[] what)
    {
        var policy = Content.Policies[policyId];
        Assert.True(how switch
        {
            "scenario" => IsExpected(policyId, what[0], what[1..]),
            "remark" => policy.FindRequirement(what[0])!.Remarks.Any(r => r.Readings.Length > 1 && r.Chosen.Length > 0),
            "standard" => policy.MissingStandards.Any(s => s.Name == what[0]),
            "edition" => policy.Edition.Length > 0,
            _ => false,
        }, trap);
    }

    [Fact]
    public void Each_of_the_seventeen_has_something_that_shows_it()
    {
        var traps = Traps().Select(row => row.Data).ToList();
        Lists.Write("traps.txt", traps.Select(t => $"{t.Item1}\t{t.Item2}\t{t.Item3}\t{string.Join(' ', t.Item4)}"));
        Assert.Equal(17, traps.Select(t => t.Item1).Distinct(StringComparer.Ordinal).Count());
    }

    // That the scenario comes out as it expects is a test of its own.
    private static bool IsExpected(string policy, string name, string[] statuses)
    {
        var scenario = Content.Scenarios.Single(s => s.File == $"{name}.yaml");
        return scenario.Policy == policy && statuses.Length > 0 && statuses.All(expected =>
            expected.Split('=') is [var id, var status] && scenario.Statuses.GetValueOrDefault(id) == status);
    }
}
