using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>What the script of a vendor's page sends while it is typed, and what it is answered.</summary>
public sealed class LinkTypingTests(ProductHost host) : IClassFixture<ProductHost>
{
    [Fact]
    public async Task What_is_typed_is_saved_and_the_reply_speaks_of_the_link_alone()
    {
        var (clerk, page, vendor) = await Started("打鍵クラウド");
        var reply = await Type(vendor, "KM", "KM02", ("KM02.value", "a"), ("KM02:note", "髙﨑𠮷"));
        Assert.Equal("saved", (string?)reply["state"]);
        Assert.Equal(["", "EX", "KM"], reply["sheet"]!["progress"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.Equal("株式会社試験 試験 花子", (string?)reply["now"]!["by"]);
        var row = (await clerk.Page(page.Split("/links")[0])).QuerySelector("tr#KM02")!.TextContent;
        Assert.Contains("回答用リンク", row, StringComparison.Ordinal);
    }

    [Theory, InlineData("PI03"), InlineData("CT05"), InlineData("note-KM02"), InlineData("record-foreign-law-assessment"), InlineData("x")]
    public async Task What_was_not_asked_is_refused(string item)
    {
        var (_, _, vendor) = await Started($"範囲外クラウド{item}");
        var reply = await Type(vendor, "KM", item, ($"{item}.value", "a"));
        Assert.Equal("refused", (string?)reply["state"]);
        Assert.DoesNotContain("\"now\":{", reply.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_faster_in_the_city_is_shown_without_a_name_or_note()
    {
        var (clerk, page, vendor) = await Started("競争クラウド");
        var form = await PlainForm.On(vendor, "/answer/KM", "保存する");
        await (await PlainForm.On(clerk, $"{page.Split("/links")[0]}/KM", "保存する"))
            .With("KM02.value", "b").With("KM02:note", "市の控え").Saved(clerk);
        var reply = await Send(vendor, form, "KM02", ("KM02.value", "a"));
        Assert.Equal("conflict", (string?)reply["state"]);
        Assert.Equal("市の担当者", (string?)reply["now"]!["by"]);
        Assert.DoesNotContain("市の控え", reply.ToJsonString(), StringComparison.Ordinal);

        var changes = await vendor.Get($"/answer/changes?since={Uri.EscapeDataString("2020-01-01T00:00:00Z")}");
        var seen = await changes.Content.ReadAsStringAsync();
        Assert.Contains("\"KM02\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("青木", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("市の控え", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_link_was_revoked_hears_so_and_saves_nothing()
    {
        var (clerk, page, vendor) = await Started("途中取消クラウド");
        var form = await PlainForm.On(vendor, "/answer/KM", "保存する");
        await (await PlainForm.On(clerk, page, "依頼を取り消す")).With("Deed", "revoke").Saved(clerk);
        using var saved = await Post(vendor, form, "KM02", ("KM02.value", "a"));
        Assert.Equal(HttpStatusCode.Unauthorized, saved.StatusCode);
        var row = (await clerk.Page(page.Split("/links")[0])).QuerySelector("tr#KM02")!.TextContent;
        Assert.Contains("未回答", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_token_of_a_form_nothing_is_saved()
    {
        var (_, _, vendor) = await Started("無札回答クラウド");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/answer/items/KM02")
        {
            Content = JsonContent.Create(new { inputs = new Dictionary<string, string[]> { ["KM02.value"] = ["a"] } }),
        };
        using var refused = await vendor.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private async Task<(Browser Clerk, string Page, Browser Vendor)> Started(string service)
    {
        var clerk = await host.SignedIn();
        var page = await LinkOnPages.Invite(clerk, service, ("Form.Company", "株式会社試験"));
        return (clerk, page, await LinkOnPages.Entered(host, await LinkOnPages.Show(clerk, page)));
    }

    private static async Task<JsonNode> Type(
        Browser vendor, string group, string item, params (string Name, string Value)[] typed) =>
        await Send(vendor, await PlainForm.On(vendor, $"/answer/{group}", "保存する"), item, typed);

    private static async Task<JsonNode> Send(
        Browser vendor, PlainForm form, string item, params (string Name, string Value)[] typed)
    {
        using var response = await Post(vendor, form, item, typed);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static async Task<HttpResponseMessage> Post(
        Browser vendor, PlainForm form, string item, params (string Name, string Value)[] typed)
    {
        var inputs = new Dictionary<string, string[]>
        {
            [$"{item}:state"] = ["given"],
            [$"{item}:seen"] = [form[$"{item}:seen"] ?? "0"],
            [$"{item}:shown"] = [form[$"{item}:shown"] ?? ""],
        };
        foreach (var (name, value) in typed)
            inputs[name] = [value];
        var request = new HttpRequestMessage(HttpMethod.Post, $"/answer/items/{item}")
        {
            Content = JsonContent.Create(new { inputs }),
        };
        request.Headers.Add("RequestVerificationToken", form["__RequestVerificationToken"]);
        request.Headers.Accept.ParseAdd("application/json");
        return await vendor.Send(request);
    }
}
