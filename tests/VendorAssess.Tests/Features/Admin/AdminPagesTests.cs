using System.Net;
using Dapper;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Admin;

/// <summary>The pages of 管理 over HTTP, without script: who gets them, and that their forms work.</summary>
public sealed class AdminPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    private static readonly string[] Paths =
    [
        "/admin", "/admin/departments", "/admin/departments/1", "/admin/posts", "/admin/posts/1", "/admin/people",
        "/admin/people/1", "/admin/transfers",
    ];

    public static TheoryData<string> Others =>
        ["shimin-tanto", "shimin-kacho", "shimin-bucho", "tokatsu", "joho-kacho", "ciso", "keiyaku"];

    [Theory, MemberData(nameof(Others))]
    public async Task For_everybody_else_nothing_is_there(string login)
    {
        using var browser = await host.SignedIn(login);
        var own = (await browser.Page("/")).QuerySelector(".post-title a")!.GetAttribute("href");
        foreach (var path in Paths.Where(p => p != own).Append("/admin/transfers/template.xlsx").Append("/admin/transfers/1"))
        {
            using var response = await browser.Get(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, response.StatusCode));
        }
        Assert.DoesNotContain("/admin", (await browser.Page("/")).Links.Select(l => l.GetAttribute("href")));
    }

    [Fact]
    public async Task The_auditor_reads_and_finds_no_form_to_change_anything()
    {
        using var browser = await host.SignedIn("kansa");
        foreach (var path in Paths)
        {
            var page = await browser.Page(path);
            Assert.NotNull(page.QuerySelector("main h1"));
            Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        }
        using var template = await browser.Get("/admin/transfers/template.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, template.StatusCode);
    }

    [Fact]
    public async Task A_form_sent_by_somebody_else_changes_nothing()
    {
        using var administrator = await host.SignedIn("kanri");
        using var clerk = await host.SignedIn("shimin-tanto");
        var form = await PlainForm.On(administrator, "/admin/departments", "加える");
        using var response = await form.With("Form.Name", "だれかの課").Send(clerk);
        Assert.NotEqual(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(0, await Count("SELECT count(*)::int FROM departments WHERE name = 'だれかの課'"));
    }

    [Fact]
    public async Task A_department_a_post_and_a_person_come_to_be_by_plain_forms()
    {
        using var browser = await host.SignedIn("kanri");
        var department = await (await PlainForm.On(browser, "/admin/departments", "加える"))
            .With("Form.Name", "戸籍課").Saved(browser);
        Assert.StartsWith("/admin/departments/", department, StringComparison.Ordinal);
        var posts = await PlainForm.On(browser, department, "職を加える");
        await posts.With("Form.Role", "applicant").With("Form.Title", "担当者").Saved(browser);
        var post = (await browser.Page(department)).QuerySelector("section[aria-labelledby=posts] tbody a")!.GetAttribute("href")!;

        var people = await PlainForm.On(browser, "/admin/people", "利用者を作る");
        using var made = await people.With("Form.Login", "k1001").With("Form.Name", "戸籍 一郎").Send(browser);
        var page = await Browser.Parse(made);
        var password = page.QuerySelector("code.one-time")!.TextContent;
        Assert.DoesNotContain(password, (await browser.Page("/admin/people")).Body!.TextContent, StringComparison.Ordinal);

        var take = await PlainForm.On(browser, post, "就く人を加える");
        await take.With("Take.Login", "k1001").Saved(browser);
        var holders = (await browser.Page(post)).QuerySelector("section[aria-labelledby=holders]")!;
        Assert.Contains("戸籍 一郎", holders.TextContent, StringComparison.Ordinal);
        using var newcomer = host.NewBrowser();
        using var signedIn = await newcomer.SignIn("k1001", password);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task Of_the_forms_of_a_page_each_field_has_an_id_and_a_label_of_its_own()
    {
        using var browser = await host.SignedIn("kanri");
        var post = (await browser.Page("/admin/posts?role=chief")).QuerySelector("main tbody th a")!.GetAttribute("href")!;
        foreach (var path in Paths.Append(post))
        {
            var ids = (await browser.Page(path)).QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
            Assert.Equal((path, ids.Count), (path, ids.Distinct(StringComparer.Ordinal).Count()));
        }
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_is_refused()
    {
        using var browser = await host.SignedIn("kanri");
        var form = await PlainForm.On(browser, "/admin/departments", "加える");
        using var response = await form.With("Form.Name", "市民課（デモ）").Send(browser);
        var page = await Browser.Parse(response);
        Assert.Contains("もうあります", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("市民課（デモ）", page.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_holder_of_a_post_sees_it_and_the_chief_lets_work_be_handled()
    {
        using var chief = await host.SignedIn("tokatsu");
        var own = (await chief.Page("/")).QuerySelector(".post-title a")!.GetAttribute("href")!;
        var page = await chief.Page(own);
        Assert.Empty(page.QuerySelectorAll("a[href^='/admin/people']"));
        Assert.Equal(["事務を任せる", "委任を終える"], page.QuerySelectorAll("main form button").Select(b => b.TextContent.Trim()));
        Assert.Contains("情報政策課長", page.QuerySelector("section[aria-labelledby=delegations] table")!.TextContent, StringComparison.Ordinal);
        using var section = await host.SignedIn("joho-kacho");
        var header = (await section.Page("/")).QuerySelector(".site-person")!.TextContent;
        Assert.Contains("統括情報セキュリティ責任者（委任された事務）", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starting_again_leaves_what_the_administrator_changed()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            UPDATE departments SET name = '改称した課' WHERE name = '契約課（デモ）';
            UPDATE posts SET title = '改称した職' WHERE role = 'procurement'
            """);
        const string All = "SELECT (SELECT count(*) FROM departments) + (SELECT count(*) FROM posts) + (SELECT count(*) FROM post_holders)";
        var before = await Count($"SELECT ({All})::int");
        await using var again = await host.Another();
        Assert.Equal(before, await Count($"SELECT ({All})::int"));
    }

    private async Task<int> Count(string sql)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(sql);
    }
}
