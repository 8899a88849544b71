using System.Net;
using AngleSharp.Html.Dom;
using Dapper;
using Npgsql;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>The pages as a browser without script uses them, from the draft to the register.</summary>
public sealed class RequestPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string Statement = "窓口の案内に使う\n職員10人";

    [Fact]
    public async Task A_request_goes_from_draft_to_register_by_plain_forms()
    {
        var id = await Submitted("案内の利用");
        using var chief = await host.SignedIn("tokatsu");
        Assert.Contains($"/requests/{id}", Links(await chief.Page("/requests")));
        var decided = await (await DecisionForm(chief, id)).With("Form.Status", "Approved").Saved(chief);

        var page = await chief.Page(decided);
        var use = Links(page).Single(l => l.StartsWith("/uses/", StringComparison.Ordinal));
        Assert.Contains("公開の情報だけを扱う", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("井上 誠", (await chief.Page(use)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/requests/{id}", Links(await chief.Page("/audit?action=request.Approved")));
    }

    [Fact]
    public async Task A_refused_decision_keeps_what_was_typed_and_says_why()
    {
        var id = await Submitted("条件のない条件付承認");
        using var chief = await host.SignedIn("tokatsu");
        var form = await DecisionForm(chief, id);
        using var refused = await form.With("Form.Status", "ApprovedWithConditions").Send(chief);

        var page = await Browser.Parse(refused);
        Assert.Contains("条件を書いてください", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("公開の情報だけを扱う", page.QuerySelector("[name='Form.Reason']")!.TextContent);
        Assert.NotNull(page.QuerySelector("[name='Form.Status'][value=ApprovedWithConditions][checked]"));
    }

    [Fact]
    public async Task Of_two_who_decide_the_slower_learns_why_and_reads_what_was_typed()
    {
        var id = await Submitted("二人で審査する");
        using var faster = await host.SignedIn("tokatsu");
        using var slower = await host.SignedIn("tokatsu");
        var late = (await DecisionForm(slower, id)).With("Form.Status", "Refused").With("Form.Reason", "遅れて届いた理由");
        await (await DecisionForm(faster, id)).With("Form.Status", "Approved").Saved(faster);

        using var refused = await late.Send(slower);
        var page = await Browser.Parse(refused);
        var notice = page.QuerySelector("[role=alert]")!.TextContent;
        Assert.Contains("審査待ちの申請だけを審査できます（現在: 承認）", notice, StringComparison.Ordinal);
        Assert.Contains("遅れて届いた理由", notice, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[name='Form.Reason']") is not null);
    }

    [Fact]
    public async Task Fifty_posts_of_one_decision_at_once_and_one_more_later_have_one_effect()
    {
        var id = await Submitted("五十回押す");
        using var chief = await host.SignedIn("tokatsu");
        var form = (await DecisionForm(chief, id)).With("Form.Status", "Approved");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => form.Send(chief)));
        using var replay = await form.Send(chief);
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Found);
        Assert.All(answers.Append(replay), a => Assert.True(a.StatusCode is HttpStatusCode.Found or HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        Assert.Equal((1, 1, 1), await EffectsOf(id));

        // Of another request, a page that shows what was never submitted.
        var stale = await Submitted("古い画面");
        using var refused = await (await DecisionForm(chief, stale)).With("Form.Status", "Approved")
            .With("Form.SeenDigest", new string('0', 64)).Send(chief);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal((0, 0, 0), await EffectsOf(stale));
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_form_that_its_page_no_longer_offers_is_refused_in_words()
    {
        var path = await Begun("引継ぎを二度押す");
        using var officer = await host.SignedIn("shimin-kacho");
        var form = await PlainForm.On(officer, $"{path}/specification", "契約担当に引き継ぐ");
        await form.Saved(officer);
        using var again = await form.Send(officer);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal("送信を受け付けられませんでした", (await Browser.Parse(again)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Words_that_were_not_shown_are_saved_and_not_yet_submitted()
    {
        var path = await Drafted("書き換えて提出");
        using var officer = await host.SignedIn("shimin-bucho");
        var form = await PlainForm.On(officer, path, "申請を提出する");
        var saved = await form.With("Form.Statement", "書き換えた").With("Form.Deed", "Submit").Saved(officer);

        var page = await officer.Page(saved);
        Assert.Contains("まだ提出していません", page.Body!.TextContent, StringComparison.Ordinal);
        var preview = page.QuerySelector("[aria-labelledby=content-subject]")!.TextContent;
        Assert.Contains("書き換えた", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_done_is_shown_disabled_with_the_reason()
    {
        var path = await Drafted("担当者は提出できない");
        using var applicant = await host.SignedIn();
        var button = Button(await applicant.Page(path), "申請を提出する");
        Assert.True(button.IsDisabled);
        var reason = button.Owner!.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent;
        Assert.Contains("情報セキュリティ責任者", reason, StringComparison.Ordinal);

        var id = await Submitted("担当部局は審査できない");
        using var officer = await host.SignedIn("shimin-bucho");
        Assert.True(Button(await officer.Page($"/requests/{id}"), "審査結果を記録する").IsDisabled);
    }

    [Fact]
    public async Task A_light_procedure_says_that_clauses_still_apply()
    {
        var path = await Drafted("簡略な手続");
        using var applicant = await host.SignedIn();
        var banner = (await applicant.Page(path)).QuerySelectorAll(".banner-info")
            .Select(b => b.TextContent).Single(t => t.Contains("簡略な手続", StringComparison.Ordinal));
        Assert.Contains("この手続でも残ります", banner, StringComparison.Ordinal);
        Assert.Contains("適合を確かめられたものは 0 件", banner, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_department_finds_none_of_it()
    {
        var id = await Submitted("他部局には見えない");
        using var other = await host.SignedIn("fukushi-tanto");
        string[] paths = [$"/requests/{id}", $"/requests/{id}.xlsx", "/uses/1", "/audit"];
        foreach (var path in paths)
        {
            using var response = await other.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        Assert.DoesNotContain("他部局には見えない", (await other.Page("/requests")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_page_asks_three_times_and_its_workbook_too()
    {
        var id = await Submitted("問合せの回数");
        using var chief = await host.SignedIn("tokatsu");
        // A download is also an entry of the audit log, which is written beside the three questions.
        (string Path, int Written)[] paths =
        [
            ($"/requests/{id}", 0), ($"/requests/{id}.xlsx", 1), ($"/requests/{id}/questions", 0), ("/exceptions", 0),
            ("/checks", 0), ("/audit", 0), ("/", 0), ("/uses", 0),
        ];
        foreach (var (path, written) in paths)
        {
            using var counted = new CountedCommands(
                new NpgsqlConnectionStringBuilder(host.Database.ConnectionString).Database!);
            using var response = await chief.Get(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.InRange(counted.Count - written, 1, 3);
        }
    }

    [Fact]
    public async Task Procurement_sees_a_case_from_the_hand_over_on()
    {
        var path = (await Begun("調達へ引き継ぐ")) + "/specification";
        using var procurement = await host.SignedIn("keiyaku");
        using var applicant = await host.SignedIn();
        Assert.Equal(HttpStatusCode.NotFound, (await procurement.Get(path)).StatusCode);
        await (await PlainForm.On(applicant, path, "契約担当に引き継ぐ")).Saved(applicant);
        Assert.True(Button(await procurement.Page(path), "検討中に戻す").IsDisabled);
        using var file = await procurement.Get($"{path}.xlsx");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.True((await file.Content.ReadAsByteArrayAsync()).Length > 5_000);
    }

    private async Task<(int Decisions, int Uses, int Entries)> EffectsOf(string request)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return await db.QuerySingleAsync<(int, int, int)>(
            """
            SELECT (SELECT count(*) FROM decisions WHERE request_id = @id)::int,
                   (SELECT count(*) FROM uses WHERE request_id = @id)::int,
                   (SELECT count(*) FROM audit_log WHERE action = 'request.Approved' AND subject_id = @id::text)::int
            """,
            new { id = int.Parse(request, null) });
    }

    private async Task<string> Begun(string title)
    {
        using var browser = await host.SignedIn();
        var form = await PlainForm.On(browser, "/cases/new?policy=kawaguchi", "案件を作る");
        return await form.With("Form.Title", title).With("Form.Purpose", "窓口の混雑を減らす")
            .With("facts.confidentiality", "1").With("facts.segments", "internet")
            .With("facts.use_from", "2027-01-01").Saved(browser);
    }

    /// <summary>The address of a saved draft.</summary>
    private async Task<string> Drafted(string title)
    {
        var path = await Begun(title);
        using var browser = await host.SignedIn();
        var candidate = (await browser.Page($"{path}/candidates")).Forms
            .Single(f => f.QuerySelector("[name='Form.Provider']") is not null)
            .QuerySelector("button")!.TextContent.Trim();
        await (await PlainForm.On(browser, $"{path}/candidates", candidate))
            .With("Form.Provider", "株式会社例示").With("Form.Service", title).Saved(browser);
        await (await PlainForm.On(browser, $"{path}/request", "下書きを保存する"))
            .With("Form.Statement", Statement).With("Form.Network", "インターネット接続系").With("Form.Deed", "Save")
            .Saved(browser);
        return $"{path}/request";
    }

    private async Task<string> Submitted(string title)
    {
        var path = await Drafted(title);
        using var officer = await host.SignedIn("shimin-bucho");
        var form = await PlainForm.On(officer, path, "申請を提出する");
        return (await form.With("Form.Deed", "Submit").Saved(officer)).Split('/')[^1];
    }

    private static async Task<PlainForm> DecisionForm(Browser chief, string id) =>
        (await PlainForm.On(chief, $"/requests/{id}", "審査結果を記録する")).With("Form.Reason", "公開の情報だけを扱う");

    private static IEnumerable<string> Links(IHtmlDocument page) =>
        page.Links.Select(l => l.GetAttribute("href") ?? "");

    private static IHtmlButtonElement Button(IHtmlDocument page, string text) =>
        page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(b => b.TextContent.Trim() == text);
}
