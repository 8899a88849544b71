using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;

namespace VendorAssess.BrowserTests;

/// <summary>A city whose sections permit themselves: each of its posts does what is its own.</summary>
public sealed class OtherCityTests(Stage stage) : BrowserTest(stage)
{
    private const string Chosen = "kujira ga sora wo tobu";

    [Fact]
    public async Task In_another_city_the_section_permits_and_the_ciso_permits_the_network()
    {
        var clerk = await SignedIn("shimin-tanto");
        var permitted = await clerk.BeginUnder("sendai", "約款への同意のみ（1-(2)⑫(ii)(a)）", "重要性分類III", "取り扱わない", external: false);
        await clerk.AddCandidate(permitted, "合同会社見本", "公開資料の翻訳");
        await clerk.DraftRequest(permitted);
        var request = await clerk.SubmitRequest(permitted);
        await clerk.Look("70-permission-asked");
        var manager = await SignedIn("shimin-kacho");
        await manager.WriteDecision(request, "承認", "公表した資料だけのため。");
        await manager.SendDecision();
        await manager.Sees("審査結果を記録しました。");

        var connected = await clerk.BeginUnder("sendai", "約款に特約等を付ける（1-(2)⑫(ii)(b)）", "重要性分類I", "取り扱う", external: true);
        await clerk.AddCandidate(connected, "合同会社見本", "住民への案内");
        await clerk.DraftRequest(connected);
        var second = await manager.SubmitRequest(connected);
        var ciso = await SignedIn("ciso");
        await ciso.Open($"/requests/{second}");
        await ciso.Look("71-network-permission");
        await ciso.WriteDecision(second, "承認", "接続が必要と認める。");
        await ciso.SendDecision();
        await ciso.Sees("審査結果を記録しました。");
        await ciso.Look("72-network-permitted");
    }

    [Fact]
    public async Task The_manager_of_a_system_consults_the_manager_of_the_network_before_the_ciso_permits()
    {
        var manager = await TheManagerOfASystemSignsInForTheFirstTime();
        var clerk = await SignedIn("fukushi-tanto");
        var number = await clerk.BeginUnder(
            "sendai", "約款に特約等を付ける（1-(2)⑫(ii)(b)）", "重要性分類S", "取り扱わない", external: true);
        await clerk.AddCandidate(number, "合同会社見本", "福祉の記録");
        await clerk.DraftRequest(number);
        await manager.AskAdvice(number, "接続先の機器の構成で支障がないか。", "協議");
        await manager.Look("75-consulted");
        var network = await SignedIn("tokatsu");
        await network.GiveAdvice(number, "監視を加えれば支障がない。");
        await network.Look("76-network-answers");
        var request = await manager.SubmitRequest(number);
        await manager.Look("77-submitted-by-the-manager-of-the-system");
        var ciso = await SignedIn("ciso");
        await ciso.WriteDecision(request, "承認", "監視を加えるので支障がない。");
        await ciso.SendDecision();
        await ciso.Sees("審査結果を記録しました。");
    }

    [Fact]
    public async Task What_is_forbidden_on_principle_is_asked_for_by_the_head_of_the_bureau_alone()
    {
        var clerk = await SignedIn("shimin-tanto");
        var number = await clerk.BeginUnder(
            "sendai", "約款への同意のみ（1-(2)⑫(ii)(a)）", "重要性分類II", "取り扱わない", external: false);
        await clerk.AddCandidate(number, "合同会社見本", "会議の記録");
        var bureau = await SignedIn("shimin-bucho");
        var asked = await bureau.AskForException(number, "S01", emergency: false);
        await bureau.Look("78-bureau-asks");
        var ciso = await SignedIn("ciso");
        await ciso.Open(asked);
        await ciso.DecideOnException("許可");
        await ciso.Look("79-bureau-excepted");
    }

    private async Task<Visitor> TheManagerOfASystemSignsInForTheFirstTime()
    {
        var administrator = await SignedIn("kanri");
        await administrator.AddPerson("fukushi.system", "仕組 守");
        var oneTime = await administrator.Page.Locator("code.one-time").InnerTextAsync();
        await administrator.Open("/admin/departments");
        await administrator.Follow("福祉課（デモ）");
        var department = new Uri(administrator.Page.Url).AbsolutePath;
        await administrator.AddPost(department, "情報システムの管理者（システム管理者）", "福祉システム管理者");
        await administrator.Follow("福祉システム管理者");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "fukushi.system"));
        await administrator.Sees("仕組 守さんを職に就けました。");

        var manager = await Visit();
        await manager.EnterWith("fukushi.system", oneTime);
        await manager.ChooseAnother(oneTime, Chosen);
        await manager.Look("home-manager-of-a-system");
        return manager;
    }
}
