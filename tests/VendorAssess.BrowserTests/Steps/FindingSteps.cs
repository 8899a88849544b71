using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>What a reviewer does with findings that a computer cannot decide.</summary>
public static class FindingSteps
{
    private static readonly string[] Undecided = ["要確認", "要協議", "不適合", "一部適合"];

    /// <summary>The filter's box of a status, which also counts its findings.</summary>
    public static ILocator Status(this Visitor visitor, string status) =>
        visitor.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{status}") });

    /// <summary>The ids of the requirements that are not met, as the page names them.</summary>
    public static async Task<IReadOnlyList<string>> OpenRequirements(this Visitor visitor, int number, int candidate)
    {
        await visitor.Open($"/cases/{number}/candidates/{candidate}/findings");
        foreach (var status in Undecided)
            await visitor.Status(status).CheckAsync();
        await visitor.Press("絞り込む");
        return await visitor.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading, new() { Level = 3 })
            .GetByRole(AriaRole.Link).AllTextContentsAsync();
    }

    public static async Task Judge(
        this Visitor visitor, int number, int candidate, string requirement, string status, string reason)
    {
        await visitor.Open($"/cases/{number}/candidates/{candidate}/findings/{requirement}");
        await visitor.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^判断") })
            .SelectOptionAsync(new SelectOptionValue { Label = status });
        await visitor.Page.GetByLabel("理由").FillAsync(reason);
        await visitor.Press("判断を記録する");
        await visitor.Sees("審査者判断を記録しました。");
    }
}
