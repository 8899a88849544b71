using System.Net;
using Dapper;
using VendorAssess.Tests.Features.Answers;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Disposals;

/// <summary>The pages of closing, retention and disposal over HTTP, without script.</summary>
public sealed class DisposalPagesTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task A_case_is_closed_kept_put_off_and_disposed_of_by_plain_forms()
    {
        using var clerk = await host.SignedIn();
        var path = await CaseOnPages.Begin(clerk, "廃棄を試すサービス");
        Assert.Equal($"{path}/close", await Closing(await PlainForm.On(clerk, $"{path}/close", "案件を終了する")).Saved(clerk));
        Assert.Contains("まで", await Text(clerk, $"{path}/close", "#kept ~ dl dd"), StringComparison.Ordinal);
        using var officer = await host.SignedIn("shimin-bucho");
        Assert.Contains("廃棄を試すサービス", await Text(officer, "/disposals?state=Kept", "main table"), StringComparison.Ordinal);
        Assert.Empty((await clerk.Page("/disposals?state=Kept")).QuerySelectorAll("main form[method=post]"));
        await MoveBack(path, "2015-06-01");

        var due = await PlainForm.On(officer, "/disposals", "決める");
        using var unsure = await Deciding(due, path).With("Form.Decision", "Dispose").Send(officer);
        var refused = await Browser.Parse(unsure);
        Assert.Contains("戻せません", refused.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5年が過ぎた", refused.QuerySelector("textarea")!.TextContent);
        await Deciding(due, path).With("Form.Decision", "Extend").With("Form.Until", "2035-03-31").Saved(officer);
        Assert.DoesNotContain("廃棄を試すサービス", await Text(officer, "/disposals", "main"), StringComparison.Ordinal);
        Assert.Contains("5年が過ぎた", await Text(clerk, $"{path}/close", "main"), StringComparison.Ordinal);

        await MoveBack(path, "2001-06-01", "DELETE FROM retention_extensions;");
        var again = Deciding(await PlainForm.On(officer, "/disposals", "決める"), path);
        Assert.Equal("/disposals/records", await again.With("Form.Decision", "Dispose").With("Form.Understood", "true").Saved(officer));
        var record = (await officer.Page("/disposals/records")).QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Contains("文書取扱規程（デモ）", await Text(officer, record, "dl"), StringComparison.Ordinal);
        using var gone = await clerk.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var other = await host.SignedIn("fukushi-bucho");
        using var hidden = await other.Get(record);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var auditor = await host.SignedIn("kansa");
        Assert.Contains("案件を廃棄した", await Text(auditor, "/audit", "main table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_closes_too_late_keeps_what_was_written()
    {
        using var clerk = await host.SignedIn();
        var path = await CaseOnPages.Begin(clerk, "遅れた終了");
        var form = await PlainForm.On(clerk, $"{path}/close", "案件を終了する");
        await Closing(form).Saved(clerk);
        using var late = await Closing(form).Send(clerk);
        var page = await Browser.Parse(late);
        Assert.Contains("検討の結果、使わない", page.QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        var back = await PlainForm.On(clerk, $"{path}/close", "検討に戻す");
        await back.With("Form.Reason", "間違えた").Saved(clerk);
        using var twice = await back.With("Form.Reason", "もう一度").Send(clerk);
        Assert.Contains("もう一度", (await Browser.Parse(twice)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sets_the_years_and_the_auditor_reads_them()
    {
        using var administrator = await host.SignedIn("kanri");
        var form = await PlainForm.On(administrator, "/admin/retention", "定める");
        form.With("Form.Kind", "Withdrawn").With("Form.Years", "３").With("Form.FirstMonth", "1").With("Form.Basis", "文書取扱規程第12条");
        using var nobody = await form.Send(administrator);
        Assert.Contains("職の役割", (await Browser.Parse(nobody)).QuerySelector("main [role=alert]")!.TextContent, StringComparison.Ordinal);
        await form.With("Form.Years", "3").With("Form.Decides", "officer", "chief").Saved(administrator);
        using var auditor = await host.SignedIn("kansa");
        var page = await auditor.Page("/admin/retention");
        Assert.Contains("3年（終了した年の翌年の初日から）", page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第12条", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
    }

    private static PlainForm Closing(PlainForm form) =>
        form.With("Form.Kind", "NotUsed").With("Form.Reason", "検討の結果、使わない");

    private static PlainForm Deciding(PlainForm form, string path) =>
        form.With("Form.Cases", path.Split('/')[^1]).With("Form.Reason", "5年が過ぎた");

    private static async Task<string> Text(Browser browser, string path, string selector) =>
        (await browser.Page(path)).QuerySelector(selector)!.TextContent;

    private async Task MoveBack(string path, string day, string also = "")
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        await db.ExecuteAsync($"{also} UPDATE case_closings SET at = '{day}' WHERE case_id = {path.Split('/')[^1]}");
        await db.ExecuteAsync("SET session_replication_role = DEFAULT");
    }
}
