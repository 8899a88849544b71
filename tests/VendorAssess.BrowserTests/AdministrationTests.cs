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
        await PeopleChangeByAList(administrator);
        await administrator.Open("/admin/retention");
        await administrator.Look("admin-retention");
        var auditor = await SignedIn("kansa");
        await auditor.Open(department);
        await Expect(auditor.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
        await auditor.Look("admin-department-auditor");
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

        await administrator.ReadTransfer(
            Day(1), "戸籍課,戸籍課長,koseki.hajime,離任,,", "戸籍課,担当者,,着任,koseki.mitsuki,戸籍 三月");
        await administrator.Look("transfer-preview");
        await administrator.Send("反映する", "反映する");
        await administrator.Sees("2 行を反映しました。");
        await administrator.Look("transfer-done");
        await administrator.Open("/admin/transfers");
        await administrator.Look("admin-transfers");
    }
}
