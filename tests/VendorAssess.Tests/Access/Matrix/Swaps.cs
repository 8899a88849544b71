using System.Text.RegularExpressions;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>
/// Each form as its rightful owner gets it, sent by them, but for one field that names a row: that one names a row of
/// another's. Nothing of the other's changes.
/// </summary>
public sealed partial class Swaps(MatrixTown town, Visits visits, TableDigests digests, CaseRows rows)
{
    public const string Refused = "refused", Own = "own: ", Others = "OTHER'S: ", None = "-";

    /// <summary>Whose rows take the place of one's own.</summary>
    public static readonly string[] Kinds = ["other department", "closed", "other case", "missing"];

    /// <summary>How many forms have no field that could name a row.</summary>
    public int WithoutIds { get; private set; }

    /// <summary>The forms that changed something of one's own all the same.</summary>
    public HashSet<(string Route, string Form)> Effective { get; } = [];

    /// <summary>How often some field of some form was sent with another's value.</summary>
    public int Tried { get; private set; }

    public async Task<List<string>> SwapAll()
    {
        var lines = new List<string>();
        foreach (var (route, name) in visits.Shown.OrderBy(f => $"{f.Route} {f.Form}", StringComparer.Ordinal).ToList())
        {
            var forms = Owners(route, name).ToList();
            var fields = forms.SelectMany(f => f.Form.Ids.Keys.OrderBy(k => !IsFilled(route, f, k))).Where(IsOfRow)
                .GroupBy(Kind).Select(f => f.First()).ToList();
            WithoutIds += fields.Count == 0 ? 1 : 0;
            foreach (var field in fields.Order(StringComparer.Ordinal))
                lines.Add(await Swapped(route, name, field, forms));
        }
        return lines;
    }

    // In the order of the cases and of the people, so that those whose it is come first.
    private IEnumerable<OwnForm> Owners(string route, string name) =>
        (Routes.IsBound(route) ? town.Subjects : [town.Nobodys]).SelectMany(s => MatrixTown.Everybody.SelectMany(login =>
            visits.OfferedTo(login, route, s).Where(f => f.Name == name).Select(f => new OwnForm(login, s, f))));

    private async Task<string> Swapped(string route, string name, string field, List<OwnForm> forms)
    {
        var cells = new List<string>();
        foreach (var kind in Kinds)
        {
            var cell = None;
            foreach (var swap in Swapping(kind, field, route, forms))
            {
                if (await Sent(swap, route, field) is not { } answered)
                    continue;
                cell = answered;
                break;
            }
            cells.Add(cell);
        }
        return string.Join('\t', cells.Prepend(Kind(field)).Prepend($"POST {route} {name}"));
    }

    // Those whose form has the field, each with a value of it that their own page does not offer.
    private IEnumerable<Swap> Swapping(string kind, string field, string route, List<OwnForm> forms)
    {
        foreach (var mine in forms.Where(f => f.Form.Ids.ContainsKey(field)).DistinctBy(f => (f.Subject, f.Form.Path)))
        {
            var own = forms.Where(f => (f.Subject, f.Login, f.Form.Path) == (mine.Subject, mine.Login, mine.Form.Path))
                .SelectMany(f => f.Form.Ids.GetValueOrDefault(field, [])).ToHashSet(StringComparer.Ordinal);
            if (kind == "missing")
                yield return new(mine, "", Missing(own.First()));
            var others = forms.Where(f => IsOf(kind, mine, f))
                .SelectMany(f => f.Form.Ids.GetValueOrDefault(field, []).Select(v => (f.Subject.Name, Value: v)))
                .Concat(town.Subjects.Where(s => IsOf(kind, mine.Subject, s)).SelectMany(s => Known(route, field, s)));
            foreach (var (name, value) in others.Where(v => !own.Contains(v.Value)).Take(1))
                yield return new(mine, name, value);
        }
    }

    // Of what is no department's: another person's, or what another page speaks of.
    private static bool IsOf(string kind, OwnForm mine, OwnForm other) =>
        mine.Subject.Name == Subject.Nobodys && other.Subject.Name == Subject.Nobodys
            ? kind == "other department" && (mine.Login, mine.Form.Path) != (other.Login, other.Form.Path)
            : IsOf(kind, mine.Subject, other.Subject);

    private static bool IsOf(string kind, Subject mine, Subject other) => (kind, mine, other) switch
    {
        (_, { Name: Subject.Nobodys }, _) or (_, _, { Name: Subject.Nobodys }) => false,
        ("closed", _, { Name: "fukushi-closed" }) => mine.Name != "fukushi-closed",
        ("other department", _, { Name: not "fukushi-closed" }) => mine.Division != other.Division,
        ("other case", _, _) => mine.Division == other.Division && mine.Name != other.Name,
        _ => false,
    };

    // Rows that no form of the other's offers any more.
    private static IEnumerable<(string Name, string Value)> Known(
        string route, string field, Subject subject) => field switch
    {
        "Form.File" when route.Contains("/candidates/", StringComparison.Ordinal) =>
            [(subject.Name, $"{subject.Evidence}")],
        "Form.File" => [(subject.Name, $"{subject.OwnEvidence}")],
        "Form.Asked" => [(subject.Name, $"{subject.Advice}")],
        "Form.Known" => [(subject.Name, $"{subject.Service}")],
        _ => [],
    };

    // From the page as it is by now; null where the form is offered no more.
    private async Task<string?> Sent(Swap swap, string route, string field)
    {
        var (login, subject, was) = swap.Mine;
        var page = await town.Browsers[login].Page(was.Path);
        if (OfferedForm.On(page, was.Path).FirstOrDefault(f => IsOf(was, f, field)) is not { } form)
            return null;
        Tried++;
        var filled = form.With(town.Fills.For(route, form.Name, subject, again: true)).With([(field, [swap.Value])]);
        var before = await Of(swap.Other);
        using var answer = await filled.Send(town.Browsers[login], town.Fills.Files.GetValueOrDefault(form.Name),
            town.Fills.FileNameFor(form.Name, subject));
        var changed = (await digests.Changes()).Where(table => table != "audit_log").ToList();
        await visits.Read(login, $"POST {form.Path} {form.Name} with {field} of {swap.Other}", answer,
            string.Concat(filled.Fields.Select(f => f.Value)));
        if (changed.Count == 0)
        {
            var said = (int)answer.StatusCode >= 400 || OfferedForm.ProblemOn(await Browser.Parse(answer)).Length > 0;
            return said ? Refused : Visits.Word(answer);
        }
        Effective.Add((route, form.Name));
        var after = await Of(swap.Other);
        var isTheirs = changed.Any(t => before.GetValueOrDefault(t) != after.GetValueOrDefault(t));
        // Sending what was caused changes rows once more.
        await digests.MailsAreSent();
        await digests.Changes();
        return (isTheirs && !IsOfBoth(subject, swap.Other, changed) ? Others : Own)
            + string.Join(", ", changed);
    }

    // What is said of a service is said to every case that considers it.
    private bool IsOfBoth(Subject mine, string other, IEnumerable<string> changed) =>
        changed.All(table => table == "answers")
        && town.Subjects.FirstOrDefault(s => s.Name == other)?.Service == mine.Service;

    private static bool IsOf(OfferedForm was, OfferedForm now, string field) =>
        was.Name == now.Name && now.Ids.ContainsKey(field);

    private async Task<IReadOnlyDictionary<string, string>> Of(string other) =>
        town.Subjects.FirstOrDefault(s => s.Name == other) is { } subject
            ? await rows.DigestsOf(subject.Case)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    private static string Missing(string own) => Number().IsMatch(own)
        ? Number().Replace(own, $"{Subject.Missing.Case}")
        : own.All(char.IsAsciiHexDigit) && own.Length > 0 ? new string('0', own.Length) : own + "0";

    // What a case is like, and a month, are numbers too.
    private static bool IsOfRow(string field) =>
        !field.StartsWith("facts.", StringComparison.Ordinal) && field is not ("preview" or "Form.FirstMonth");

    // Of the fields of many questions, those of a question that is answered anew.
    private bool IsFilled(string route, OwnForm form, string field) =>
        town.Fills.For(route, form.Form.Name, form.Subject, again: true)
            .Any(f => f.Name.Split('.', ':')[0] == field.Split('.', ':')[0]);

    private sealed record OwnForm(string Login, Subject Subject, OfferedForm Form);

    private sealed record Swap(OwnForm Mine, string Other, string Value);

    // The same field of each question is one kind of field.
    private static string Kind(string field) => Question().Replace(field, "*");

    [GeneratedRegex("^[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![A-Za-z])[A-Z]{1,2}[0-9]{2}(?=[.:-]|$)|(?<=^record-)[a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex Question();
}
