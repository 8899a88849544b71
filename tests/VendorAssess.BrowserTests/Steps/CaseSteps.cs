using System.Globalization;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>What the 担当者 does before anybody answers: the case, its facts, its candidates.</summary>
public static class CaseSteps
{
    /// <summary>What is chosen for 住民の連絡先 on a SaaS, as (question, choice).</summary>
    public static readonly (string Fact, string Choice)[] ResidentContacts =
    [
        ("契約の形", "約款に特約又は覚書を加える"),
        ("情報の機密性", "機密性3"),
        ("個人情報の取扱い", "取り扱う"),
        ("利用するネットワーク", "インターネット接続系"),
    ];

    public static ILocator Fact(this Visitor visitor, string fact, string choice) =>
        visitor.Page.GetByRole(AriaRole.Group, new() { Name = fact, Exact = true }).GetByLabel(choice, new() { Exact = true });

    public static async Task WriteCase(this Visitor visitor, string title)
    {
        await visitor.Open("/cases/new?policy=kawaguchi");
        await visitor.Page.GetByLabel("件名").FillAsync(title);
        await visitor.Page.GetByLabel("利用の目的").FillAsync("窓口の予約を受け付け、住民の連絡先に日時の案内を送る。");
    }

    public static async Task ChooseFacts(this Visitor visitor)
    {
        foreach (var (fact, choice) in ResidentContacts)
            await visitor.Fact(fact, choice).CheckAsync();
        await visitor.Page.GetByLabel("利用を始める日").FillAsync("2027-04-01");
        await visitor.Page.GetByLabel("利用を終える予定の日").FillAsync("2030-03-31");
    }

    /// <summary>Presses the last button of the form and gives the number of the new case.</summary>
    public static async Task<int> CreateCase(this Visitor visitor)
    {
        await visitor.Press("案件を作る");
        await visitor.Sees("案件を作りました。");
        return int.Parse(new Uri(visitor.Page.Url).Segments[^1], CultureInfo.InvariantCulture);
    }

    public static async Task<int> BeginCase(this Visitor visitor, string title)
    {
        await visitor.WriteCase(title);
        await visitor.ChooseFacts();
        return await visitor.CreateCase();
    }

    /// <summary>Registers a service with its provider as a further candidate.</summary>
    public static async Task AddCandidate(this Visitor visitor, int number, string provider, string service)
    {
        await visitor.Open($"/cases/{number}/candidates");
        await visitor.Page.GetByLabel("事業者名").FillAsync(provider);
        await visitor.Page.GetByLabel("サービス名").FillAsync(service);
        await visitor.Press("登録して候補に加える");
        await visitor.Sees("候補を加えました。");
    }
}
