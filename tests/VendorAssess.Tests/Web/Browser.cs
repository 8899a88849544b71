using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace VendorAssess.Tests.Web;

/// <summary>A browser without script: cookies, pages and forms; redirects are looked at, not followed.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClient http;

    private readonly string? kept;

    /// <param name="kept">Cookies sent with everything, whatever an answer says of them.</param>
    public Browser(Uri address, string? kept = null)
    {
        this.kept = kept;
        http = new(new SocketsHttpHandler
        {
            CookieContainer = Cookies, UseCookies = kept is null, AllowAutoRedirect = false,
        })
        {
            BaseAddress = address,
            DefaultRequestHeaders = { { "Accept", "text/html" } },
        };
        if (kept is not null)
            http.DefaultRequestHeaders.Add("Cookie", kept);
    }

    public CookieContainer Cookies { get; } = new();

    public string CookieHeader => kept ?? Cookies.GetCookieHeader(http.BaseAddress!);

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<IHtmlDocument> Page(string path)
    {
        using var response = await Get(path);
        return await Parse(response);
    }

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Fills the form with this button text on a page and sends it.</summary>
    public async Task<HttpResponseMessage> Submit(
        string path, string button, params (string Name, string Value)[] fields) =>
        await Submit(await Page(path), button, fields);

    public async Task<HttpResponseMessage> Submit(
        IHtmlDocument page, string button, params (string Name, string Value)[] fields)
    {
        var form = page.Forms.Single(f => f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button));
        var given = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Select(i => (Name: i.Name!, i.Value)).Where(i => !given.Contains(i.Name));
        var sent = hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value));
        return await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(sent));
    }

    public Task<HttpResponseMessage> SignIn(string login, string password, string path = "/sign-in") =>
        Submit(path, "サインイン", ("Form.Login", login), ("Form.Password", password));

    public void Dispose() => http.Dispose();
}
