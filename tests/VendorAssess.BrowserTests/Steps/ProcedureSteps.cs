using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>Questions, conditions, 例外措置, and cases under another city's policy.</summary>
public static class ProcedureSteps
{
    public static async Task Say(this Visitor visitor, int request, string requirement, string deed, string text)
    {
        await visitor.Open($"/requests/{request}/questions?requirement={requirement}");
        await visitor.Page.GetByLabel("内容").FillAsync(text);
        await visitor.Press(deed);
        await visitor.Sees("記録しました。");
    }

    public static async Task WriteCondition(this Visitor visitor, string text, string due, string post)
    {
        await visitor.Page.GetByLabel("条件 1 の内容").FillAsync(text);
        await visitor.Page.GetByLabel("条件 1 の期限").FillAsync(due);
        await visitor.Page.GetByLabel("条件 1 を確かめる職").SelectOptionAsync(new SelectOptionValue { Label = post });
    }

    public static async Task<string> DownloadApplication(this Visitor visitor, int request)
    {
        await visitor.Open($"/requests/{request}");
        return await visitor.Download(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "申請書（Excel）" }));
    }

    /// <summary>Gives the address of what was asked for.</summary>
    public static async Task<string> AskForException(this Visitor visitor, int number, string requirement, bool emergency)
    {
        await visitor.Open($"/cases/{number}/candidates/1/exceptions?requirement={requirement}");
        await visitor.Page.GetByLabel("守ることが難しい理由").FillAsync("移行が終わるまで、今の仕組みを止められない。");
        await visitor.Page.GetByLabel("代わりに講じる措置").FillAsync("端末を限り、毎日記録を確かめる。");
        await visitor.Page.GetByLabel("期間の終わり").FillAsync("2027-09-30");
        if (emergency)
            await visitor.Page.GetByLabel("緊急に講じた日").FillAsync("2026-11-20");
        else
            await visitor.Page.GetByLabel("期間の始まり").FillAsync("2026-12-01");
        await visitor.Press("例外措置の許可を求める");
        await visitor.Sees("例外措置の許可を求めました。");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }

    public static async Task DecideOnException(this Visitor visitor, string outcome)
    {
        await visitor.Page.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Region, new() { Name = "決定" }).GetByLabel("理由").FillAsync("代わりの措置で足りる。");
        await visitor.Press("決定を記録する");
        await visitor.Sees("決定を記録しました。");
    }

    /// <summary>A case under 仙台市's policy; gives its number.</summary>
    public static async Task<int> BeginUnder(
        this Visitor visitor, string policy, string contract, string importance, string personal, bool external)
    {
        await visitor.Open($"/cases/new?policy={policy}");
        await visitor.Page.GetByLabel("件名").FillAsync(importance + "の案件");
        await visitor.Page.GetByLabel("利用の目的").FillAsync("窓口の案内に使う。");
        await visitor.Fact("契約の形", contract).CheckAsync();
        await visitor.Fact("重要性分類", importance).CheckAsync();
        await visitor.Fact("個人情報の取扱い", personal).CheckAsync();
        await visitor.Fact("利用するネットワーク", "インターネット接続系ネットワーク").CheckAsync();
        await visitor.Fact("外部ネットワークとの接続", external ? "はい" : "いいえ").CheckAsync();
        await visitor.Page.GetByLabel("利用を始める日").FillAsync("2027-04-01");
        return await visitor.CreateCase();
    }
}
