using System.Net;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Policies;

public sealed class PolicyPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    public static TheoryData<string> Delivered => [.. Town.Content.Policies.Keys];

    [Theory, MemberData(nameof(Delivered))]
    public async Task A_policy_shows_all_that_its_file_holds(string id)
    {
        using var browser = await host.SignedIn("kansa");
        var policy = Town.Content.Policies[id];

        var page = await browser.Page($"/policies/{id}");

        Assert.Equal(policy.Requirements.Select(r => r.Id), page.QuerySelectorAll(".requirement-entry").Select(e => e.Id));
        var shown = page.QuerySelector("main")!.TextContent;
        string[] wanted =
        [
            .. policy.Axes.SelectMany(a => a.Levels).Select(l => l.Criteria),
            .. policy.Segments.Select(s => s.Label),
            .. policy.Roles.Select(r => r.Title),
            .. policy.Procedures.Select(p => p.Why),
            .. policy.MissingStandards.Select(s => s.Name),
            .. policy.Records.Select(r => r.Label),
            .. policy.Requirements.SelectMany(r => r.Contract.Append(r.Text).Append(r.Specification)),
            .. policy.Requirements.SelectMany(r => r.Asks),
            .. policy.Requirements.SelectMany(r => r.Remarks).SelectMany(r => r.Readings.Append(r.Chosen)),
        ];
        Assert.All(wanted, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        Assert.DoesNotContain("（）", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_nobody_can_submit_says_so()
    {
        using var browser = await host.SignedIn();
        var procedures = (await browser.Page("/policies/kosai")).QuerySelector("section[aria-labelledby=procedures]")!;
        Assert.Contains("この製品では申請できません", procedures.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(procedures.QuerySelectorAll("dt"), t => t.TextContent == "決める職");
    }

    [Theory, MemberData(nameof(Delivered))]
    public async Task Every_scenario_stands_there_with_its_result(string id)
    {
        using var browser = await host.SignedIn();

        var page = await browser.Page($"/policies/{id}");

        var rows = page.QuerySelectorAll("section[aria-labelledby=scenarios] tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(Town.Content.Scenarios.Count(s => s.Policy == id), rows.Count);
        Assert.All(rows, r => Assert.Contains("期待どおり", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_that_is_not_installed_is_not_found()
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get("/policies/elsewhere");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("/policies/kawaguchi", (await browser.Page("/policies")).Links.Select(l => l.GetAttribute("href")));
    }
}
