using System.Collections.Immutable;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>What shows only when all rows are read: twice the same, and two in a post of one person.</summary>
internal static class TransferClashes
{
    public static ImmutableArray<TransferLine> Marked(
        ImmutableArray<TransferLine> lines, IReadOnlyDictionary<int, TransferPost> posts, DateOnly day)
    {
        var problems = lines
            .Where(l => l.Post is not null)
            .GroupBy(l => l.Post!.Id)
            .SelectMany(group => Of([.. group], posts[group.Key], day))
            .ToLookup(p => p.Line);
        return [.. lines.Select(l => l with { Problems = l.Problems.AddRange(problems[l.Row.Line]) })];
    }

    private static IEnumerable<TransferProblem> Of(List<TransferLine> rows, TransferPost post, DateOnly day)
    {
        var leaving = rows.Where(r => r.Leaver is not null).ToList();
        var left = leaving.Select(r => r.Leaver!.PersonId).ToHashSet();
        var staying = post.Holders
            .Where(h => !left.Contains(h.PersonId) && h.Term.Overlaps(new Term(day, null)))
            .ToList();
        var twice = leaving.GroupBy(r => r.Leaver!.PersonId).SelectMany(group => group.Skip(1)).Select(r =>
            new TransferProblem(r.Row.Line, TransferColumn.Leaver, "同じ人が同じ職を離れる行が、前にもあります。"));
        var logins = new HashSet<string>(StringComparer.Ordinal);
        var beside = rows.Where(r => r.Taker is not null)
            .Select((r, taken) => (r.Row.Line, What: WhyNotBeside(r, post, staying, logins, taken)))
            .Where(found => found.What is not null)
            .Select(found => new TransferProblem(found.Line, TransferColumn.Taker, found.What!));
        return [.. twice, .. beside];
    }

    private static string? WhyNotBeside(
        TransferLine row, TransferPost post, List<Holding> staying, HashSet<string> logins, int taken) => row switch
    {
        _ when !logins.Add(row.Taker!.Login) => "同じ人が同じ職に就く行が、前にもあります。",
        _ when row.Leaver?.PersonId == row.Taker.Id => "今の人と新しい人が同じです。",
        _ when staying.Any(h => h.PersonId == row.Taker.Id) => "この人は、すでにこの職に就いています。",
        // One slip is told once: who is to leave may only be named wrongly.
        _ when !row.Problems.IsEmpty => null,
        _ when !Roles.OfOnePerson.Contains(post.Standing.Role) => null,
        _ when taken > 0 => $"{post.Standing.Title}は一人の職です。就く人の行が、前にもあります。",
        _ when staying.Count > 0 => $"{post.Standing.Title}は一人の職で、{staying[0].Name}さんが就いています。「交代」にしてください。",
        _ => null,
    };
}
