using System.Text.RegularExpressions;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>One case from the wish to the register of services in use, as the people of a city go through it.</summary>
public sealed class JourneyTest(Stage stage) : BrowserTest(stage)
{
    private const string Title = "窓口予約の受付（住民の連絡先）";
    private int number;

    [Fact]
    public async Task A_department_gets_a_service_approved_that_meets_the_policy()
    {
        var clerk = await SignedIn("shimin-tanto");
        await TheClerkDescribesTheCase(clerk);
        await TwoServicesAreConsidered(clerk);
        await TheVendorAnswersByWorkbook(clerk);
        await TheDepartmentAnswersItsOwnPart(clerk);
        await TheFindingsSayWhatHoldsAndWhy(clerk);
        await TheReviewersJudgeWhatIsLeft();
        await ProcurementTakesTheRequirements(clerk);
        await TheCandidatesStandSideBySide(clerk);
        var request = await TheDepartmentApplies(clerk);
        await NobodyElseDecides(clerk, request);
        await TheChiefApproves(request);
        await TheRegisterShowsTheUse(clerk);
    }

    private async Task TheClerkDescribesTheCase(Visitor clerk)
    {
        await clerk.Look("01-home");
        await clerk.Open("/cases");
        await clerk.Look("02-no-cases");
        await clerk.WriteCase(Title);
        await clerk.Look("03-new-case");

        var applied = clerk.Page.GetByRole(AriaRole.Region, new() { Name = "この内容で当てはまるもの" });
        await clerk.ChooseFacts();
        await Expect(applied.GetByText("ネットワーク利用申請（機密性2以上")).ToBeVisibleAsync();
        var encryption = applied.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "K56" });
        await Expect(encryption).ToContainTextAsync("機密性3");
        await clerk.Look("04-new-case-with-facts");
        await clerk.Fact("情報の機密性", "機密性1").CheckAsync();
        await Expect(encryption).ToContainTextAsync("削除");
        await Expect(applied.GetByText("ネットワーク利用申請（機密性2以上の情報を取り扱わない場合）")).ToBeVisibleAsync();
        await clerk.Fact("情報の機密性", "機密性3").CheckAsync();
        await Expect(encryption).Not.ToContainTextAsync("削除");
        number = await clerk.CreateCase();
        await clerk.Look("05-case");

        await clerk.Open($"/cases/{number}/requirements");
        await clerk.Sees("第11-2(7)ウ");
        await clerk.Look("06-requirements");
    }

    private async Task TwoServicesAreConsidered(Visitor clerk)
    {
        await clerk.Open($"/cases/{number}/candidates");
        await clerk.Look("07-no-candidates");
        await clerk.AddCandidate(number, "株式会社架空ソフト", "窓口予約クラウド");
        await clerk.AddCandidate(number, "有限会社仮名システム", "よやく便");
        await clerk.Look("08-candidates");
    }

    private async Task TheVendorAnswersByWorkbook(Visitor clerk)
    {
        var answers = Vendor.GoodAnswers();
        answers["KM04"] = "z";
        var filled = await clerk.FilledQuestionnaire(number, 1, answers);
        await clerk.Look("09-answers-empty");
        await clerk.Upload(filled);
        await clerk.Sees("取り込めないもの");
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("質問票 G[0-9]+ ") }).First).ToBeVisibleAsync();
        await clerk.Look("10-import-preview");
        await clerk.StoreImport();
        await clerk.Look("11-answers");

        answers["KM04"] = "b";
        await clerk.Upload((await Vendor.Fill(filled, answers)).File);
        await clerk.Sees("変更 1 件");
        await clerk.StoreImport();
        await clerk.Sees("サービス内で利用者が管理し、削除できる鍵（CMK）");
    }

    private async Task TheDepartmentAnswersItsOwnPart(Visitor clerk)
    {
        await clerk.WriteOwnAnswers(number);
        await clerk.Look("12-own-answers");
        await clerk.WriteRecords();
        await clerk.SeesAllSaved();
        await clerk.Look("13-own-answers-saved");
    }

    private async Task TheFindingsSayWhatHoldsAndWhy(Visitor clerk)
    {
        await clerk.Open($"/cases/{number}/candidates/1/findings");
        var encryption = clerk.Page.GetByRole(AriaRole.Article, new() { NameRegex = new("^K56 ") });
        await Expect(encryption.GetByText(new Regex("^○ ?適合$"))).ToBeVisibleAsync();
        await encryption.GetByText("根拠を見る").ClickAsync();
        await Expect(encryption.GetByRole(AriaRole.Link, new() { Name = "KM02" })).ToBeVisibleAsync();
        await Expect(encryption.GetByText("情報の機密性＝機密性3").First).ToBeVisibleAsync();
        await clerk.Look("14-findings");

        await clerk.Status("要確認").CheckAsync();
        await clerk.Press("絞り込む");
        await Expect(encryption).Not.ToBeVisibleAsync();
        await clerk.Look("15-findings-filtered");
    }

    private async Task TheReviewersJudgeWhatIsLeft()
    {
        var manager = await SignedIn("shimin-kacho");
        foreach (var requirement in await manager.OpenRequirements(number, 1))
            await manager.Judge(number, 1, requirement, "適合", "書面で確かめました。文書は情政第123号に綴っています。");
        await manager.Look("16-judged");
        await manager.Open($"/cases/{number}/candidates/1/findings");
        await manager.Look("17-findings-judged");
    }

    private async Task ProcurementTakesTheRequirements(Visitor clerk)
    {
        await clerk.Open($"/cases/{number}/specification");
        await clerk.Look("18-specification");
        await clerk.Press("契約担当に引き継ぐ");
        await clerk.Sees("契約担当に引き継ぎました");

        var procurement = await SignedIn("keiyaku");
        await procurement.Look("19-home-procurement");
        await procurement.Open($"/cases/{number}/specification");
        await procurement.Look("20-specification-procurement");
        var list = await procurement.Download(
            procurement.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^セキュリティ要件一覧をダウンロード") }));
        Assert.True(await LibreOffice.Pages(list) > 1);
        await clerk.Open($"/cases/{number}/specification");
        await clerk.Press("検討中に戻す");
        await clerk.Sees("検討中に戻しました。");
    }

    private async Task TheCandidatesStandSideBySide(Visitor clerk)
    {
        await clerk.Open($"/cases/{number}/comparison");
        await Expect(clerk.Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new("よやく便") }).First).ToBeVisibleAsync();
        await clerk.Look("21-comparison");
        await clerk.Open("/services");
        await clerk.Look("22-services");
    }

    private async Task<int> TheDepartmentApplies(Visitor clerk)
    {
        await clerk.Open($"/cases/{number}/request?candidate=1");
        await clerk.Look("23-request-new");
        await clerk.DraftRequest(number);
        await Expect(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "申請を提出する" })).ToBeDisabledAsync();
        await clerk.Sees("提出できません：");
        await clerk.Look("24-request-draft");

        var officer = await SignedIn("shimin-bucho");
        await officer.Look("25-home-officer");
        var request = await officer.SubmitRequest(number);
        await officer.Look("26-request-submitted");
        return request;
    }

    private static async Task NobodyElseDecides(Visitor clerk, int request)
    {
        await clerk.Open($"/requests/{request}");
        await Expect(clerk.Page.GetByRole(AriaRole.Button, new() { Name = "審査結果を記録する" })).ToBeDisabledAsync();
        await clerk.Sees("審査できるのは統括情報セキュリティ責任者です");
        await clerk.Look("27-request-clerk");
    }

    private async Task TheChiefApproves(int request)
    {
        var chief = await SignedIn("tokatsu");
        await chief.Look("28-home-chief");
        await chief.Open("/requests");
        await chief.Look("29-requests");
        await chief.Open($"/requests/{request}");
        await chief.Look("30-request-to-decide");
        await chief.WriteDecision(request, "承認", "適用される要件をすべて満たすことを確かめたため。");
        await chief.SendDecision();
        await chief.Sees("審査結果を記録しました。");
        await chief.Look("31-request-approved");
    }

    private static async Task TheRegisterShowsTheUse(Visitor clerk)
    {
        await clerk.Open("/uses");
        await Expect(clerk.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("窓口予約クラウド") })).ToBeVisibleAsync();
        await clerk.Look("32-uses");
        await clerk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^窓口予約クラウド") }).ClickAsync();
        await clerk.Sees(Title);
        await clerk.Look("33-use");
    }
}
