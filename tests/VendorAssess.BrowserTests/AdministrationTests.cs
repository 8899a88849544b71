using System.Globalization;
using VendorAssess.BrowserTests.Steps;
using VendorAssess.BrowserTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace VendorAssess.BrowserTests;

/// <summary>Departments, posts, people and 人事異動 as the administrator sees them, in a department of the test's own.</summary>
public sealed class AdministrationTests(Stage stage) : BrowserTest(stage)
{
    private static string Day(int ahead) =>
        TimeProvider.System.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_department_gets_posts_and_people_and_changes_hands_by_a_list()
    {
        var administrator = await SignedIn("kanri");
        await ADepartmentIsMade(administrator);
        var department = new Uri(administrator.Page.Url).AbsolutePath;
        await administrator.AddPost(department, "所属長（情報セキュリティ管理者、情報管理者）", "戸籍課長");
        await administrator.AddPost(department, "担当職員（職員等、職員）", "担当者");
        await administrator.AddPerson("koseki.hajime", "戸籍 一");
        await administrator.AddPerson("koseki.futaba", "戸籍 二葉");
        await administrator.Look("admin-people");
        await APostIsTakenSubstitutedAndLooked(administrator, department);
        await WorkBegins(administrator, department);
        await PeopleChangeByAList(administrator);
        await WhatIsLeftWithoutAnybodyIsListedAndMended(administrator, department);
        await WhoIsAuditedTakesThePostOfTheAuditorOnlyWithAReason(administrator);
        await WhoGivesHimselfAPostAndDecidesOnHisOwnRequestSaysWhy(administrator, department);
        await WhatIsRecordedAboutAPostIsNewsToItsHolder(administrator);
        await administrator.Open("/admin/retention");
        await administrator.Look("admin-retention");
        var auditor = await SignedIn("kansa");
        await auditor.Open(department);
        await Expect(auditor.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
        await auditor.Look("admin-department-auditor");
        await TheHeadOfTheChainIsPutOnPaper(auditor);
    }

    private static async Task ADepartmentIsMade(Visitor administrator)
    {
        await administrator.Open("/admin");
        await administrator.Look("admin");
        await administrator.Open("/admin/departments");
        await administrator.Send("一番上の部局を加える", "加える", ("部局の名前", "戸籍課"));
        await administrator.Sees("部局を加えました。");
        await administrator.Look("admin-department");
    }

    private static async Task APostIsTakenSubstitutedAndLooked(Visitor administrator, string department)
    {
        await administrator.Open(department);
        await administrator.Follow("戸籍課長");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "koseki.hajime"));
        await administrator.Sees("戸籍 一");
        await administrator.Send("代理を記録する", "代理を記録する",
            ("ログイン名", "koseki.futaba"), ("終える日", Day(30)), ("理由", "長期の出張"));
        await administrator.Sees("戸籍 二葉さんの代理を記録しました。");
        await administrator.Look("admin-post");
        await administrator.Open("/admin/posts?q=戸籍課");
        await Expect(administrator.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("戸籍課長.*戸籍 一.*戸籍 二葉") })).ToBeVisibleAsync();
        await administrator.Look("admin-posts");
        await administrator.Open("/admin/people?q=koseki.hajime");
        await administrator.Follow("koseki.hajime");
        await administrator.Send("メールアドレスを変える", "変える", ("メールアドレス", "koseki@city.example"));
        await administrator.Sees("メールアドレスを変えました。");
        await administrator.Look("admin-person");
    }

    private static async Task PeopleChangeByAList(Visitor administrator)
    {
        await administrator.ReadTransfer(
            Day(1), "戸籍課,戸籍課長,koseki.hajime,離任,,", "戸籍課,担当者,,着任,koseki.mitsuki,戸籍 三月", "戸籍課,ない職,,着任,x,");
        await administrator.Look("transfer-problems");
        await Expect(administrator.Form("反映する").GetByText("直すところがあるため")).ToBeVisibleAsync();

        await administrator.FillTransfer(
            Day(1), "戸籍課", ("戸籍課長", "異動", "離任"), ("担当者", "新しい人のログイン名", "koseki.mitsuki"),
            ("担当者", "新しい人の氏名", "戸籍 三月"));
        await Expect(administrator.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("戸籍課 担当者.*戸籍 三月（新しい利用者）") }))
            .ToBeVisibleAsync();
        await administrator.Look("transfer-preview");
        await administrator.Send("反映する", "反映する");
        await administrator.Sees("2 行を反映しました。");
        await administrator.Look("transfer-done");
    }

    private static async Task WorkBegins(Visitor administrator, string department)
    {
        await administrator.Open(department);
        await administrator.Follow("担当者");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "kanri"));
        await administrator.BeginCase("戸籍の証明の予約");
    }

    private static async Task WhoIsAuditedTakesThePostOfTheAuditorOnlyWithAReason(Visitor administrator)
    {
        await administrator.Open("/admin/posts?role=auditor");
        await administrator.Follow("情報セキュリティ監査担当");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "koseki.futaba"));
        await administrator.Sees("監査を受ける「戸籍課 戸籍課長」を同じ間に兼ねることになります");
        await administrator.Look("admin-auditor-refused");
        await administrator.Send("就く人を加える", "就く人を加える", ("監査と兼ねる理由", "監査の経験がある職員がほかにいないため"));
        await administrator.Sees("監査との兼務の記録");
        await administrator.Look("admin-auditor-post");
        await administrator.Open("/admin/posts");
        await Expect(administrator.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("戸籍課 戸籍部長 監査の経験がある職員") }))
            .ToBeVisibleAsync();
        await administrator.Look("admin-auditor-both");
        await administrator.ReadTransfer(Day(2), "監査委員事務局（デモ）,情報セキュリティ監査担当,,着任,koseki.mitsuki,");
        await administrator.Sees("監査をする人が、監査を受ける職を兼ねることになります。");
        await administrator.Look("transfer-auditors");
    }

    private static async Task WhatIsLeftWithoutAnybodyIsListedAndMended(Visitor administrator, string department)
    {
        await administrator.Open("/");
        await administrator.Look("home-orphans");
        await administrator.Follow("どの職と部局かを見る");
        var orphans = administrator.Form("人がいないまま残る仕事");
        await Expect(orphans.GetByRole(AriaRole.Row, new() { NameRegex = new("戸籍課 戸籍課長.*部局の案件 1 件") })).ToBeVisibleAsync();
        await Expect(orphans.GetByRole(AriaRole.Row, new() { NameRegex = new("^戸籍課 1 部局の責任者") })).ToBeVisibleAsync();
        await administrator.Look("admin-orphans");

        await orphans.GetByRole(AriaRole.Link, new() { Name = "戸籍課 戸籍課長" }).ClickAsync();
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "koseki.mitsuki"), ("就く日", Day(1)));
        await administrator.AddPost(department, "部局の責任者（情報セキュリティ責任者、局（区）情報管理者）", "戸籍部長");
        await administrator.Follow("戸籍部長");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "koseki.futaba"));
        await administrator.Sees("戸籍 二葉");
        await administrator.Open("/admin/transfers");
        await Expect(orphans.GetByText("戸籍課")).ToHaveCountAsync(0);
        await administrator.Look("admin-transfers");
    }

    private static async Task WhoGivesHimselfAPostAndDecidesOnHisOwnRequestSaysWhy(Visitor administrator, string department)
    {
        await administrator.AddPost(department, "所属長（情報セキュリティ管理者、情報管理者）", "戸籍室長");
        await administrator.Follow("戸籍室長");
        await administrator.Send("就く人を加える", "就く人を加える", ("ログイン名", "kanri"));
        await administrator.Sees("ほかに管理者がいないので");
        await administrator.Look("admin-own-post");
        await administrator.Send("就く人を加える", "就く人を加える", ("自分に与える理由", "課長が着任するまで、ほかに就ける人がいない。"));
        await administrator.Sees("職に就けました。");

        var number = await administrator.BeginUnder(
            "sendai", "約款への同意のみ（1-(2)⑫(ii)(a)）", "重要性分類III", "取り扱わない", external: false);
        await administrator.AddCandidate(number, "合同会社見本", "戸籍の案内の翻訳");
        await administrator.DraftRequest(number);
        var request = await administrator.SubmitRequest(number);
        await administrator.WriteDecision(request, "承認", "公表した資料だけのため。");
        await administrator.Look("73-own-request");
        await administrator.Page.GetByLabel("申請した人が審査するやむを得ない理由").FillAsync("室長が担当者を兼ねている。");
        await administrator.Page.GetByLabel("情報管理者").SelectOptionAsync(new SelectOptionValue { Label = "戸籍課 戸籍室長" });
        await administrator.SendDecision();
        await administrator.Sees("審査結果を記録しました。");
        await administrator.Sees("室長が担当者を兼ねている。");
        await administrator.Look("74-own-request-decided");
    }

    private async Task WhatIsRecordedAboutAPostIsNewsToItsHolder(Visitor administrator)
    {
        await administrator.Open("/admin/posts?q=契約課");
        await administrator.Follow("契約担当");
        await administrator.Send("代理を記録する", "代理を記録する",
            ("ログイン名", "koseki.hajime"), ("始める日", Day(300)), ("終える日", Day(330)), ("理由", "研修に出るため"));
        await administrator.Sees("戸籍 一さんの代理を記録しました。");
        var holder = await SignedIn("keiyaku");
        await holder.Sees("戸籍 一");
        await holder.Look("home-post-news");
    }

    private static async Task TheHeadOfTheChainIsPutOnPaper(Visitor auditor)
    {
        await auditor.Open("/audit");
        await auditor.Follow("末尾の控え");
        await auditor.Look("audit-head-begin");
        await auditor.Press("照合して控えを作る");
        await auditor.Sees("すべて、つながっています。");
        await auditor.Look("audit-head");
        var hash = await auditor.Page.Locator("code.head-hash").InnerTextAsync();
        var paper = await auditor.PrintOneSheet("audit-head.pdf");
        Assert.Matches(@"^[0-9a-f]{8}(\s[0-9a-f]{8}){7}$", hash);
        Assert.All(hash.Split(' ', '\n'), part => Assert.Contains(part, paper, StringComparison.Ordinal));
        Assert.All(
            (string[])["末尾の番号", "照合した日時", "署名又は印", "立ち会った人", "保管する場所", "後で合わせるとき"],
            part => Assert.Contains(part, paper, StringComparison.Ordinal));
        Assert.DoesNotContain("もう一度照合する", paper, StringComparison.Ordinal);
    }
}
