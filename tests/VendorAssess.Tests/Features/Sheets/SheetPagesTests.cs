using System.Net;
using VendorAssess.Tests.Features.Answers;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Sheets;

public sealed class SheetPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Hostile = "\"><script>alert(1)</script>\nhttps://vendor.example/soc2\njavascript:alert(2)";

    [Fact]
    public async Task An_answer_can_be_followed_from_the_sheet_to_its_history_and_the_days_before()
    {
        using var browser = await host.SignedIn();
        var (path, sheet) = await Answered(browser, "履歴クラウド");
        await (await PlainForm.On(browser, $"{path}/candidates/1/answers/EX", "保存する"))
            .With("EX06.value", "申請により削除").With("EX06:note", Hostile).With("EX06:evidence", Hostile).Saved(browser);

        var held = await browser.Page(sheet);
        var row = held.QuerySelector("tr#EX06")!;
        Assert.Contains("申請により削除", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("（保存した日）", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(held.QuerySelectorAll("main script"));
        var outside = Assert.Single(row.QuerySelectorAll("a[href^=http]"));
        Assert.Equal("noopener noreferrer nofollow", outside.GetAttribute("rel"));

        var history = await browser.Page(row.QuerySelector("td:last-child a")!.GetAttribute("href")!);
        Assert.Equal(["r-2", "r-1"], history.QuerySelectorAll("tbody tr").Select(r => r.Id));
        Assert.Contains("回答、補足、証跡", history.QuerySelector("tr#r-2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("画面", history.QuerySelector("tr#r-2")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("この日までの回答はありません", (await browser.Page($"{sheet}?on=令和8年11月1日")).Body!.TextContent, StringComparison.Ordinal);
        var compared = await browser.Page($"{sheet}/changes?from=R8.11.1&until=");
        Assert.Contains("新しい回答", compared.QuerySelector("tr#EX06")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, (await browser.Page($"{sheet}/changes")).QuerySelector("tr#EX06")!.Children.Length);
    }

    [Theory]
    [InlineData("?on=きのう")]
    [InlineData("?on=<b>2026")]
    [InlineData("/changes?from=令和8年13月1日")]
    [InlineData("/changes?from=0001-01-01&until=9999-12-31")]
    public async Task A_day_that_is_none_stays_as_typed_and_today_is_shown(string typed)
    {
        using var browser = await host.SignedIn();
        var (_, sheet) = await Answered(browser, $"日付クラウド{typed.GetHashCode(StringComparison.Ordinal)}");
        var page = await browser.Page(sheet + typed);
        var text = Uri.UnescapeDataString(typed[(typed.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('&')[0]);
        var input = page.QuerySelector("input[aria-invalid]")!;
        Assert.Equal(text, input.GetAttribute("value"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));
        Assert.NotNull(page.QuerySelector("tr#EX06"));
    }

    [Fact]
    public async Task Another_department_reads_the_sheet_and_finds_no_trace_of_the_case()
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        using var keiyaku = await host.SignedIn("keiyaku");
        var (path, sheet) = await Answered(mine, "共有クラウド");
        foreach (var below in new[] { "", "/changes", "/EX06" })
        {
            using var read = await theirs.Get(sheet + below);
            using var hidden = await keiyaku.Get(sheet + below);
            var text = await read.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (read.StatusCode, hidden.StatusCode));
            Assert.DoesNotContain("共有クラウドの案件", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{path}/", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_history_of_the_department_s_own_answer_is_for_who_sees_the_case()
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        var path = await CaseOnPages.Begin(mine, "所管課クラウド");
        await (await PlainForm.On(mine, $"{path}/answers", "保存する")).With("W02.value", "a").Saved(mine);
        var page = await mine.Page($"{path}/answers/W02/history");
        Assert.Equal("r-1", Assert.Single(page.QuerySelectorAll("tbody tr")).Id);
        using var hidden = await theirs.Get($"{path}/answers/W02/history");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    private static async Task<(string Case, string Sheet)> Answered(Browser browser, string service)
    {
        var path = await CaseOnPages.Begin(browser, service);
        await (await PlainForm.On(browser, $"{path}/candidates/1/answers/EX", "保存する"))
            .With("EX06.value", "管理画面で削除").Saved(browser);
        var link = (await browser.Page($"{path}/candidates")).QuerySelector("main a[href^='/services/']")!;
        return (path, $"{link.GetAttribute("href")}/answers");
    }
}
