using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.PolicyFiles;

/// <summary>Every row of the four policies is a requirement under its own number, proven by scenarios.</summary>
public class RowsTests
{
    private static readonly ContentLibrary Content = Town.Content;

    [Fact]
    public void Every_row_has_its_requirement_and_a_scenario_that_expects_something_of_it()
    {
        var rows = Rows().Select(row => (
            row.Id,
            Requirement: Content.Policies.GetValueOrDefault(row.Policy)?.FindRequirement(row.Id),
            Scenarios: Content.Scenarios
                .Where(s => s.Policy == row.Policy && s.Statuses.ContainsKey(row.Id))
                .Select(s => s.File.Replace(".yaml", "", StringComparison.Ordinal)).ToList())).ToList();

        Lists.Write("rows.txt", rows.Select(r =>
            $"{r.Id}\t{r.Requirement?.Title ?? "NO REQUIREMENT"}\t{string.Join(' ', r.Scenarios)}"));
        Assert.Equal(117, rows.Count);
        Assert.Empty(rows.Where(r => r.Requirement is null).Select(r => r.Id));
        Assert.Empty(rows.Where(r => r.Scenarios.Count == 0).Select(r => r.Id));
    }

    private static IEnumerable<(string Id, string Policy)> Rows()
    {
        using var lines = new StreamReader(typeof(RowsTests).Assembly.GetManifestResourceStream("rows.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(' ') is [var id, var policy])
                yield return (id, policy);
        }
    }
}
