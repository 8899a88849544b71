using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// A form that a page offers to somebody, filled in as far as it must be. Where it has several buttons that say
/// different things, each is a form of its own: <c>request=Submit</c>; a number in it is written <c>#</c>.
/// </summary>
public sealed partial record OfferedForm(
    string Name, string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, string? FileField)
{
    private const string Token = "__RequestVerificationToken";

    /// <summary>
    /// What stands in the form beside what is typed, and could name a row: hidden fields, and choices whose values are ids;
    /// each with all the values that the page offers.
    /// </summary>
    public IReadOnlyDictionary<string, string[]> Ids { get; private init; } = new Dictionary<string, string[]>();

    public string? this[string field] => Fields.FirstOrDefault(f => f.Key == field).Value;

    public static IEnumerable<OfferedForm> On(IHtmlDocument page, string path) =>
        page.Forms.Where(f => f.QuerySelector("input[name=_handler]") is not null).SelectMany(f => Of(f, path));

    /// <summary>The token of somebody's session, from whatever form their page has.</summary>
    public static string? TokenOn(IHtmlDocument page) =>
        page.QuerySelector($"input[name={Token}]")?.GetAttribute("value");

    /// <summary>Why a form was not taken, as its page says.</summary>
    public static string ProblemOn(IHtmlDocument page)
    {
        var said = page.QuerySelectorAll("main .banner-error, main [role=alert], main .field-error")
            .Select(e => e.TextContent.Trim());
        return string.Join(' ', said.DefaultIfEmpty(page.QuerySelector("h1")?.TextContent ?? ""));
    }

    public OfferedForm With(IEnumerable<(string Name, string[] Values)> given)
    {
        var names = given.Select(g => g.Name).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Fields =
            [
                .. Fields.Where(f => !names.Contains(f.Key)),
                .. given.SelectMany(g => g.Values.Select(v => KeyValuePair.Create(g.Name, v))),
            ],
        };
    }

    public OfferedForm WithToken(string? token) =>
        With([(Token, token is null ? Array.Empty<string>() : [token])]);

    public async Task<HttpResponseMessage> Send(Browser browser, byte[]? file = null, string fileName = "a.pdf")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Content(file, fileName) };
        return await browser.Send(request);
    }

    private HttpContent Content(byte[]? file, string fileName)
    {
        if (FileField is null)
            return new FormUrlEncodedContent(Fields);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in Fields)
            parts.Add(new StringContent(value), name);
        parts.Add(new ByteArrayContent(file ?? "%PDF-1.7 "u8.ToArray()), FileField, fileName);
        return parts;
    }

    private static IEnumerable<OfferedForm> Of(IHtmlFormElement form, string path)
    {
        var handler = form.QuerySelector("input[name=_handler]")!.GetAttribute("value")!;
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        var file = form.QuerySelector("input[type=file]")?.GetAttribute("name");
        var buttons = form.QuerySelectorAll("button[type=submit]:not([disabled])")
            .Select(b => (Name: b.GetAttribute("name"), Value: b.GetAttribute("value") ?? ""))
            .DistinctBy(b => (b.Name, Number().Replace(b.Value, "#")));
        foreach (var (name, value) in buttons)
        {
            var key = name is null ? handler : $"{handler}={Number().Replace(value, "#")}";
            var fields = Filled(form);
            if (name is not null)
                fields.Add(new(name, value));
            yield return new(key, target, fields, file) { Ids = IdsIn(form, name, value) };
        }
    }

    private static Dictionary<string, string[]> IdsIn(IHtmlFormElement form, string? button, string said)
    {
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()
            .Where(i => i.Name is not (Token or "_handler" or null)).Select(i => (Name: i.Name!, i.Value));
        var choices = form.QuerySelectorAll("input[type=radio], input[type=checkbox]").OfType<IHtmlInputElement>()
            .Select(i => (Name: i.Name ?? "", i.Value))
            .Concat(form.QuerySelectorAll("select").OfType<IHtmlSelectElement>()
                .SelectMany(s => s.Options.Select(o => (Name: s.Name ?? "", o.Value))))
            .Append((Name: button ?? "", Value: said)).Where(c => c.Name.Length > 0 && Id().IsMatch(c.Value));
        return hidden.Concat(choices).GroupBy(c => c.Name, c => c.Value, StringComparer.Ordinal)
            .ToDictionary(c => c.Key, c => c.Distinct().ToArray(), StringComparer.Ordinal);
    }

    private static List<KeyValuePair<string, string>> Filled(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input, textarea, select").Where(i => !i.HasAttribute("disabled")))
        {
            var name = input.GetAttribute("name");
            if (name is { Length: > 0 } && ValueOf(input, fields) is { } value)
                fields.Add(new(name, value));
        }
        return fields;
    }

    private static string? ValueOf(IElement input, List<KeyValuePair<string, string>> before) => input switch
    {
        IHtmlInputElement { Type: "file" or "submit" } => null,
        IHtmlInputElement { Type: "radio", IsRequired: true } radio =>
            before.Any(f => f.Key == radio.Name) ? null : radio.Value,
        IHtmlInputElement { Type: "radio", IsChecked: false } => null,
        IHtmlInputElement { Type: "checkbox", IsChecked: false } box => box.IsRequired ? box.Value : null,
        IHtmlInputElement { Value: "", IsRequired: true, Type: "date" } => "2027-03-31",
        IHtmlInputElement { Value: "", IsRequired: true } => "記入したこと",
        IHtmlInputElement other => other.Value,
        IHtmlTextAreaElement { Value: "", IsRequired: true } => "記入したこと",
        IHtmlTextAreaElement text => text.Value,
        IHtmlSelectElement { Value: null or "", IsRequired: true } select =>
            select.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "",
        IHtmlSelectElement select => select.Value ?? "",
        _ => null,
    };

    // A number, perhaps with a day behind it, or a GUID.
    [GeneratedRegex("^([0-9]+(/[0-9-]+)?|[0-9a-fA-F-]{36})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
