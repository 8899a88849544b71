using System.Net;
using AngleSharp.Html.Dom;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Cases;

/// <summary>A form as a browser without script sends it: all that is filled in or chosen, then what is changed.</summary>
public sealed class PlainForm
{
    private readonly string path;
    private readonly List<KeyValuePair<string, string>> fields = [];

    private PlainForm(string path, IHtmlFormElement form)
    {
        this.path = path;
        foreach (var input in form.QuerySelectorAll("input, textarea, select"))
        {
            var (name, value) = input switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => (null, ""),
                IHtmlInputElement i => (i.Name, i.Value),
                IHtmlTextAreaElement t => (t.Name, t.Value),
                IHtmlSelectElement s => (s.Name, s.Value ?? ""),
                _ => (null, ""),
            };
            if (name is { Length: > 0 })
                fields.Add(new(name, value));
        }
    }

    public static async Task<PlainForm> On(Browser browser, string path, string button)
    {
        var page = await browser.Page(path);
        return new(path, page.Forms.Single(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button)));
    }

    public string? this[string name] => fields.FirstOrDefault(f => f.Key == name).Value;

    public PlainForm With(string name, params string[] values)
    {
        fields.RemoveAll(f => f.Key == name);
        fields.AddRange(values.Select(v => KeyValuePair.Create(name, v)));
        return this;
    }

    /// <summary>The address that a form without method leads to.</summary>
    public string AsAddress()
    {
        var pairs = fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}");
        return $"{path}?{string.Join('&', pairs)}";
    }

    public async Task<HttpResponseMessage> Send(Browser browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await browser.Send(request);
    }

    /// <summary>Sends, and gives the address that the person is led to.</summary>
    public async Task<string> Saved(Browser browser)
    {
        using var response = await Send(browser);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location!.IsAbsoluteUri
            ? response.Headers.Location.AbsolutePath
            : response.Headers.Location.OriginalString;
    }
}
