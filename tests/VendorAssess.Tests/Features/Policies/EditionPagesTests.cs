using System.Net;
using AngleSharp.Dom;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Policies;

/// <summary>Older editions on screen: listed, read as they were, and compared with what is in force.</summary>
public sealed class EditionPagesTests(ProductHost host) : IClassFixture<ProductHost>, IAsyncLifetime
{
    private ContentLibrary older = null!;

    private Policy Older => older.Policies["kawaguchi"];

    private string Key => EditionKey.Of(Older, older.Bank).ToString();

    public async ValueTask InitializeAsync() => older = await OlderContent.Keep(host.Database);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Policies_list_the_edition_in_force_and_those_before()
    {
        using var browser = await host.SignedIn("kansa");
        var table = (await browser.Page("/policies")).QuerySelectorAll("table")
            .Single(t => t.QuerySelector("caption")!.TextContent == Older.Title);
        var rows = table.QuerySelectorAll("tbody tr").ToList();
        Assert.Equal(["いま有効", "以前の版"], rows.Select(r => r.QuerySelector(".badge")!.TextContent.Trim()[1..].Trim()));
        Assert.Contains("令和4年4月1日施行", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("令和8年4月1日 05:00", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains(Older.Hash[..12], rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal([$"/policies/kawaguchi?edition={Key}", $"/policies/kawaguchi/compare?from={Key}"],
            rows[1].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_older_edition_is_read_as_it_was_and_told_as_not_in_force(bool hashAlone)
    {
        using var browser = await host.SignedIn();
        var page = await browser.Page($"/policies/kawaguchi?edition={(hashAlone ? Older.Hash : Key)}");

        Assert.Contains("いま有効な版ではありません。", page.QuerySelector(".banner-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Older.Requirements.Select(r => r.Id), page.QuerySelectorAll(".requirement-entry").Select(e => e.Id));
        Assert.Contains("令和4年4月1日施行", page.QuerySelector(".page-lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("通信の暗号化の方式を選んでください。", page.GetElementById("q-KM01")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.GetElementById("scenarios"));
        // Every link to a part of the page stays with the edition and leads to a part that is there.
        var parts = page.QuerySelectorAll("main a[href*='#']").Select(a => a.GetAttribute("href")!.Split('#')).ToList();
        Assert.All(parts, p => Assert.Equal($"/policies/kawaguchi?edition={Key}", p[0]));
        Assert.All(parts, p => Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(p[1]))));
    }

    [Fact]
    public async Task The_edition_in_force_is_not_told_as_another()
    {
        using var browser = await host.SignedIn();
        var (policy, bank) = (Town.Content.Policies["kawaguchi"], Town.Content.Bank);
        foreach (var path in new[] { "/policies/kawaguchi", $"/policies/kawaguchi?edition={EditionKey.Of(policy, bank)}" })
        {
            var page = await browser.Page(path);
            Assert.DoesNotContain("有効な版ではありません", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("main a[href*='#']"),
                a => Assert.NotNull(page.GetElementById(Uri.UnescapeDataString(a.GetAttribute("href")!.Split('#')[1]))));
        }
    }

    [Fact]
    public async Task A_standard_that_was_registered_then_shows_with_its_edition_and_rows()
    {
        using var browser = await host.SignedIn();
        var page = await browser.Page($"/policies/sendai?edition={older.Policies["sendai"].Hash}");
        var standard = page.QuerySelector(".standard")!;
        string[] wanted = ["CISOが定める基準（クラウドサービスの利用）", "登録済み", "見本の利用基準", "令和7年4月1日施行", "見本として作った基準です。"];
        Assert.All(wanted, w => Assert.Contains(w, standard.TextContent, StringComparison.Ordinal));
        Assert.Equal(["2-(3)④(ix)", "S06", "C1", "C2"], standard.QuerySelectorAll("a").Select(a => a.TextContent));
        var row = page.GetElementById("C1")!.TextContent;
        Assert.Contains("利用基準1", row, StringComparison.Ordinal);
        Assert.Contains("登録した基準「CISOが定める基準（クラウドサービスの利用）」の要件", row, StringComparison.Ordinal);
        Assert.Contains("C1「国内での保存」（利用基準1）", page.GetElementById("S06")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("基準未登録", (await browser.Page("/policies/sendai")).GetElementById("S06")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/policies/kawaguchi?edition=000000000000")]
    [InlineData("/policies/kawaguchi?edition=zz")]
    [InlineData("/policies/kawaguchi?edition=%27%3B--")]
    [InlineData("/policies/kawaguchi?edition=%25")]
    [InlineData("/policies/sendai?edition=KEY")]
    [InlineData("/policies/elsewhere?edition=KEY")]
    [InlineData("/policies/elsewhere/compare")]
    [InlineData("/policies/kawaguchi/compare?from=000000000000")]
    [InlineData("/policies/kawaguchi/compare?from=KEY&to=zz")]
    [InlineData("/policies/questions?edition=KEY")]
    [InlineData("/policies/questions/compare?from=000000000000")]
    public async Task What_no_edition_is_named_by_is_not_found(string path)
    {
        using var browser = await host.SignedIn();
        using var response = await browser.Get(path.Replace("KEY", Key, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Two_editions_stand_beside_each_other_requirement_by_requirement()
    {
        using var browser = await host.SignedIn();
        // Without a choice: what was kept before, beside what is in force.
        foreach (var query in new[] { "", $"?from={Key}" })
        {
            var page = await browser.Page($"/policies/kawaguchi/compare{query}");
            Assert.Equal(["K24", "K56", "K99"], Changed(page, "requirements"));
            Assert.Contains("加わった", page.GetElementById("K24")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("なくなった", page.GetElementById("K99")!.TextContent, StringComparison.Ordinal);
            var rows = page.GetElementById("K56")!.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent).ToList());
            Assert.Equal(["当てはまる場合判定に関わる", "適合の条件判定に関わる"], rows.Select(r => string.Concat(r[0].Where(c => !char.IsWhiteSpace(c)))));
            Assert.Contains("機密性2", rows.First()[1], StringComparison.Ordinal);
            Assert.DoesNotContain("機密性2", rows.First()[2], StringComparison.Ordinal);
            Assert.Equal(["q-KM01"], Changed(page, "questions"));
            Assert.Contains("令和4年4月1日施行", page.GetElementById("frame")!.ParentElement!.TextContent, StringComparison.Ordinal);
            Assert.Contains("判定が変わることがあります", page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_chooses_both_sides_and_the_other_way_round_what_came_is_gone()
    {
        using var browser = await host.SignedIn();
        var form = (await browser.Page("/policies/kawaguchi/compare")).Forms.Single(f => f.Method == "get");
        Assert.Equal("/policies/kawaguchi/compare", form.GetAttribute("action"));
        var values = form.QuerySelectorAll("select[name=from] option").Select(o => o.GetAttribute("value")!).ToList();
        Assert.Equal(Key, form.QuerySelector("select[name=from] option[selected]")!.GetAttribute("value"));
        Assert.Equal(2, values.Count);

        var turned = await browser.Page($"/policies/kawaguchi/compare?from={values.Single(v => v != Key)}&to={Key}");

        Assert.Contains("なくなった", turned.GetElementById("K24")!.TextContent, StringComparison.Ordinal);
        var same = await browser.Page($"/policies/kawaguchi/compare?from={Key}&to={Key}");
        Assert.Contains("二つの版に違いはありません", same.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_questions_moved_on_the_policy_says_so()
    {
        using var browser = await host.SignedIn();
        var mixed = $"{Town.Content.Policies["kosai"].Hash[..12]}-{older.Bank.Hash[..12]}";
        var page = await browser.Page($"/policies/kosai?edition={mixed}");
        Assert.Contains("設問は、いま有効な版ではありません。", page.QuerySelector(".banner-warning")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById("scenarios"));
    }

    [Fact]
    public async Task The_questions_are_read_and_compared_too()
    {
        using var browser = await host.SignedIn();
        var current = await browser.Page("/policies/questions");
        Assert.Equal(Town.Content.Bank.Questions.Select(q => $"q-{q.Id}").Order(),
            current.QuerySelectorAll("tr[id]").Select(r => r.Id!).Order());
        Assert.Contains("CSA CCM v4.0 CEK-03、IPY-03", Squeezed(current.GetElementById("q-KM01")!), StringComparison.Ordinal);
        Assert.Contains("（未確認：背景）", current.GetElementById("q-DL01")!.TextContent, StringComparison.Ordinal);
        var before = await browser.Page($"/policies/questions?edition={older.Bank.Hash}");
        Assert.Contains("いま有効な版ではありません", before.QuerySelector(".banner-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("通信の暗号化の方式を選んでください。", before.GetElementById("q-KM01")!.TextContent, StringComparison.Ordinal);
        var compared = await browser.Page("/policies/questions/compare");
        Assert.Equal(["q-KM01"], Changed(compared, "questions"));
    }

    [Theory]
    [InlineData("/policies", 1)]
    [InlineData("/policies/kawaguchi", 0)]
    [InlineData("/policies/kawaguchi?edition=KEY", 1)]
    [InlineData("/policies/kawaguchi/compare", 2)]
    [InlineData("/policies/questions/compare", 2)]
    public async Task A_page_asks_the_database_a_fixed_number_of_times(string path, int times)
    {
        using var browser = await host.SignedIn();
        path = path.Replace("KEY", Key, StringComparison.Ordinal);
        await browser.Page(path);
        using var asked = new CountedCommands(new Npgsql.NpgsqlConnectionStringBuilder(host.Database.ConnectionString).Database!);
        await browser.Page("/help");
        var forEveryPage = asked.Count;
        await browser.Page(path);
        Assert.Equal(times, asked.Count - forEveryPage - forEveryPage);
    }

    private static List<string> Changed(IDocument page, string section) =>
        [.. page.QuerySelectorAll($"section[aria-labelledby={section}] > section").Select(s => s.Id!)];

    private static string Squeezed(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
