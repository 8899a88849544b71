using System.Net;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers;

public sealed class AnswerPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Hostile = "\"><script>alert(1)</script>\n=1+1 髙﨑𠮷";

    [Fact]
    public async Task A_workbook_goes_out_comes_back_filled_and_is_stored_by_plain_forms()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "往復クラウド")}/candidates/1";
        using var sent = await browser.Get($"{path}/questionnaire.xlsx");
        Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("往復クラウド", sent.Content.Headers.ContentDisposition.FileNameStar, StringComparison.Ordinal);
        Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
        var filled = FormSample.Edit(w =>
        {
            w.Questions().At("KM02", "回答").SetValue("a");
            w.Questions().At("KM02", "補足").SetValue(Hostile);
        }, new MemoryStream(await sent.Content.ReadAsByteArrayAsync()));

        using var uploaded = await CaseOnPages.Upload(browser, $"{path}/answers", filled.ToArray(), "<i>回答.xlsx");
        Assert.Equal(HttpStatusCode.Found, uploaded.StatusCode);
        var preview = uploaded.Headers.Location!.OriginalString;
        var page = await browser.Page(preview);
        Assert.Equal(["KM02"], page.QuerySelectorAll("form tbody tr").Select(r => r.Id));
        Assert.Contains("<i>回答.xlsx", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main i"));

        var store = await PlainForm.On(browser, preview, "選んだ回答を保存する");
        Assert.Equal($"{path}/answers", await store.Saved(browser));
        Assert.Equal($"{path}/answers", await store.Saved(browser));
        var held = (await browser.Page($"{path}/answers")).QuerySelector("tr#KM02")!.TextContent;
        Assert.Contains(Hostile, held, StringComparison.Ordinal);
        Assert.Contains("第1版", held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_leaves_the_person_on_the_page_with_the_reason()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "拒否クラウド")}/candidates/1/answers";
        foreach (var (file, says) in new[]
        {
            ("not a workbook"u8.ToArray(), "Excelブック"), (new byte[SentFile.Largest + 1], "20MB"),
            (Array.Empty<byte>(), "選んで"),
        })
        {
            using var refused = await CaseOnPages.Upload(browser, path, file, "a.xlsx");
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            var banner = (await Browser.Parse(refused)).QuerySelector(".banner-error")!.TextContent;
            Assert.Contains(says, banner, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_uploaded()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "無札クラウド")}/candidates/1/answers";
        using var content = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" }, { new ByteArrayContent([1]), "Workbook", "a.xlsx" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = await browser.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Typed_answers_and_records_are_saved_and_shown_again()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "手書きクラウド")}/answers";
        var form = await PlainForm.On(browser, path, "保存する");
        await form.With("W02.value", "a").With("W02:note", Hostile)
            .With("record-foreign-law-assessment.content", "評価した。\n二行目").Saved(browser);
        var again = await PlainForm.On(browser, path, "保存する");
        Assert.Equal(("a", Hostile, "1"), (again["W02.value"], again["W02:note"], again["W02:seen"]));
        Assert.Equal("評価した。\n二行目", again["record-foreign-law-assessment.content"]);

        await again.Saved(browser);
        Assert.Equal("1", (await PlainForm.On(browser, path, "保存する"))["W02:seen"]);
    }

    [Fact]
    public async Task A_permission_is_written_by_who_gives_it_and_read_by_the_department()
    {
        const string input = "record-exception-permission.content";
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "許可クラウド")}/answers";
        Assert.Contains("書けるのは、", await Shown(browser), StringComparison.Ordinal);
        var form = await PlainForm.On(browser, path, "保存する");
        using (var refused = await form.With(input, "許可を受けた。").With("record-exception-permission:shown", "")
            .With("W02.value", "a").Send(browser))
        {
            var page = await Browser.Parse(refused);
            Assert.Contains("書けるのは、", page.QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("許可を受けた。", page.QuerySelector($"[name='{input}']")!.TextContent.Trim());
            Assert.NotNull(page.QuerySelector("[name='W02.value'][value=a][checked]"));
        }
        Assert.DoesNotContain("許可を受けた。", await Shown(browser), StringComparison.Ordinal);

        using var ciso = await host.SignedIn("ciso");
        var own = await PlainForm.On(ciso, path, "保存する");
        Assert.Null(own["W02.value"]);
        await own.With(input, "12月まで許可する。").Saved(ciso);
        Assert.Contains("12月まで許可する。", await Shown(browser), StringComparison.Ordinal);

        async Task<string> Shown(Browser who) => (await who.Page(path))
            .QuerySelector("[data-item=record-exception-permission]")!.TextContent;
    }

    [Fact]
    public async Task What_is_sent_by_who_may_not_answer_any_more_stays_on_the_page_with_the_reason()
    {
        using var browser = await host.SignedIn();
        var form = await PlainForm.On(browser, $"{await CaseOnPages.Begin(browser, "異動クラウド")}/candidates/1/answers/EX", "保存する");
        using var auditor = await host.SignedIn("kansa");
        var own = (await PlainForm.On(auditor, "/", "サインアウト"))["__RequestVerificationToken"]!;
        using var refused = await form.With("EX02.value", "a").With("EX02:note", "書きかけ")
            .With("__RequestVerificationToken", own).Send(auditor);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        var page = await Browser.Parse(refused);
        Assert.Contains("職に就いていない", page.QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("書きかけ", page.QuerySelector("[name='EX02:note']")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("[name='EX02.value'][value=a][checked]"));
    }

    [Fact]
    public async Task Nothing_typed_is_lost_when_something_cannot_be_taken_and_nothing_is_half_saved()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "誤記クラウド")}/candidates/1/answers/EX";
        var form = (await PlainForm.On(browser, path, "保存する")).With("EX02.value", "a", "b").With("EX02.days", "さんじゅう")
            .With("EX02:as-of", "いつか").With("EX01:state", "na").With("EX04:state", "given").With("EX04:note", "補足だけ");
        using var response = await form.Send(browser);

        var page = await Browser.Parse(response);
        var problems = page.QuerySelectorAll(".banner-error li a").Select(a => a.GetAttribute("href")!.Split('#')[1]).ToList();
        Assert.Equal(["a-EX01-reason", "a-EX02-days", "a-EX02-as-of", "a-EX04-state"], problems);
        Assert.All(problems, id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal("さんじゅう", page.QuerySelector("[name='EX02.days']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name='EX02.value'][value=b][checked]"));
        Assert.Equal("0", (await PlainForm.On(browser, path, "保存する"))["EX02:seen"]);
    }

    [Fact]
    public async Task Of_two_who_type_the_slower_sees_both_and_may_then_decide()
    {
        using var first = await host.SignedIn();
        using var second = await host.SignedIn("shimin-kacho");
        var path = $"{await CaseOnPages.Begin(first, "二人のクラウド")}/candidates/1/answers/KM";
        var slower = (await PlainForm.On(second, path, "保存する")).With("KM02.value", "c").With("KM02:note", "後から");
        await (await PlainForm.On(first, path, "保存する")).With("KM02.value", "a").With("KM02:note", "先に").Saved(first);

        using var response = await slower.Send(second);
        var page = await Browser.Parse(response);
        Assert.Contains("KM02", page.QuerySelector(".banner-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("先に", page.QuerySelector(".answer .banner-warning")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[name='KM02.value'][value=c][checked]"));
        Assert.Equal("1", page.QuerySelector("[name='KM02:seen']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_vendors_questions_go_out_by_group_and_as_the_whole_bank()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "区分クラウド")}/candidates/1";
        var form = (await browser.Page($"{path}/answers")).QuerySelector("form[method=get]")!;
        Assert.Equal($"{path}/questionnaire.xlsx", form.GetAttribute("action"));
        Assert.Contains("BK", form.QuerySelectorAll("input[name=groups]").Select(i => i.GetAttribute("value")));
        var needed = await Asked(browser, $"{path}/questionnaire.xlsx");
        Assert.Equal(needed, await Asked(browser, $"{path}/questionnaire.xlsx?all=false"));
        Assert.Equal(needed.Where(id => id[..2] == "BK"), await Asked(browser, $"{path}/questionnaire.xlsx?groups=BK"));
        var whole = await Asked(browser, $"{path}/questionnaire.xlsx?all=true");
        Assert.Equal(Testing.Town.Content.Bank.Questions.Where(QuestionScope.IsForVendor).Select(q => q.Id), whole);
        Assert.Equal(
            whole.Where(id => id[..2] is "BK" or "KM"), await Asked(browser, $"{path}/questionnaire.xlsx?all=true&groups=KM&groups=BK"));
        using var none = await browser.Get($"{path}/questionnaire.xlsx?groups=XX");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static async Task<List<string>> Asked(Browser browser, string path)
    {
        using var sent = await browser.Get(path);
        using var workbook = new ClosedXML.Excel.XLWorkbook(await sent.Content.ReadAsStreamAsync());
        return
        [
            .. workbook.Questions().Column(3).CellsUsed().Skip(1).Select(cell => cell.GetString())
                .Where(id => !id.Contains('.', StringComparison.Ordinal)),
        ];
    }

    [Theory]
    [InlineData("/answers")]
    [InlineData("/comparison")]
    [InlineData("/candidates/1/answers")]
    [InlineData("/candidates/1/answers/KM")]
    [InlineData("/candidates/1/answers/papers")]
    [InlineData("/candidates/1/findings")]
    [InlineData("/candidates/1/findings/K56")]
    [InlineData("/candidates/1/questionnaire.xlsx")]
    [InlineData("/candidates/1/summary.xlsx")]
    [InlineData("/comparison.xlsx")]
    public async Task Another_department_gets_the_page_of_an_address_that_does_not_exist(string below)
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        var path = await CaseOnPages.Begin(mine, $"見えないクラウド{below}");
        using var seen = await mine.Get(path + below);
        using var hidden = await theirs.Get(path + below);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (seen.StatusCode, hidden.StatusCode));
        Assert.DoesNotContain("見えない", await hidden.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
