using System.Net;
using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// The demo's people and vendors, a substitute and posts that the demo has nobody in, and cases of the 市民課 and the
/// 福祉課 with all that hangs on a case, made by the forms that the pages offer.
/// </summary>
public sealed class MatrixTown(ProductHost host) : IDisposable
{
    public const string Anonymous = "anonymous";

    /// <summary>Came by a link and has not yet said who they are.</summary>
    public const string Unnamed = "vendor-unnamed";

    /// <summary>Answered for a case that was disposed of, and still has the cookie.</summary>
    public const string Former = $"vendor-{Subject.Disposed}";

    private static readonly string[] People =
    [
        "shimin-tanto", "shimin-kacho", "shimin-dairi", "shimin-bucho", "fukushi-tanto", "fukushi-system",
        "fukushi-kacho", "fukushi-bucho", "tokatsu", "joho-kacho", "ciso", "keiyaku", "kansa", "kanri",
    ];

    public static readonly string[] Everybody =
        [Anonymous, .. People, "vendor-shimin", "vendor-fukushi", Unnamed, Former];

    public Canaries Canaries { get; } = new();

    /// <summary>The strings that stand somewhere when the town is built.</summary>
    public IReadOnlyList<Canary> Planted { get; private set; } = [];

    public Dictionary<string, Browser> Browsers { get; } = new(StringComparer.Ordinal);

    public Fills Fills { get; private set; } = null!;

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    /// <summary>What belongs to no department.</summary>
    public Subject Nobodys { get; private set; } = new(Subject.Nobodys);

    public IEnumerable<(string Route, Subject Subject)> Places(IEnumerable<string> routes) => routes.SelectMany(r =>
        Routes.IsBound(r) ? Subjects.Where(s => Routes.IsAsked(r, s)).Select(s => (r, s)) : [(r, Nobodys)]);

    /// <summary>Whose forms are sent to a subject that has none of its own.</summary>
    public Subject InPlaceOf(Subject subject) => !subject.IsGone
        ? subject
        : Subjects.FirstOrDefault(s => s.IsWhole && s.Division == subject.Division) ?? Subjects[0];

    public async Task Build()
    {
        var rows = new TownRows(host, this);
        var people = new TownPeople(host);
        await people.Settle();
        Browsers.Add(Anonymous, host.NewBrowser());
        foreach (var (login, browser) in await Task.WhenAll(People.Select(async p => (p, await host.SignedIn(p)))))
            Browsers.Add(login, browser);
        Fills = new(Canaries, await people.ManagersPosts());
        var cases = new TownCases(this);
        string[] names =
        [
            "shimin", "fukushi", "fukushi-procured", "fukushi-closed", Subject.Disposed, Subject.ByManager,
            Subject.ByCiso, Subject.Light,
        ];
        var begun = await Task.WhenAll(names.Select(cases.Begin));
        await rows.CopyImports([.. begun.Where(s => !s.IsOfSteps)]);
        await rows.DisposeOfEarlier([.. begun.Where(s => s.IsWhole)]);
        foreach (var subject in begun)
            await cases.Finish(subject);
        begun = await Task.WhenAll(begun.Select(rows.Of));
        Subjects = [.. await Task.WhenAll(begun.Select(s => s.IsGone ? DisposeOf(s, cases, rows) : Task.FromResult(s)))];
        Subjects = [.. Subjects.OrderBy(s => s.IsOfSteps), Subject.Missing];
        Fills.Files["pack"] = await Bytes("fukushi-tanto", $"/services/{Subjects[0].Service}/pack.json");
        // Of what is gone, the record tells these.
        Planted = [.. Canaries.All.Where(c => c.Subject != Subject.Disposed || c.Kind is "title" or "service")];
        var closed = Subjects.Single(s => s.Name == "fukushi-closed");
        await rows.Close(closed);
        Nobodys = Nobodys with
        {
            Admin = await rows.Administer() with { Kept = closed.Case }, OldSecret = cases.Secrets[Subject.Disposed],
        };
    }

    private async Task<Subject> DisposeOf(Subject subject, TownCases cases, TownRows rows)
    {
        using var before = Browsers[Former];
        Browsers[Former] = new(host.Product.Address, before.CookieHeader);
        await cases.Close(subject);
        await rows.MoveClosingBack(subject);
        await Do("fukushi-bucho", "/disposals", "decide", subject, "/disposals");
        return subject with { Disposal = await rows.RecordOf(subject) };
    }

    /// <summary>Sends a form that a page offers, and gives the address that the person is led to.</summary>
    public async Task<string> Do(
        string login, string route, string form, Subject subject, string? path = null, byte[]? file = null)
    {
        path ??= Routes.Fill(route, subject)[0];
        var offered = OfferedForm.On(await Browsers[login].Page(path), path).ToList();
        if (offered.Find(f => f.Name == form) is not { } found)
            throw new InvalidOperationException(
                $"On {path} {login} is offered no {form} but {string.Join(", ", offered.Select(f => f.Name))}.");
        using var answer = await found.With(Fills.For(route, form, subject)).Send(
            Browsers[login], file ?? Fills.Files.GetValueOrDefault(form), Fills.FileNameFor(form, subject));
        if (answer.StatusCode != HttpStatusCode.Found)
            Assert.Fail($"{login} {form} {path}: {OfferedForm.ProblemOn(await Browser.Parse(answer))}");
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString;
    }

    public async Task<byte[]> Bytes(string login, string path)
    {
        using var file = await Browsers[login].Get(path);
        return await file.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Somebody with a browser of their own who came by a link.</summary>
    public async Task Come(string name, string link)
    {
        var browser = host.NewBrowser();
        lock (Browsers)
            Browsers.Add(name, browser);
        (await browser.Get(link)).Dispose();
    }

    public void Dispose()
    {
        foreach (var browser in Browsers.Values)
            browser.Dispose();
    }
}
