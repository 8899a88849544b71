using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Ui;

public sealed class FieldsTests : IAsyncLifetime
{
    private static readonly (string, string)[] Valid = [("Form.Title", "髙﨑𠮷の件"), ("Form.One", "a")];

    private WebApplication app = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<FieldsRoot>();
        await app.StartAsync();
        browser = new(new Uri(app.Urls.First()));
    }

    [Fact]
    public async Task Every_kind_of_field_arrives_without_script()
    {
        using var response = await browser.Submit(
            "/fields", "送信",
            [.. Valid, ("Form.Text", "一行目\r\n二行目"), ("Form.Several", "a"), ("Form.Several", "b"), ("Form.Listed", "b"),
                ("Form.Agreed", "true"), ("Form.Day", "2026-11-21"), ("Form.Number", "30")]);
        Assert.Contains(
            "RECEIVED 髙﨑𠮷の件|一行目 二行目|a|a+b|b|True|2026-11-21|30", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_arrives_empty()
    {
        using var response = await browser.Submit("/fields", "送信", Valid);
        Assert.Contains("RECEIVED 髙﨑𠮷の件||a|||False||", await Text(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_stands_at_its_field_and_what_was_typed_stays()
    {
        using var response = await browser.Submit(
            "/fields", "送信",
            ("Form.Title", ""), ("Form.Text", "<b>書いた文</b>"), ("Form.Several", "b"), ("Form.Listed", "b"), ("Form.Day", "2026-11-21"));
        var page = await Browser.Parse(response);
        var title = page.GetElementById("f-Form-Title")!;
        Assert.Equal("true", title.GetAttribute("aria-invalid"));
        Assert.Equal("f-Form-Title-support f-Form-Title-error", title.GetAttribute("aria-describedby"));
        Assert.Equal("＊件名を入力してください。", page.GetElementById("f-Form-Title-error")!.TextContent.Trim());
        Assert.Contains("2 か所を直してください。", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>書いた文</b>", page.GetElementById("f-Form-Text")!.TextContent);
        Assert.Equal(["b"], page.QuerySelectorAll("input[name='Form.Several'][checked]").Select(Value));
        Assert.Equal("b", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal("2026-11-21", Value(page.GetElementById("f-Form-Day")!));
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_and_kept()
    {
        using var response = await browser.Submit("/fields", "送信", [.. Valid, ("Form.Number", "三十")]);
        var page = await Browser.Parse(response);
        Assert.DoesNotContain("RECEIVED", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("三十", Value(page.GetElementById("f-Form-Number")!));
        Assert.NotNull(page.GetElementById("f-Form-Number-error"));
    }

    [Fact]
    public async Task Every_input_has_a_label_and_every_group_a_legend()
    {
        var page = await browser.Page("/fields");
        foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
            Assert.True(
                input.Closest("label") is not null || page.QuerySelector($"label[for='{input.Id}']") is not null,
                input.OuterHtml);
        Assert.All(page.QuerySelectorAll("fieldset"), group => Assert.NotEmpty(group.QuerySelector("legend")!.TextContent));
        Assert.All(
            page.QuerySelectorAll("[aria-describedby]").SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')),
            id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal(2, page.QuerySelectorAll(".requirement.is-required").Length);
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await app.DisposeAsync();
    }

    private static string? Value(IElement input) => input.GetAttribute("value");

    private static async Task<string> Text(HttpResponseMessage response) =>
        (await Browser.Parse(response)).Body!.TextContent.Replace("\r\n", " ", StringComparison.Ordinal)
            .Replace('\n', ' ');
}
