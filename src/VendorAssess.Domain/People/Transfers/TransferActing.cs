using System.Collections.Immutable;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>
/// Which 代理 and 委任 a transfer touches: those of everybody who moves, and those of the posts whose holder changes.
/// They were given to who is there now; who keeps them on says so.
/// </summary>
internal static class TransferActing
{
    public static ImmutableArray<Acting> Touched(
        IEnumerable<Acting> held, ImmutableArray<TransferLine> lines, DateOnly day)
    {
        var movers = lines.SelectMany(l => new[] { l.Leaver?.PersonId, l.Taker?.Id }).OfType<int>().ToHashSet();
        var posts = lines.Where(ChangesHolder).Select(l => l.Post!.Id).ToHashSet();
        return
        [
            .. held.Where(a => a.Term.Overlaps(new Term(day, null))
                && ((a.PersonId is { } person && movers.Contains(person))
                    || posts.Contains(a.PostId)
                    || (a.DelegatePost is { } post && posts.Contains(post)))),
        ];
    }

    // Somebody more beside others changes nothing for who acts for them.
    private static bool ChangesHolder(TransferLine line) =>
        line.Post is { } post && (line.Leaver is not null || (line.Taker is not null && Roles.OfOnePerson.Contains(post.Role)));
}
