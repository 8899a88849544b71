using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests.Steps;

/// <summary>The vendor's workbook out and in, and what the department and the city answer themselves.</summary>
public static class AnswerSteps
{
    /// <summary>The department's own answers, as (question, the choice's words or a text).</summary>
    private static readonly (string Question, string Choice, string Text)[] OwnAnswers =
    [
        ("W02", "いいえ", ""),
        ("W04", "a：承認の申請", ""),
        ("W06", "いいえ", ""),
        ("W07", "", "令和8年10月5日に助言を受け、仕様に反映した"),
        ("W09", "", "廃棄の予定: 満了の30日前に所管課長が報告"),
        ("SV04", "", "申請者の氏名と連絡先、機密性3、5000件、5年"),
        ("AC03", "a：全員に使わせる", ""),
    ];

    private static readonly string[] Records =
    [
        "セキュリティ要件を定めた記録", "合意事項又は約款の受容の判断", "国内法以外の法令が適用されるリスクの評価", "情報の流通経路の設計",
        "事業者の信頼性の総合評価", "構築時の確認記録", "運用中の定期確認の計画と記録", "利用終了時の確認の計画と記録",
    ];

    public static string Answers(int number, int candidate) => $"/cases/{number}/candidates/{candidate}/answers";

    /// <summary>Downloads the blank workbook of a candidate and has the vendor fill it.</summary>
    public static async Task<string> FilledQuestionnaire(this Visitor visitor, int number, int candidate, JsonObject answers)
    {
        await visitor.Open(Answers(number, candidate));
        var blank = await visitor.Download(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "質問票をダウンロードする" }));
        return (await Vendor.Fill(blank, answers)).File;
    }

    /// <summary>Ends on the preview, or on the same page with what was wrong.</summary>
    public static async Task Upload(this Visitor visitor, string file)
    {
        await visitor.Page.GetByLabel("記入された質問票").SetInputFilesAsync(file);
        await visitor.Press("読み込んで内容を確かめる");
    }

    public static async Task StoreImport(this Visitor visitor)
    {
        await visitor.Press("選んだ回答を保存する");
        await visitor.Sees("件の回答を保存しました。");
    }

    public static async Task WriteOwnAnswers(this Visitor visitor, int number)
    {
        await visitor.OpenAnswers($"/cases/{number}/answers");
        foreach (var (question, choice, text) in OwnAnswers)
            await visitor.Answer(question, choice, text);
    }

    /// <summary>Says where each of the city's own records lies that this case has.</summary>
    public static async Task WriteRecords(this Visitor visitor)
    {
        foreach (var record in Records)
            await visitor.Page.GetByLabel($"{record}の内容").FillAsync("令和8年11月20日付け 情政第123号。電子文書管理システムに保存");
    }

    public static async Task Answer(this Visitor visitor, string question, string choice, string text)
    {
        var box = visitor.Page.GetByRole(AriaRole.Group, new() { NameRegex = new($"^{Regex.Escape(question)} ") });
        await box.GetByLabel("回答する", new() { Exact = true }).CheckAsync();
        if (choice.Length > 0)
            await box.GetByLabel(choice, new() { Exact = true }).CheckAsync();
        else
            await box.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^回答$|（行にしないとき）$") }).FillAsync(text);
    }
}
