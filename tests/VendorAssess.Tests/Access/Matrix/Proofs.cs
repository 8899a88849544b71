using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>Each form once by somebody to whom it is offered: it changes something, so others could have too.</summary>
public sealed class Proofs(MatrixTown town, Visits visits, TableDigests digests)
{
    // What ends something comes last.
    private static readonly string[] Last =
    [
        "say=Settled", "decide", "withdraw", "request=Withdraw", "hand-over", "take-back", "store", "submit", "reopen",
        "deed=revoke", "sub-link=#", "end", "turn-off", "end-delegation", "delegate", "end-post",
        "close-department", "change-case",
    ];

    /// <summary>The forms that had no effect, with what their pages said.</summary>
    public SortedDictionary<string, string> WithoutEffect { get; } = new(StringComparer.Ordinal);

    /// <param name="proven">Those that had an effect already.</param>
    public async Task TryAll(IReadOnlySet<(string Route, string Form)> proven)
    {
        var forms = visits.Shown.Where(f => !proven.Contains(f)).OrderBy(f => Array.IndexOf(Last, f.Form))
            .ThenBy(f => $"{f.Route} {f.Form}", StringComparer.Ordinal);
        foreach (var (route, name) in forms.ToList())
        {
            if (await Try(route, name) is { } why)
                WithoutEffect.Add($"{route} {name}", why);
        }
    }

    private async Task<string?> Try(string route, string name)
    {
        var why = "";
        foreach (var subject in town.Subjects.Append(town.Nobodys))
        {
            foreach (var login in MatrixTown.Everybody)
            {
                foreach (var was in visits.OfferedTo(login, route, subject).Where(f => f.Name == name))
                {
                    if (await TryNow(login, route, subject, was) is not { } reason)
                        return null;
                    why = $"{login}: {reason}";
                }
            }
        }
        return why;
    }

    // On the page as it is by now.
    private async Task<string?> TryNow(string login, string route, Subject subject, OfferedForm was)
    {
        var page = await town.Browsers[login].Page(was.Path);
        if (OfferedForm.On(page, was.Path).FirstOrDefault(f => f.Name == was.Name) is not { } now)
            return "not offered any more";
        var file = town.Fills.Files.GetValueOrDefault(now.Name);
        // Mails that the form before caused are sent meanwhile.
        await digests.Changes();
        using var answer = await now.With(town.Fills.For(route, now.Name, subject, again: true))
            .Send(town.Browsers[login], file, town.Fills.FileNameFor(now.Name, subject));
        var changed = await digests.Changes();
        await visits.Read(login, $"POST {now.Path} {now.Name}", answer);
        // What is done by the clock changes tables too; only what a person does is told of by the audit log.
        return changed.Contains("audit_log") ? null : OfferedForm.ProblemOn(await Browser.Parse(answer));
    }
}
