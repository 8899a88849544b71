using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using VendorAssess.Tests.Circuits;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>A page with an interactive part.</summary>
/// <param name="Login">Whose it is.</param>
public sealed record MarkedPage(string Route, string Subject, string Address, string Login);

/// <summary>Everybody gets everything: what each is answered and offered, and which strings each receives.</summary>
public sealed class Visits(MatrixTown town)
{
    /// <summary>The same empty answer as where there is no such case.</summary>
    public const string Nothing = "nothing";

    private readonly ConcurrentDictionary<(string, string, string), IReadOnlyList<OfferedForm>> offered = new();
    private readonly Dictionary<string, string?> tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Login, Canary Canary), string> received = new();
    private readonly ConcurrentDictionary<(string, string, string), string> marked = new();
    private long bytes;

    /// <summary>The address and name of each form that some page showed to somebody.</summary>
    public IEnumerable<(string Route, string Form)> Shown =>
        offered.SelectMany(o => o.Value.Select(f => (o.Key.Item1, f.Name))).Distinct();

    /// <summary>Who received which string, and where first.</summary>
    public IReadOnlyDictionary<(string Login, Canary Canary), string> Received => received;

    public long Bytes => bytes;

    /// <summary>The pages with an interactive part, each with who was the first to see it there.</summary>
    public IEnumerable<MarkedPage> Marked =>
        marked.Select(m => new MarkedPage(m.Key.Item1, m.Key.Item2, m.Key.Item3, m.Value));

    /// <summary>Addresses whose parts nobody has said how to fill in.</summary>
    public List<string> Unfilled { get; } = [];

    /// <summary>The token of somebody's own session.</summary>
    public string? TokenOf(string login) => tokens.GetValueOrDefault(login);

    public IReadOnlyList<OfferedForm> OfferedTo(string login, string route, Subject subject) =>
        offered.GetValueOrDefault((route, subject.Name, login), []);

    public async Task<string[]> GetAll(IEnumerable<string> routes)
    {
        var places = town.Places(routes).ToList();
        var lines = new string[places.Count];
        Unfilled.AddRange(places.Where(p => Routes.Fill(p.Route, p.Subject).Count == 0).Select(p => p.Route));
        await Parallel.ForAsync(0, places.Count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            var (route, subject) = places[i];
            var cells = new List<string> { $"GET {route}", subject.Name };
            foreach (var login in MatrixTown.Everybody)
                cells.Add(await Got(login, route, subject));
            lines[i] = string.Join('\t', cells);
        });
        // One after the other, when the cookies that tokens go with have come to rest.
        foreach (var login in MatrixTown.Everybody)
            tokens[login] = OfferedForm.TokenOn(await town.Browsers[login].Page(PageWithForm(login)));
        return lines;
    }

    private static string PageWithForm(string login) => login switch
    {
        MatrixTown.Anonymous or MatrixTown.Former => "/sign-in",
        MatrixTown.Unnamed => "/answer/name",
        _ => login.StartsWith("vendor-", StringComparison.Ordinal) ? "/answer" : "/",
    };

    /// <summary>The text of an answer, its heads and the parts of a workbook included, searched for strings.</summary>
    /// <param name="sent">What the person had typed: a page gives it back.</param>
    public async Task<string> Read(string login, string where, HttpResponseMessage answer, string sent = "")
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        Interlocked.Add(ref bytes, body.Length);
        var text = body is [0x50, 0x4b, ..] ? Unzipped(body) : Encoding.UTF8.GetString(body);
        foreach (var canary in town.Canaries.In($"{answer.Headers}{answer.Content.Headers}{text}")
            .Except(town.Canaries.In(sent)))
            received.TryAdd((login, canary), where);
        return text;
    }

    public static string Word(HttpResponseMessage answer) => answer switch
    {
        { StatusCode: HttpStatusCode.Found, Headers.Location.OriginalString: var to }
            when to.Contains("/sign-in", StringComparison.Ordinal) => "sign-in",
        { StatusCode: HttpStatusCode.SeeOther, Headers.Location.OriginalString: "/answer/refused" } => "refused",
        { StatusCode: var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
    };

    private async Task<string> Got(string login, string route, Subject subject)
    {
        var words = new List<string>();
        var forms = new List<OfferedForm>();
        foreach (var address in Routes.Fill(route, subject))
        {
            using var answer = await town.Browsers[login].Get(address);
            var text = await Read(login, $"GET {address}", answer);
            words.Add(text.Contains("\"items\":[]", StringComparison.Ordinal) ? Nothing : Word(answer));
            if (PageMark.IsOn(text))
                marked.TryAdd((route, subject.Name, address), login);
            if (!text.Contains("_handler", StringComparison.Ordinal))
                continue;
            var page = await new HtmlParser().ParseDocumentAsync(text);
            forms.AddRange(OfferedForm.On(page, address));
        }
        offered[(route, subject.Name, login)] = forms;
        return string.Join('/', words.Distinct());
    }

    private static string Unzipped(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return string.Concat(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
    }
}
