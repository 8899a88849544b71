using System.Globalization;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>From the draft of a request to the decision on it.</summary>
public static class RequestSteps
{
    public static async Task DraftRequest(this Visitor visitor, int number)
    {
        await visitor.Open($"/cases/{number}/request?candidate=1");
        await visitor.Page.GetByLabel("使い方と必要な理由").FillAsync("窓口課の職員が予約を受け付け、住民に日時を知らせるために使う。");
        await visitor.Page.GetByLabel("ネットワークと接続先").FillAsync("インターネット接続系の端末から yoyaku.example.jp に接続する。");
        await visitor.Press("下書きを保存する");
        await visitor.Sees("下書きを保存しました。");
    }

    /// <summary>What the policy has asked for and given before a request.</summary>
    public static async Task AskAdvice(this Visitor visitor, int number, string text, string label = "助言")
    {
        await visitor.Open($"/cases/{number}/advice");
        await visitor.Page.GetByLabel("求めること").FillAsync(text);
        await visitor.Press($"{label}を求める");
        await visitor.Sees($"{label}を求めました。");
    }

    public static async Task GiveAdvice(this Visitor visitor, int number, string text)
    {
        await visitor.Open($"/cases/{number}/advice");
        await visitor.Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^回答") }).FillAsync(text);
        await visitor.Press("回答を記録する");
        await visitor.Sees("回答を記録しました。");
    }

    /// <summary>Gives the number of the request.</summary>
    public static async Task<int> SubmitRequest(this Visitor visitor, int number)
    {
        await visitor.Open($"/cases/{number}/request?candidate=1");
        await visitor.Press("申請を提出する");
        await visitor.Sees("提出しました。");
        return int.Parse(new Uri(visitor.Page.Url).Segments[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>Fills the decision without sending it.</summary>
    public static async Task WriteDecision(this Visitor visitor, int request, string result, string reason)
    {
        await visitor.Open($"/requests/{request}");
        await visitor.Page.GetByLabel(result, new() { Exact = true }).CheckAsync();
        await visitor.Page.GetByLabel("理由", new() { Exact = false }).First.FillAsync(reason);
    }

    public static Task SendDecision(this Visitor visitor) => visitor.Press("審査結果を記録する");
}
