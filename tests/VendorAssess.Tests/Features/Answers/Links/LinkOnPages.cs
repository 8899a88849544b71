using System.Net;
using AngleSharp.Html.Dom;
using VendorAssess.Tests.Features.Cases;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Features.Answers.Links;

/// <summary>Inviting and coming by a link, through the pages as people do it.</summary>
internal static class LinkOnPages
{
    /// <summary>Invites for a new case with one candidate and gives the page of the link.</summary>
    public static async Task<string> Invite(Browser clerk, string service, params (string Name, string Value)[] fields)
    {
        var path = $"{await CaseOnPages.Begin(clerk, service)}/candidates/1/answers/links";
        return await InviteFor(clerk, path, fields);
    }

    public static async Task<string> InviteFor(Browser clerk, string path, params (string Name, string Value)[] fields)
    {
        var form = (await PlainForm.On(clerk, path, "回答を依頼する"))
            .With("Form.Name", "営業部 試験 花子").With("Form.Contact", "市民課 048-000-0000").With("Form.Groups", "KM", "EX");
        foreach (var (name, value) in fields)
            form.With(name, value);
        return await form.Saved(clerk);
    }

    /// <summary>The address below the site that the page shows once.</summary>
    public static async Task<string> Show(Browser browser, string path, string deed = "show")
    {
        var form = await PlainForm.On(browser, path, "リンクを表示する");
        using var shown = await form.With("Deed", deed).Send(browser);
        return Shown(await Browser.Parse(shown));
    }

    public static string Shown(IHtmlDocument page) =>
        new Uri(page.GetElementById("shown-link")!.GetAttribute("value")!).AbsolutePath;

    /// <summary>Opens a link as a person does, and gives a name.</summary>
    public static async Task Enter(Browser vendor, string link, string name = "試験 花子")
    {
        using var opened = await vendor.Get(link);
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal("/answer", opened.Headers.Location!.OriginalString);
        using var first = await vendor.Get("/answer");
        Assert.Equal("/answer/name", first.Headers.Location!.OriginalString);
        Assert.Equal(
            "/answer", await (await PlainForm.On(vendor, "/answer/name", "回答を始める")).With("Form.Name", name).Saved(vendor));
    }

    public static async Task<Browser> Entered(ProductHost host, string link, string name = "試験 花子")
    {
        var vendor = host.NewBrowser();
        await Enter(vendor, link, name);
        return vendor;
    }
}
