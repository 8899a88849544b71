using System.Globalization;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>What stands around a request: advice, questions, conditions, delegates, 例外措置.</summary>
public sealed class ProcedureTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task A_request_is_asked_about_approved_on_a_condition_and_the_condition_is_confirmed()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginCase("条件の付く案件");
        await clerk.AddCandidate(number, "合同会社見本", "条件付きの予約");
        await clerk.DraftRequest(number);
        var (officer, chief) = (await SignedIn("shimin-bucho"), await SignedIn("tokatsu"));
        await officer.AskAdvice(number, "住民の連絡先を預けてよいか。");
        await chief.Look("50-home-advice-waits");
        await chief.GiveAdvice(number, "暗号化と保存先を確かめること。");
        await chief.Look("51-advice");
        var request = await officer.SubmitRequest(number);
        await officer.Open($"/cases/{number}/candidates/1/findings/K56");
        await officer.Look("judgement-under-review");

        await chief.Say(request, "K56", "質問する", "鍵はだれが持ちますか。");
        await chief.Look("52-question-asked");
        await officer.Say(request, "K56", "回答する", "市が持ち、いつでも消せます。");
        await officer.Look("53-question-answered");
        await chief.Say(request, "K56", "了解として終える", "分かりました。");

        await chief.WriteDecision(request, "条件付承認", "条件を守れば支障がない。");
        await chief.WriteCondition("鍵の所在を書面で確かめる", "2027-03-31", "市民課（デモ） 情報セキュリティ管理者");
        await chief.Look("54-decision-with-condition");
        await chief.SendDecision();
        await chief.Sees("審査結果を記録しました。");
        await chief.Look("55-approved-on-condition");
        var form = await clerk.DownloadApplication(request);
        Assert.Equal(1, await LibreOffice.Pages(form) / 100 + 1);
        File.Copy(Path.ChangeExtension(form, "pdf"), Path.Combine(Folders.Screenshots, "application.pdf"), overwrite: true);

        var manager = await SignedIn("shimin-kacho");
        await manager.Open("/checks?mine=true");
        await manager.Look("56-checks");
        await manager.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("鍵の所在を書面で確かめる") }).First.ClickAsync();
        await manager.Page.GetByLabel("実施した", new() { Exact = true }).CheckAsync();
        await manager.Page.GetByLabel("確かめたこと").FillAsync("12月1日に、契約書の別紙で鍵の所在を確かめた。");
        await manager.Press("結果を記録する");
        await manager.Sees("点検の結果を記録しました。");
        await manager.Look("57-check-done");
        await TheUseEndsAndTheCaseIsKept(clerk, number);
    }

    private async Task TheUseEndsAndTheCaseIsKept(Visitor clerk, int number)
    {
        await clerk.Open($"/cases/{number}/close");
        await clerk.Page.GetByLabel("利用を終えた日").FillAsync(
            TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await clerk.Page.GetByLabel("理由", new() { Exact = false }).FillAsync("契約を更新しなかった。");
        await clerk.Look("58-closing");
        await clerk.Press("案件を終了する");
        await clerk.Sees("案件を終了しました。");
        await clerk.Look("59-closed");
        var officer = await SignedIn("shimin-bucho");
        await officer.Open("/disposals?state=Kept");
        await officer.Page.GetByLabel("条件の付く案件 を選ぶ").CheckAsync();
        await officer.Page.GetByLabel("延ばした後の最後の日").FillAsync("2040-03-31");
        await officer.Page.GetByLabel("理由").FillAsync("訴訟で使うため。");
        await officer.Look("60-kept");
        await officer.Press("決める");
        await officer.Sees("1 件の保存を延ばしました。");
        await officer.Open("/disposals/records");
        await officer.Look("61-no-disposals");
    }

    [Fact]
    public async Task What_is_public_only_is_decided_by_the_delegate()
    {
        var clerk = await SignedIn("fukushi-tanto");
        await clerk.WriteCase("公開情報だけの案内");
        await clerk.Fact("契約の形", "約款への同意のみ").CheckAsync();
        await clerk.Fact("情報の機密性", "機密性1").CheckAsync();
        await clerk.Fact("利用するネットワーク", "インターネット接続系").CheckAsync();
        await clerk.Page.GetByLabel("利用を始める日").FillAsync("2027-04-01");
        var number = await clerk.CreateCase();
        await clerk.AddCandidate(number, "合同会社見本", "公開案内サービス");
        await clerk.DraftRequest(number);
        var request = await (await SignedIn("fukushi-bucho")).SubmitRequest(number);
        var section = await SignedIn("joho-kacho");
        await section.Look("62-home-delegate");
        await section.WriteDecision(request, "承認", "公開している情報だけで、支障がない。");
        await section.SendDecision();
        await section.Sees("専決：事務を任された職として");
        await section.Look("63-decided-by-delegate");
        var chief = await SignedIn("tokatsu");
        await chief.Page.Locator(".post-title a").First.ClickAsync();
        await chief.Look("64-delegations");
    }

    [Fact]
    public async Task Exceptions_are_asked_for_granted_and_reported_after_an_emergency()
    {
        var clerk = await SignedIn("fukushi-tanto");
        var number = await clerk.BeginCase("例外措置の案件");
        await clerk.AddCandidate(number, "合同会社見本", "例外のある予約");
        var (manager, ciso) = (await SignedIn("fukushi-kacho"), await SignedIn("ciso"));
        var asked = await manager.AskForException(number, "K56", emergency: false);
        await ciso.Look("65-home-ciso");
        await ciso.Open(asked);
        await ciso.Look("66-exception-asked");
        await ciso.DecideOnException("許可");
        await ciso.Look("67-exception-granted");
        await ciso.Open(await manager.AskForException(number, "K25", emergency: true));
        await ciso.Look("68-emergency-reported");
        await manager.Open("/exceptions");
        await manager.Look("69-exceptions");
        await ciso.Open("/exceptions");
        await ciso.Page.GetByLabel("所見").FillAsync("期間の終わりまでに見直すよう求めた。");
        await ciso.Look("69-exceptions-looked-over");
        await ciso.Press("申請状況を確認したと記録する");
        await ciso.Sees("申請状況を確認したことを記録しました。");
        await ciso.Sees("期間の終わりまでに見直すよう求めた。");
        await ciso.Look("69-exceptions-look-recorded");
    }
}
