using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dapper;
using VendorAssess.Tests.Features.Answers;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Cases;

public sealed class WhatIfPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task The_form_holds_the_facts_of_the_case_and_sent_as_it_is_changes_nothing()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "もしもクラウド");

        var page = await browser.Page($"{path}/what-if");
        Assert.NotNull(page.QuerySelector("[name='facts.confidentiality'][value='3'][checked]"));
        Assert.Equal("1", page.QuerySelector<IHtmlSelectElement>("#candidate")!.Value);

        var sent = await Try(browser, $"{path}/what-if");
        Assert.Contains("いまは案件の内容と同じです", Panel(sent), StringComparison.Ordinal);
        Assert.Contains("加わる 0 件、外れる 0 件、判定が変わる 0 件", Panel(sent), StringComparison.Ordinal);
        Assert.Empty(sent.QuerySelectorAll(".applied-list li"));
    }

    [Fact]
    public async Task A_lower_level_drops_requirements_and_leads_to_another_procedure()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "下げるクラウド");

        var page = await Try(browser, $"{path}/what-if", ("facts.confidentiality", "1"));

        Assert.Contains("情報の機密性", Panel(page), StringComparison.Ordinal);
        Assert.Contains("（機密性2以上の情報を取り扱わない場合）", Panel(page), StringComparison.Ordinal);
        var dropped = page.QuerySelectorAll(".applied-list li.is-removed");
        Assert.Contains(dropped, l => l.TextContent.Contains("K56", StringComparison.Ordinal)
            && l.TextContent.Contains("対象外", StringComparison.Ordinal)
            && l.TextContent.Contains("機密性1", StringComparison.Ordinal));
        Assert.Equal($"{path}/candidates/1/findings/K56",
            dropped.SelectMany(l => l.QuerySelectorAll("a")).First(a => a.TextContent == "K56").GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("[name='facts.confidentiality'][value='1'][checked]"));
    }

    [Fact]
    public async Task Added_requirements_are_judged_by_the_answers_held_about_the_candidate_chosen()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "一番クラウド");
        (string, string)[] second = [("Form.Provider", "株式会社試験"), ("Form.Service", "二番クラウド")];
        using var added = await browser.Submit($"{path}/candidates", "登録して候補に加える", second);
        var answers = await PlainForm.On(browser, $"{path}/candidates/2/answers/KM", "保存する");
        await answers.With("KM02:state", "given").With("KM02.value", "c").Saved(browser);
        var lower = await PlainForm.On(browser, $"{path}/edit", "保存する");
        await lower.With("facts.confidentiality", "1").Saved(browser);

        var first = await Try(browser, $"{path}/what-if", ("facts.confidentiality", "3"));
        var other = await Try(browser, $"{path}/what-if", ("facts.confidentiality", "3"), ("candidate", "2"));

        Assert.Equal("2", other.QuerySelector<IHtmlSelectElement>("#candidate")!.Value);
        Assert.Contains("要確認", Line(first, "K56"), StringComparison.Ordinal);
        Assert.Contains("KM02 は未回答", Line(first, "K56"), StringComparison.Ordinal);
        Assert.Contains("不適合", Line(other, "K56"), StringComparison.Ordinal);
        Assert.Contains("KM02 はc：", Line(other, "K56"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_may_name_one_fact_only_and_no_candidate()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "住所クラウド");
        var page = await browser.Page($"{path}/what-if?facts.segments=lgwan&candidate=0");
        Assert.NotNull(page.QuerySelector("[name='facts.segments'][value=lgwan][checked]"));
        Assert.NotNull(page.QuerySelector("[name='facts.confidentiality'][value='3'][checked]"));
        Assert.All(page.QuerySelectorAll(".applied-list a"), a =>
            Assert.StartsWith($"{path}/requirements#", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_choice_is_named_and_never_compared()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "不正クラウド");
        var page = await browser.Page($"{path}/what-if?facts.confidentiality=%3Cb%3E9&facts.use_from=never");
        var said = page.QuerySelector(".applied .banner-error")!.TextContent;
        Assert.Contains("「情報の機密性」", said, StringComparison.Ordinal);
        Assert.Contains("日付", said, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".applied-list li, .applied b"));
    }

    [Fact]
    public async Task Trying_writes_nothing_at_all()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "書かないクラウド");
        var before = await Everything();

        await Try(browser, $"{path}/what-if", ("facts.confidentiality", "1"), ("facts.segments", "lgwan"));
        await browser.Page($"{path}/facts");

        Assert.Equal(before, await Everything());
        var kept = await browser.Page($"{path}/edit");
        Assert.NotNull(kept.QuerySelector("[name='facts.confidentiality'][value='3'][checked]"));
    }

    [Theory]
    [InlineData("kansa", "/what-if", HttpStatusCode.OK)]
    [InlineData("kansa", "/facts", HttpStatusCode.OK)]
    [InlineData("fukushi-tanto", "/what-if", HttpStatusCode.NotFound)]
    [InlineData("fukushi-tanto", "/facts", HttpStatusCode.NotFound)]
    [InlineData("shimin-tanto", "/what-if?candidate=7", HttpStatusCode.NotFound)]
    public async Task Who_may_read_the_case_may_try(string login, string below, HttpStatusCode expected)
    {
        using var mine = await host.SignedIn();
        var path = await CaseOnPages.Begin(mine, $"権限クラウド{login}{below.Length}");
        using var other = await host.SignedIn(login);
        using var response = await other.Get(path + below);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in()
    {
        using var stranger = host.NewBrowser();
        using var response = await stranger.Get("/cases/1/what-if");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
    }

    [Fact]
    public async Task Each_fact_shows_the_requirements_it_brought_in_with_links()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "由来クラウド");

        var page = await browser.Page($"{path}/facts");

        var level = page.QuerySelector("section[aria-labelledby=f-confidentiality]")!;
        Assert.Contains("機密性3", level.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        var link = level.QuerySelector($"a[href='{path}/requirements#K56']");
        Assert.Contains("機密性3", link!.Closest("tr")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"section[aria-labelledby=always] a[href^='{path}/requirements#']"));
        var applying = (await browser.Page($"{path}/requirements"))
            .QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Select(r => r.Id!).ToHashSet();
        var brought = page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToHashSet();
        Assert.Equal(applying.Order(), brought.Order());
    }

    [Fact]
    public async Task The_way_there_is_on_the_pages_where_a_clerk_looks()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "道順クラウド");
        foreach (var from in new[] { path, $"{path}/requirements", $"{path}/facts" })
            Assert.NotNull((await browser.Page(from)).QuerySelector($"main a[href='{path}/what-if']"));
        Assert.NotNull((await browser.Page(path)).QuerySelector($"main a[href='{path}/facts']"));
        Assert.NotNull((await browser.Page($"{path}/candidates/1/findings"))
            .QuerySelector($"main a[href='{path}/what-if?candidate=1']"));
    }

    private static string Panel(IParentNode page) => page.QuerySelector(".applied")!.TextContent.ReplaceLineEndings(" ")
        .Replace("                ", "", StringComparison.Ordinal);

    private static string Line(IParentNode page, string requirement) =>
        page.QuerySelectorAll(".applied-list li")
            .Single(l => l.QuerySelector("strong a")!.TextContent == requirement).TextContent;

    /// <summary>Sends the form of the page as a browser without script does, with what is changed.</summary>
    private static async Task<IHtmlDocument> Try(Browser browser, string path, params (string, string)[] changes)
    {
        var form = await PlainForm.On(browser, path, "この内容で比べる");
        foreach (var (name, value) in changes)
            form.With(name, value);
        return await browser.Page(form.AsAddress());
    }

    private async Task<string> Everything()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var tables = await db.QueryAsync<string>(
            """
            SELECT relname
            FROM pg_stat_user_tables
            WHERE schemaname = 'public' AND relname NOT IN ('sessions', 'data_protection_keys')
            ORDER BY relname
            """);
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.Add(await db.QuerySingleAsync<string>(
                $"""
                SELECT '{table} ' || count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))
                FROM {table} t
                """));
        }
        return string.Join('\n', rows);
    }
}
