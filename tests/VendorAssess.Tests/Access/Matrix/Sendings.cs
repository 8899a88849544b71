using System.Net.Http.Json;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Each form and call, filled as those do who may send it, sent by all who may not: nothing changes.</summary>
public sealed class Sendings(MatrixTown town, Visits visits, TableDigests digests)
{
    public const string Yes = "yes";

    private static readonly IReadOnlyList<(string Route, string Form)> Known = PageForms.All();

    private readonly List<string> effects = [];

    /// <summary>Where somebody who is not offered a form changed something by sending it.</summary>
    public IReadOnlyList<string> Effects => effects;

    public async Task<List<string>> SendAll()
    {
        var lines = new List<string>();
        await digests.Changes();
        foreach (var (route, subject) in town.Places(Known.Select(f => f.Route).Distinct()))
        {
            foreach (var name in Known.Where(f => f.Route == route).Select(f => f.Form))
            {
                var forms = FormsOn(route, subject).Where(f => f.Name.Split('=')[0] == name).ToList();
                foreach (var (form, i) in forms.DistinctBy(f => (f.Name, f.Path)).GroupBy(f => f.Name)
                    .SelectMany(f => f.Select((form, i) => (form, i))))
                    lines.Add(await Sent($"{form.Name}{(i > 0 ? $"@{i + 1}" : "")}", route, subject, form));
                // Offered to nobody: its bare name is sent all the same.
                if (forms.Count == 0 && (subject == town.Nobodys || subject == town.Subjects[0]))
                    lines.Add(await Sent(name, route, subject, Bare(name, route, subject)));
            }
        }
        return lines;
    }

    /// <summary>What the script of a page sends: who is offered the page's form may, nobody else.</summary>
    public async Task<List<string>> CallAll(IEnumerable<string> routes)
    {
        var lines = new List<string>();
        foreach (var (route, subject) in town.Places(routes))
        {
            var cells = await Task.WhenAll(MatrixTown.Everybody.Select(login => Called(login, route, subject)));
            Note($"{route} {subject.Name}", await digests.Changes());
            lines.Add(string.Join('\t', cells.Prepend(subject.Name).Prepend($"POST {route}")));
        }
        return lines;
    }

    // In the order of the people, so that those whose case it is come first.
    private IEnumerable<OfferedForm> FormsOn(string route, Subject subject) => subject.IsGone
        ? FormsOn(route, town.InPlaceOf(subject)).Select(f => f with { Path = Routes.Fill(route, subject)[0] })
        : MatrixTown.Everybody.SelectMany(login => visits.OfferedTo(login, route, subject));

    private static OfferedForm Bare(string name, string route, Subject subject) =>
        new(name, Routes.Fill(route, subject)[0], [new("_handler", name)], null);

    private async Task<string> Sent(string label, string route, Subject subject, OfferedForm form)
    {
        var filled = form.With(town.Fills.For(route, form.Name, town.InPlaceOf(subject), again: true));
        var cells = await Task.WhenAll(MatrixTown.Everybody.Select(login => Answered(login, route, subject, filled)));
        Note($"{route} {label} {subject.Name}", await digests.Changes());
        return string.Join('\t', cells.Prepend(subject.Name).Prepend($"POST {route} {label}"));
    }

    private async Task<string> Answered(string login, string route, Subject subject, OfferedForm form)
    {
        if (visits.OfferedTo(login, route, subject).Any(f => (f.Name, f.Path) == (form.Name, form.Path)))
            return Yes;
        var fileName = town.Fills.FileNameFor(form.Name, subject);
        using var answer = await form.WithToken(visits.TokenOf(login))
            .Send(town.Browsers[login], town.Fills.Files.GetValueOrDefault(form.Name), fileName);
        var sent = string.Concat(form.Fields.Select(f => f.Value).Append(fileName));
        await visits.Read(login, $"POST {form.Path} {form.Name}", answer, sent);
        return Visits.Word(answer);
    }

    private async Task<string> Called(string login, string route, Subject subject)
    {
        var page = Routes.PageOfCall(route);
        if (page is not null && visits.OfferedTo(login, page, subject)
            .Any(f => f.Name == "answers" && f.Path == Routes.Fill(page, subject)[0]))
            return Yes;
        var address = Routes.Fill(route, subject)[0];
        var question = address.Split('/')[^1];
        var inputs = new Dictionary<string, string[]> { [$"{question}:note"] = ["書き込み"], [$"{question}:seen"] = ["1"] };
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = JsonContent.Create(new { inputs });
        // Signing out is everybody's own business, so it is tried as another site would: without the token.
        if (page is not null && visits.TokenOf(login) is { } token)
            request.Headers.Add("RequestVerificationToken", token);
        using var answer = await town.Browsers[login].Send(request);
        await visits.Read(login, $"POST {address}", answer);
        return Visits.Word(answer);
    }

    private void Note(string what, IReadOnlyList<string> changed)
    {
        if (changed.Count > 0)
            effects.Add($"{what}: {string.Join(", ", changed)}");
    }
}
