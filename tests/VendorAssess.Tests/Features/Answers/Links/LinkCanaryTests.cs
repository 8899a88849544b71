using Dapper;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>Strings that must not come where they do not belong: what the city knows, and the secret of a link.</summary>
public sealed class LinkCanaryTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task Nothing_that_the_city_says_thinks_or_asks_of_others_reaches_a_vendor()
    {
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "共用クラウド");
        var answers = page.Split("/links")[0];
        var other = await LinkOnPages.Invite(
            clerk, "共用クラウド", ("Form.Message", "CANARYOFCITY-other-message"),
            ("Form.Contact", "CANARYOFCITY-other-contact"));
        await Seed(answers);
        await (await PlainForm.On(clerk, $"{answers}/KM", "保存する")).With("KM02.value", "b")
            .With("KM02:note", "CANARYOFCITY-note").With("KM02:evidence", "CANARYOFCITY-evidence").Saved(clerk);
        using (var stranger = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, other), "CANARYOFCITY-other-name"))
            await (await PlainForm.On(stranger, "/answer/EX", "保存する")).With("EX01.value", "a").Saved(stranger);

        using var vendor = await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page));
        var received = await Received(vendor);
        await (await PlainForm.On(vendor, "/answer/submit", "提出する"))
            .With("Form.Title", "部長").With("Form.Declared", "true").With("Form.KnowsUnanswered", "true").Saved(vendor);
        received += await Received(vendor);

        Assert.Contains("KM02", received, StringComparison.Ordinal);
        Assert.Contains("市の担当者", received, StringComparison.Ordinal);
        foreach (var secret in (string[])["CANARYOFCITY", "青木", "井上", "デモ）担当者", "適合", "第11-2(7)ウ", "審査者"])
            Assert.DoesNotContain(secret, received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_link_stands_in_no_log_and_no_table_whatever_is_logged()
    {
        await using var talkative = await host.Another(
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace");
        using var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, "記録クラウド");
        var link = await LinkOnPages.Show(clerk, page);
        var secret = link.Split('/')[^1];
        using var vendor = talkative.NewBrowser();
        using (await vendor.Send(new(HttpMethod.Head, link)))
        using (await vendor.Get(link + "x"))
            await LinkOnPages.Enter(vendor, link);
        await (await PlainForm.On(vendor, "/answer/KM", "保存する")).With("KM02.value", "a").Saved(vendor);
        var cookie = vendor.CookieHeader.Split("va-answer=")[1].Split(';')[0];

        Assert.NotEmpty(talkative.Log.Lines);
        Assert.DoesNotContain(talkative.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(talkative.Log.Lines, l => l.Contains(cookie, StringComparison.Ordinal));
        Assert.DoesNotContain(await Received(vendor), secret, StringComparison.Ordinal);
        var rows = await Rows();
        Assert.DoesNotContain(secret, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(cookie, rows, StringComparison.Ordinal);
    }

    private async Task Seed(string answers)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            UPDATE cases SET purpose = 'CANARYOFCITY-purpose' WHERE id = @caseId;
            INSERT INTO answer_sheets (case_id) VALUES (@caseId) ON CONFLICT DO NOTHING;
            INSERT INTO answers (sheet_id, question, revision, value, note, source, person_id, at)
            SELECT id, 'W07', 1, '"CANARYOFCITY-own-answer"', 'CANARYOFCITY-own-note', 'Browser', 1, now()
            FROM answer_sheets WHERE case_id = @caseId;
            INSERT INTO overrides (case_id, candidate, requirement, revision, status, reason, person_id, post_id, at)
            VALUES (@caseId, 1, 'K56', 1, 'Unmet', 'CANARYOFCITY-override', 1, 1, now());
            INSERT INTO city_records (case_id, record, revision, content, person_id, at)
            VALUES (@caseId, 'foreign-law-assessment', 1, 'CANARYOFCITY-record', 1, now())
            """,
            new { caseId = int.Parse(answers.Split('/')[2], null) });
    }

    /// <summary>Every byte that a link session can get, heads included.</summary>
    private static async Task<string> Received(Browser vendor)
    {
        var received = "";
        foreach (var path in (string[])
            ["/answer", "/answer/KM", "/answer/EX", "/answer/PI", "/answer/colleagues", "/answer/submit", "/answer/evidence",
                "/answer/name", "/answer/refused", "/answer/changes?since=2020-01-01T00:00:00Z"])
        {
            using var response = await vendor.Get(path);
            received += $"{response.Headers}{await response.Content.ReadAsStringAsync()}";
        }
        return received;
    }

    private async Task<string> Rows()
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var tables = await db.QueryAsync<string>(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        var rows = "";
        foreach (var table in tables)
            rows += string.Join('\n', await db.QueryAsync<string>($"SELECT t::text FROM {table} t"));
        return rows;
    }
}
