using VendorAssess.BrowserTests.Testing;
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

        await auditor.Open("/policies/questions");
        await auditor.Look("questions");
        await auditor.Open("/policies/sendai/compare");
        await auditor.Sees("比べられる版がまだありません");
        await auditor.Look("compare-nothing");
    }
}
