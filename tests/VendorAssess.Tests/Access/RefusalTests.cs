using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access;

/// <summary>What a person was refused stands in the audit log, once a minute, without what was typed.</summary>
public sealed class RefusalTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task An_address_that_is_not_theirs_is_noted_once()
    {
        using var clerk = await host.SignedIn();
        for (var i = 0; i < 3; i++)
            (await clerk.Get("/cases/987654")).Dispose();
        Assert.Equal("access.refused GET 404", Assert.Single(await Noted("/cases/987654")));
    }

    [Fact]
    public async Task A_form_that_was_not_taken_is_noted_without_its_content()
    {
        using var clerk = await host.SignedIn();
        (await clerk.Submit("/password", "変更する", ("Form.Current", "秘密の言葉"), ("Form.Wanted", "短い"))).Dispose();
        Assert.Equal("request.not-taken POST 200", Assert.Single(await Noted("/password")));
    }

    [Fact]
    public async Task A_form_without_our_token_is_noted()
    {
        using var clerk = await host.SignedIn();
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/cases/new")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "new-case")]),
        };
        (await clerk.Send(forged)).Dispose();
        Assert.Equal("request.not-taken POST 400", Assert.Single(await Noted("/cases/new")));
    }

    [Fact]
    public async Task A_long_address_is_noted_as_far_as_it_is_kept()
    {
        using var clerk = await host.SignedIn();
        var id = new string('a', 189);
        (await clerk.Get($"/policies/{id}{Uri.EscapeDataString(string.Concat(Enumerable.Repeat("𠮷", 9)))}")).Dispose();
        Assert.Single(await Noted($"/policies/{id}%"));
    }

    [Fact]
    public async Task A_circuit_for_another_site_s_page_is_noted()
    {
        using var clerk = await host.SignedIn();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreign.Headers.Add("Origin", "http://evil.example");
        (await clerk.Send(foreign)).Dispose();
        Assert.Single(await Noted("/_blazor"));
    }

    [Fact]
    public async Task What_is_answered_is_no_refusal()
    {
        using var auditor = await host.SignedIn("kansa");
        (await auditor.Submit("/audit", "照合する")).Dispose();
        (await auditor.Get("/cases")).Dispose();
        Assert.Empty(await Noted("/audit"));
        Assert.Empty(await Noted("/cases"));
    }

    private async Task<List<string>> Noted(string address)
    {
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        return
        [
            .. await db.QueryAsync<string>(
                """
                SELECT concat_ws(' ', action, detail ->> '方法', detail ->> '応答')
                FROM audit_log
                WHERE subject_kind = 'address' AND subject_id = @address
                """,
                new { address }),
        ];
    }
}
