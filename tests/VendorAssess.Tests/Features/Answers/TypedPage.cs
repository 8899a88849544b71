using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>An open page of answers as its script sees it: the token of the form, and the inputs as they were shown.</summary>
internal sealed record TypedPage(Browser Browser, string Token, IHtmlDocument Page)
{
    public static async Task<TypedPage> On(Browser browser, string path)
    {
        var page = await browser.Page(path);
        var token = page.QuerySelector("form[data-answers] [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return new TypedPage(browser, token, page);
    }

    public IEnumerable<string> Hidden =>
        Page.QuerySelectorAll("[data-place=hidden]").Select(i => i.GetAttribute("data-item")!);

    /// <summary>Sends an item with some of its inputs changed; the reply has to be one of the conversation.</summary>
    public async Task<JsonObject> Send(string path, string item, params (string Name, string Value)[] typed)
    {
        var (status, reply) = await Try(path, item, typed);
        Assert.Equal(HttpStatusCode.OK, status);
        return reply!;
    }

    public async Task<(HttpStatusCode Status, JsonObject? Reply)> Try(
        string path, string item, params (string Name, string Value)[] typed)
    {
        var inputs = Shown(item);
        foreach (var (name, value) in typed)
            inputs[name] = new JsonArray(value);
        using var response = await Post(path, item, JsonContent.Create(new JsonObject { ["inputs"] = inputs }));
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return (response.StatusCode, isJson ? await response.Content.ReadFromJsonAsync<JsonObject>() : null);
    }

    public async Task<HttpResponseMessage> Post(string path, string item, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/items/{Uri.EscapeDataString(item)}") { Content = body };
        request.Headers.Add("RequestVerificationToken", Token);
        return await Browser.Send(request);
    }

    public async Task<JsonObject> Changes(string path)
    {
        var since = Page.QuerySelector("form[data-answers]")!.GetAttribute("data-since")!;
        using var response = await Browser.Get($"{path}/changes?since={Uri.EscapeDataString(since)}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private JsonObject Shown(string item)
    {
        var inputs = new JsonObject();
        foreach (var input in Page.QuerySelectorAll("input, textarea, select"))
        {
            var (name, value) = input switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => (null, ""),
                IHtmlInputElement i => (i.Name, i.Value),
                IHtmlTextAreaElement t => (t.Name, t.Value),
                IHtmlSelectElement s => (s.Name, s.Value),
                _ => (null, ""),
            };
            if (name?.Split('.', ':')[0] == item)
                inputs[name] = new JsonArray(value);
        }
        return inputs;
    }
}
