using VendorAssess.Access.People;
using System.Net;
using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Cases;

public sealed class CasePagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task Without_script_a_plain_form_begins_a_case_and_shows_it()
    {
        using var browser = await host.SignedIn();

        var path = await Begin(browser, "予約の受付");

        var page = await browser.Page(path);
        Assert.Contains("予約の受付", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("案件を作りました", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("機密性3", page.QuerySelector("section[aria-labelledby=facts]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(path, (await browser.Page("/cases")).Links.Select(l => l.GetAttribute("href")));
        Assert.Contains($"{path}/candidates", (await browser.Page("/")).Links.Select(l => l.GetAttribute("href")));
    }

    [Fact]
    public async Task What_applies_can_be_asked_for_without_saving()
    {
        using var browser = await host.SignedIn();
        var form = await PlainForm.On(browser, "/cases/new?policy=kawaguchi", "案件を作る");

        using var response = await form.With("Form.Title", "下書き").With("facts.confidentiality", "1").With("preview", "1")
            .Send(browser);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await Browser.Parse(response);
        Assert.Contains("機密性1", page.QuerySelector(".applied [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("下書き", page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        Assert.DoesNotContain("下書き", (await browser.Page("/cases")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_a_save_is_refused()
    {
        using var browser = await host.SignedIn();
        var form = await PlainForm.On(browser, "/cases/new?policy=kawaguchi", "案件を作る");

        using var response = await form.With("Form.Purpose", "目的だけ").With("facts.personal", "sensitive").Send(browser);

        var page = await Browser.Parse(response);
        Assert.Equal("目的だけ", page.QuerySelector("[name='Form.Purpose']")!.TextContent);
        Assert.NotNull(page.QuerySelector("[name='facts.personal'][value=sensitive][checked]"));
        Assert.NotEmpty(page.QuerySelectorAll(".field-error"));
    }

    [Fact]
    public async Task Of_two_editors_the_slower_one_sees_both_and_overwrites_nothing()
    {
        using var first = await host.SignedIn();
        using var second = await host.SignedIn("shimin-kacho");
        var path = await Begin(first, "二人で直す案件");
        var slower = await PlainForm.On(second, $"{path}/edit", "保存する");
        var faster = await PlainForm.On(first, $"{path}/edit", "保存する");
        await faster.With("facts.confidentiality", "1").With("Form.Title", "先に直した件名").Saved(first);

        using var response = await slower.With("Form.Title", "後から直した件名").Send(second);

        var page = await Browser.Parse(response);
        var rows = page.QuerySelectorAll("table tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => HasBoth(r, "先に直した件名", "後から直した件名"));
        Assert.Contains(rows, r => HasBoth(r, "機密性3", "機密性1"));
        Assert.Equal("後から直した件名", page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        Assert.Equal("2", page.QuerySelector("[name='Form.SeenVersion']")!.GetAttribute("value"));
        Assert.Contains("先に直した件名", (await first.Page(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_more_fields_than_asked_changes_nothing_else()
    {
        using var browser = await host.SignedIn();
        var path = await Begin(browser, "余分な欄");
        var id = int.Parse(path.Split('/')[^1], null);
        var before = await Row(id);
        var form = await PlainForm.On(browser, $"{path}/edit", "保存する");
        string[] others = ["Stage", "Id", "DepartmentId", "CreatedBy", "PolicyHash", "Version"];
        foreach (var column in before.Keys.Except(["title", "purpose"]).Concat(others))
            form.With(column, "3").With($"Form.{column}", "3").With($"facts.{column}", "3");

        Assert.Equal(path, await form.With("Form.Purpose", "目的").With("facts.koseki", "true").Saved(browser));

        var after = await Row(id);
        Assert.Equal("目的", after["purpose"]);
        foreach (var column in before.Keys.Except(["version", "purpose"]))
            Assert.Equal(before[column], after[column]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/edit")]
    [InlineData("/requirements")]
    [InlineData("/candidates")]
    public async Task Another_department_gets_the_page_of_an_address_that_does_not_exist(string below)
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        var path = await Begin(mine, "よその課に見えない案件");

        using var hidden = await theirs.Get(path + below);
        using var missing = await theirs.Get("/cases/999999" + below);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, missing.StatusCode));
        Assert.Equal(
            (await Browser.Parse(missing)).QuerySelector("main")!.TextContent,
            (await Browser.Parse(hidden)).QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("よその課", (await theirs.Page("/cases")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_reads_is_told_why_nothing_can_be_changed()
    {
        using var mine = await host.SignedIn();
        var path = await Begin(mine, "監査が見る案件");
        using var auditor = await host.SignedIn("kansa");

        var page = await auditor.Page(path);

        Assert.True(page.QuerySelector("button[aria-describedby=why-not-edit]")!.HasAttribute("disabled"));
        Assert.Contains("担当", page.QuerySelector("#why-not-edit")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await auditor.Page($"{path}/edit")).QuerySelector("main form"));
        Assert.Null((await auditor.Page($"{path}/candidates")).QuerySelector("main form"));
        Assert.Null((await auditor.Page("/cases/new?policy=kawaguchi")).QuerySelector("main form"));
    }

    [Fact]
    public async Task Where_the_city_offers_one_policy_nobody_is_asked_for_it()
    {
        await using var product = await host.Another("--Policies:Offered=kawaguchi");
        using var browser = product.NewBrowser();
        using var signedIn = await browser.SignIn("shimin-tanto", DemoPeople.Password);
        Assert.NotNull((await browser.Page("/cases/new")).QuerySelector("main [name='Form.Title']"));
    }

    [Fact]
    public async Task Requirements_are_all_there_linkable_and_narrowed_by_strength_and_text()
    {
        using var browser = await host.SignedIn();
        var path = await Begin(browser, "要件を見る案件");

        var page = await browser.Page($"{path}/requirements");
        var held = Testing.Town.Content.Policies["kawaguchi"].Requirements;
        Assert.Equal(held.Select(r => r.Id).Order(), page.QuerySelectorAll("tbody tr").Select(r => r.Id!).Order());
        Assert.NotNull(page.QuerySelector($"a[href='{path}/requirements#K56']"));
        Assert.NotEmpty(page.QuerySelectorAll("details tbody tr"));
        Assert.Contains("基準未登録", page.Body!.TextContent, StringComparison.Ordinal);

        var forbidden = await browser.Page($"{path}/requirements?strength=Forbidden");
        Assert.All(forbidden.QuerySelectorAll("tbody tr td:nth-child(2)"), c => Assert.Equal("禁止", c.TextContent));
        var found = await browser.Page($"{path}/requirements?q=K56");
        Assert.Equal(["K56"], found.QuerySelectorAll("tbody tr").Select(r => r.Id));
    }

    [Fact]
    public async Task A_candidate_is_added_and_refused_a_second_time_with_what_was_typed()
    {
        using var browser = await host.SignedIn();
        var path = $"{await Begin(browser, "候補を加える案件")}/candidates";
        (string, string)[] service = [("Form.Provider", "髙﨑𠮷株式会社"), ("Form.Service", "予約クラウド")];

        using var added = await browser.Submit(path, "登録して候補に加える", service);
        using var refused = await browser.Submit(path, "登録して候補に加える", service);

        Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        var page = await Browser.Parse(refused);
        Assert.Contains("すでに", page.QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("髙﨑𠮷株式会社", page.QuerySelector("[name='Form.Provider']")!.GetAttribute("value"));
        Assert.Equal($"{path}/1/answers", page.QuerySelector("table a[href$=answers]")!.GetAttribute("href"));
        Assert.Contains("予約クラウド", (await browser.Page("/services?q=髙﨑")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static bool HasBoth(string row, string one, string other) =>
        row.Contains(one, StringComparison.Ordinal) && row.Contains(other, StringComparison.Ordinal);

    private static async Task<string> Begin(Browser browser, string title)
    {
        var form = await PlainForm.On(browser, "/cases/new?policy=kawaguchi", "案件を作る");
        return await form.With("Form.Title", title).With("Form.Purpose", "窓口の混雑を減らす")
            .With("facts.confidentiality", "3").With("facts.segments", "internet").Saved(browser);
    }

    private async Task<IDictionary<string, object?>> Row(int id)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return (IDictionary<string, object?>)await db.QuerySingleAsync(
            """
            SELECT id, department_id, title, purpose, policy, policy_hash, bank_hash, facts::text AS facts, stage, version,
                   created_by, created_at, stage_at
            FROM cases
            WHERE id = @id
            """,
            new { id });
    }
}
