using System.Net;
using AngleSharp.Html.Dom;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.Policies;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Cases;

/// <summary>Every policy delivered carries a case through all its pages, whatever axes, networks and roles it has.</summary>
[Trait("Runs", "once")]
public sealed class EveryPolicyTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly string[] Pages =
    [
        "", "/edit", "/requirements", "/facts", "/what-if", "/candidates", "/answers", "/candidates/1/answers",
        "/candidates/1/findings", "/comparison", "/specification", "/request",
    ];

    private static readonly string[] Workbooks =
        ["/candidates/1/questionnaire.xlsx", "/candidates/1/summary.xlsx", "/specification.xlsx", "/comparison.xlsx"];

    private static readonly string[] Choices = ["lowest", "highest", "nothing"];

    /// <summary>Each policy with every fact at its lowest choice, at its highest, and with nothing said.</summary>
    public static TheoryData<string, string> Cases =>
        [.. from id in Town.Content.Policies.Keys from chosen in Choices select (id, chosen)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_case_under_it_is_begun_and_all_its_pages_and_workbooks_open(string id, string chosen)
    {
        var policy = Town.Content.Policies[id];
        using var browser = await host.SignedIn();

        var path = await Begin(browser, policy, chosen);

        foreach (var page in Pages)
        {
            using var response = await browser.Get(path + page);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{page}: {response.StatusCode}");
        }
        foreach (var workbook in Workbooks)
        {
            using var response = await browser.Get(path + workbook);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{workbook}: {response.StatusCode}");
            Assert.True((await response.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("PK"u8), workbook);
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_requirement_that_applies_is_explained_on_its_own_page(string id, string chosen)
    {
        using var browser = await host.SignedIn();
        var path = await Begin(browser, Town.Content.Policies[id], chosen);

        var findings = await browser.Page($"{path}/candidates/1/findings");

        var links = findings.Links.OfType<IHtmlAnchorElement>()
            .Select(l => l.PathName).Where(l => l.Contains("/findings/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            using var response = await browser.Get(link);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{link}: {response.StatusCode}");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Its_own_facts_tried_again_make_no_difference(string id, string chosen)
    {
        using var browser = await host.SignedIn();
        var path = await Begin(browser, Town.Content.Policies[id], chosen);
        var form = await PlainForm.On(browser, $"{path}/what-if", "この内容で比べる");

        var page = await browser.Page(form.AsAddress());

        Assert.Contains("いまは案件の内容と同じです", page.QuerySelector(".applied")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".applied-list li, .applied .banner"));
    }

    private static async Task<string> Begin(Browser browser, Policy policy, string chosen)
    {
        var form = await PlainForm.On(browser, $"/cases/new?policy={policy.Id}", "案件を作る");
        form.With("Form.Title", $"{policy.Id} {chosen}").With("Form.Purpose", "窓口の混雑を減らす");
        foreach (var fact in policy.Facts)
        {
            var choices = policy.ChoicesOf(fact);
            form.With($"facts.{fact.Id}", chosen switch
            {
                "lowest" when !choices.IsEmpty => choices[0].Value,
                "highest" when !choices.IsEmpty => choices[^1].Value,
                _ => AskedFacts.Undecided,
            });
        }
        var path = await form.Saved(browser);
        var service = $"{policy.Id} {chosen} {Guid.NewGuid():N}";
        (string, string)[] candidate = [("Form.Provider", "株式会社試験"), ("Form.Service", service)];
        using var added = await browser.Submit($"{path}/candidates", "登録して候補に加える", candidate);
        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        return path;
    }
}
