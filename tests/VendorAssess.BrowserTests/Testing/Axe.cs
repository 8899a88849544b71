using System.Text.Json;

namespace VendorAssess.BrowserTests.Testing;

/// <summary>axe-core over a page as it stands, run from outside so that the page's CSP stays on.</summary>
public static class Axe
{
    private const string Run =
        """
        () => axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          resultTypes: ['violations'],
        }).then(result => JSON.stringify(result.violations.map(v => ({
          rule: v.id, help: v.help, nodes: v.nodes.map(n => `${n.target.join(' ')} ${n.failureSummary}`)
        }))))
        """;

    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Folders.NodeModule("axe-core/axe.min.js")));

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        // The script's own value is a function, which no evaluation can hand out.
        await page.EvaluateAsync(Script.Value + ";undefined");
        var found = await page.EvaluateAsync<string>(Run);
        return [.. JsonSerializer.Deserialize<Violation[]>(found, JsonSerializerOptions.Web)!.Select(Line)];
    }

    private static string Line(Violation violation) =>
        $"{violation.Rule}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(3))}";

    private sealed record Violation(string Rule, string Help, string[] Nodes);
}
