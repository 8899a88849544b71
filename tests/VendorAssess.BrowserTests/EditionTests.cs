using Npgsql;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using VendorAssess.Database.Own;
using VendorAssess.Features.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>The long page of a policy, the questions and the comparison of editions, on screen and on paper.</summary>
public sealed class EditionTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_policy_is_read_by_clause_requirement_decision_table_and_question()
    {
        var auditor = await SignedIn("kansa");
        await auditor.Open("/policies");
        await Expect(auditor.Page.GetByRole(AriaRole.Heading, new() { Name = "版", Exact = true })).ToBeVisibleAsync();
        await auditor.Look("policies-editions");

        await auditor.Open("/policies/sendai");
        await auditor.Follow("適用の決定表");
        await Expect(auditor.Page.GetByRole(AriaRole.Heading, new() { Name = "適用の決定表" })).ToBeInViewportAsync();
        var entry = auditor.Page.Locator("#S14");
        await entry.GetByRole(AriaRole.Link, new() { Name = "KM02" }).ClickAsync();
        await Expect(auditor.Page.Locator("#q-KM02")).ToBeInViewportAsync();
        await auditor.Page.Locator("#q-KM02").GetByRole(AriaRole.Link, new() { Name = "S14" }).ClickAsync();
        await Expect(entry).ToBeInViewportAsync();
        await auditor.Look("policy-whole");
        var paper = await auditor.Print("policy-whole.pdf");
        Assert.All((string[])["S01", "S34", "適用の決定表", "KM02"], part => Assert.Contains(part, paper, StringComparison.Ordinal));
        Assert.DoesNotContain("サインアウト", paper, StringComparison.Ordinal);

        await auditor.Open("/policies/questions");
        await auditor.Look("questions");
        await auditor.Open("/policies/sendai/compare");
        await auditor.Sees("比べられる版がまだありません");
        await auditor.Look("compare-nothing");

        await KeepOlder();
        await auditor.Open("/policies/kawaguchi/compare");
        await Expect(auditor.Page.Locator("#K56")).ToContainTextAsync("判定に関わる");
        await Expect(auditor.Page.Locator("#K24")).ToContainTextAsync("加わった");
        await auditor.Look("compare");
        await auditor.Open("/policies/questions/compare");
        await Expect(auditor.Page.Locator("#q-KM01")).ToContainTextAsync("通信の暗号化の方式を選んでください。");
        await auditor.Look("compare-questions");
        await auditor.Open("/policies");
        await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "令和4年4月1日施行" }).First.ClickAsync();
        await auditor.Sees("いま有効な版ではありません。");
        await auditor.Look("policy-older");
    }

    // As a start of the program kept what was in force before; these editions never were.
    private async Task KeepOlder()
    {
        using var moved = new MovedContent();
        var older = moved
            .With("policies/kawaguchi.yaml", "edition: 令和6年2月29日施行", "edition: 令和4年4月1日施行")
            .With("policies/kawaguchi.yaml", "  - id: K24\n", "  - id: K99\n")
            .With(
                "policies/kawaguchi.yaml",
                "applies: [{ cloud: true, confidentiality: [\"3\"] }]\n    met:\n      all:\n        - { KM02: a }",
                "applies: [{ cloud: true, confidentiality: [\"2\", \"3\"] }]\n    met:\n      all:\n        - { KM02: [a, b] }")
            .With("questions/_bank.yaml", "edition: 令和8年11月版", "edition: 令和7年4月版")
            .With("questions/KM.yaml", "通信を暗号化する方式をすべて選んでください。", "通信の暗号化の方式を選んでください。")
            .Read();
        using var server = App.JoinServer();
        await using var postgres = NpgsqlDataSource.Create(server.ConnectionString(ServerRoles.App, ServerRoles.Database));
        var editions = new Editions(older, hash => throw new InvalidOperationException(hash));
        await new KeepEditions(postgres, editions, TimeProvider.System).Run();
    }
}
