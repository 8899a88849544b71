using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>What the script of the answers page sends, honestly and with ill will, over HTTP.</summary>
public sealed class TypedCallsTests(ProductHost host) : IClassFixture<ProductHost>
{
    private const string NoMoreThan = "32767 文字までで書いてください。";

    [Fact]
    public async Task One_answer_is_saved_with_its_revision_its_time_and_what_is_asked_now()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "一問ずつ")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/CT");
        Assert.Contains("CT04", page.Hidden);

        var saved = await page.Send(path, "CT01", ("CT01.value", "a"));
        Assert.Equal(("saved", 1), ((string)saved["state"]!, (int)saved["now"]!["revision"]!));
        Assert.Matches("^[0-9]{2}:[0-9]{2}$", (string)saved["now"]!["at"]!);
        Assert.DoesNotContain("CT04", saved["sheet"]!["hidden"]!.AsArray().Select(i => (string)i!));
        Assert.StartsWith("1 / ", (string)saved["sheet"]!["progress"]!["CT"]!, StringComparison.Ordinal);

        var date = await page.Send(path, "CT04", ("CT04.value", "R9.3.31"));
        Assert.Equal("令和9年3月31日（2027-03-31）", (string)date["understood"]!["CT04.value"]!);
        Assert.Equal("令和9年3月31日", (await PlainForm.On(browser, $"{path}/CT", "保存する"))["CT04.value"]);
    }

    [Fact]
    public async Task Sending_the_same_again_has_one_effect_and_says_saved_again()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "二度送り")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        await page.Send(path, "KM02", ("KM02.value", "a"));
        var again = await page.Send(path, "KM02", ("KM02.value", "a"));
        Assert.Equal(("saved", 1), ((string)again["state"]!, (int)again["now"]!["revision"]!));
    }

    [Fact]
    public async Task Who_was_slower_gets_what_is_held_and_nothing_is_overwritten()
    {
        using var first = await host.SignedIn();
        using var second = await host.SignedIn("shimin-kacho");
        var path = $"{await CaseOnPages.Begin(first, "遅かった")}/candidates/1/answers";
        var slower = await TypedPage.On(second, $"{path}/KM");
        await (await TypedPage.On(first, $"{path}/KM")).Send(path, "KM02", ("KM02.value", "a"), ("KM02:note", "先に"));
        var reply = await slower.Send(path, "KM02", ("KM02.value", "c"));
        Assert.Equal("conflict", (string)reply["state"]!);
        Assert.Contains("補足：先に", reply["now"]!["said"]!.AsArray().Select(l => (string)l!));
        Assert.Equal("a", (string)reply["now"]!["inputs"]!["KM02.value"]![0]!);
        Assert.Equal("1", (string)reply["now"]!["signs"]!["KM02:seen"]!);
        Assert.Equal("a", (await PlainForm.On(second, $"{path}/KM", "保存する"))["KM02.value"]);
    }

    [Fact]
    public async Task The_citys_records_and_its_notes_beside_a_vendors_answer_are_saved_each_on_its_sheet()
    {
        using var browser = await host.SignedIn();
        var path = await CaseOnPages.Begin(browser, "記録と補足");
        var own = await TypedPage.On(browser, $"{path}/answers");
        var record = await own.Send(
            $"{path}/answers", "record-foreign-law-assessment", ("record-foreign-law-assessment.content", "評価した。"));
        Assert.Equal("saved", (string)record["state"]!);
        var answers = $"{path}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{answers}/JU");
        var note = await page.Send(answers, "note-JU03", ("note-JU03.content", "法務に照会中"));
        Assert.Equal(("saved", 1), ((string)note["state"]!, (int)note["now"]!["revision"]!));
        var shown = await browser.Page($"{answers}/JU");
        Assert.Equal("法務に照会中", shown.QuerySelector("[name='note-JU03.content']")!.TextContent);
        Assert.Equal("0", shown.QuerySelector("[name='JU03:seen']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("KM99", "この票の項目ではありません")]
    [InlineData("W02", "この票の項目ではありません")]
    [InlineData("record-foreign-law-assessment", "この票の項目ではありません")]
    [InlineData("note-KM02", "この票の項目ではありません")]
    [InlineData("KM02;DROP TABLE answers", "この票の項目ではありません")]
    public async Task A_forged_item_is_refused_with_a_reason(string item, string says)
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, $"偽の設問 {item}")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        var (status, reply) = await page.Try(path, item, ($"{item}.value", "a"), ("W02.value", "a"), ("KM99.value", "a"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(says, (string)reply!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(0, await Stored(path));
    }

    [Fact]
    public async Task Inputs_of_other_questions_and_values_that_no_choice_offers_are_not_taken()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "混ぜた入力")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        await page.Send(path, "KM02", ("KM02.value", "a"), ("KM03.value", "a"), ("person_id", "1"), ("KM02:seen", "0"));
        Assert.Equal(1, await Stored(path));
        var reply = await page.Send(path, "KM04", ("KM04.value", "zzz"));
        Assert.Equal("problem", (string)reply["state"]!);
        Assert.Equal("KM04.value", (string)reply["problems"]![0]!["input"]!);
        Assert.Equal(1, await Stored(path));
    }

    [Fact]
    public async Task A_text_may_be_as_long_as_a_cell_of_a_workbook_and_not_longer()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "長い補足")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        var tooLong = await page.Send(path, "KM02", ("KM02.value", "a"), ("KM02:note", new string('長', 32_768)));
        Assert.Contains(NoMoreThan, (string)tooLong["problems"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(0, await Stored(path));
        var longest = await page.Send(path, "KM02", ("KM02.value", "a"), ("KM02:note", new string('長', 32_767)));
        Assert.Equal("saved", (string)longest["state"]!);
        var (huge, _) = await page.Try(path, "KM02", ("KM02:note", new string('x', 3 << 20)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_the_token_of_the_form_nothing_is_stored(string token)
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, $"札なし{token}")}/candidates/1/answers";
        var page = (await TypedPage.On(browser, $"{path}/KM")) with { Token = token };
        var (status, _) = await page.Try(path, "KM02", ("KM02.value", "a"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(0, await Stored(path));
    }

    [Fact]
    public async Task Another_departments_sheet_a_strange_candidate_and_nobody_are_refused()
    {
        using var mine = await host.SignedIn();
        using var theirs = await host.SignedIn("fukushi-tanto");
        using var nobody = host.NewBrowser();
        var path = $"{await CaseOnPages.Begin(mine, "よその票")}/candidates/1/answers";
        var other = $"{await CaseOnPages.Begin(theirs, "自分の票")}/candidates/1/answers";
        var page = await TypedPage.On(theirs, $"{other}/KM");
        var (foreign, reply) = await page.Try(path, "KM02", ("KM02.value", "a"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign);
        Assert.DoesNotContain("よその票", reply!.ToJsonString(), StringComparison.Ordinal);
        var (strange, _) = await page.Try(other.Replace("candidates/1", "candidates/2", StringComparison.Ordinal), "KM02");
        Assert.Equal(HttpStatusCode.Forbidden, strange);
        var (signedOut, _) = await (page with { Browser = nobody }).Try(other, "KM02", ("KM02.value", "a"));
        Assert.Equal(HttpStatusCode.Unauthorized, signedOut);
        Assert.Equal(0, await Stored(path) + await Stored(other));
    }

    [Fact]
    public async Task A_closed_case_takes_nothing_and_says_so()
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, "終わった案件")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        await using (var db = await host.Database.Superuser.OpenConnectionAsync())
            await db.ExecuteAsync("UPDATE cases SET stage = 'Closed' WHERE title = '終わった案件の案件'");
        var (status, reply) = await page.Try(path, "KM02", ("KM02.value", "a"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("終了しています", (string)reply!["reason"]!, StringComparison.Ordinal);
        Assert.Equal(0, await Stored(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"inputs\":null}")]
    [InlineData("{\"inputs\":{\"KM02.value\":\"a\"}}")]
    [InlineData("{\"inputs\":{\"KM02:note\":[\"\\ud800\"]}}")]
    [InlineData("{\"inputs\":{\"KM02.value\":[null]}}")]
    public async Task What_is_no_such_message_stores_nothing_and_breaks_nothing(string body)
    {
        using var browser = await host.SignedIn();
        var path = $"{await CaseOnPages.Begin(browser, $"壊れた便り{body.Length}")}/candidates/1/answers";
        var page = await TypedPage.On(browser, $"{path}/KM");
        using var response = await page.Post(path, "KM02", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.InRange((int)response.StatusCode, 200, 499);
        Assert.Equal(0, await Stored(path));
    }

    [Fact]
    public async Task What_others_saved_comes_with_the_next_question_about_changes_and_keeps_no_session_alive()
    {
        using var first = await host.SignedIn();
        using var second = await host.SignedIn("shimin-kacho");
        var path = $"{await CaseOnPages.Begin(first, "ほかの人の変更")}/candidates/1/answers";
        var page = await TypedPage.On(second, $"{path}/KM");
        Assert.Empty((await page.Changes(path))["items"]!.AsArray());
        await (await TypedPage.On(first, $"{path}/KM")).Send(path, "KM02", ("KM02.value", "b"));
        var changed = Assert.Single((await page.Changes(path))["items"]!.AsArray())!;
        Assert.Equal(("KM02", 1, "b"),
            ((string)changed["item"]!, (int)changed["revision"]!, (string)changed["inputs"]!["KM02.value"]![0]!));

        using var hidden = await host.SignedIn("fukushi-tanto");
        Assert.Empty((await (page with { Browser = hidden }).Changes(path))["items"]!.AsArray());

        var before = await SeenAt("shimin-kacho");
        host.Product.Clock.Advance(TimeSpan.FromMinutes(5));
        await page.Changes(path);
        Assert.Equal(before, await SeenAt("shimin-kacho"));
        await second.Page("/cases");
        Assert.NotEqual(before, await SeenAt("shimin-kacho"));
    }

    private async Task<int> Stored(string path)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int
            FROM answers a
            JOIN answer_sheets h ON h.id = a.sheet_id
            JOIN candidates k ON k.service_id = h.service_id
            WHERE k.case_id = @id
            """,
            new { id = int.Parse(path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture) });
    }

    private async Task<DateTime> SeenAt(string login)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<DateTime>(
            "SELECT max(s.seen_at) FROM sessions s JOIN people p ON p.id = s.person_id WHERE p.login = @login", new { login });
    }
}
