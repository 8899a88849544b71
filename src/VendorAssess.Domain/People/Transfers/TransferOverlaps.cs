using System.Collections.Immutable;

namespace VendorAssess.Domain.People.Transfers;

/// <summary>A line by which somebody audits what they work in; perhaps only if a 代理 or 委任 stays.</summary>
public sealed record TransferOverlap(int Line, AuditOverlap Overlap, bool OnlyByStaying);

/// <summary>Who would audit what they work in themselves from the day of a transfer on, and did not before.</summary>
internal static class TransferOverlaps
{
    public static ImmutableArray<TransferOverlap> Of(TransferGround ground, TransferPlan plan)
    {
        if (ground.Audited.IsEmpty)
            return [];
        var numbers = plan.NewPeople.Select((p, i) => (p.Login, Number: -1 - i))
            .ToDictionary(p => p.Login, p => p.Number, StringComparer.Ordinal);
        var taken = plan.Taking.Where(l => l.Post is not null)
            .Select(l => (Line: l, Seat: Taken(l, numbers, ground.Day))).ToList();
        var before = Overlaps(ground, Held(ground, []), ground.Acting);
        ImmutableArray<Seat> held = [.. Held(ground, plan.Leaving), .. taken.Select(t => t.Seat)];
        var ended = AuditOverlap.Added(before, Overlaps(ground, held, [.. ground.Acting.Except(plan.Acting)]));
        return
        [
            .. AuditOverlap.Added(before, Overlaps(ground, held, ground.Acting)).Select(o => new TransferOverlap(
                taken.First(t => t.Seat.PersonId == o.PersonId).Line.Row.Line, o, !ended.Contains(o))),
        ];
    }

    private static Seat Taken(TransferLine line, Dictionary<string, int> numbers, DateOnly day) => SeatIn(
        line.Post!, line.TakerIsNew ? numbers[line.Taker!.Login] : line.Taker!.Id, line.Taker!.Name, new Term(day, null));

    private static IEnumerable<Seat> Held(TransferGround ground, IEnumerable<TransferLine> leaving)
    {
        var left = leaving.Where(l => l.Post is not null).Select(l => (l.Post!.Id, l.Leaver!)).ToHashSet();
        return ground.Posts.SelectMany(p => p.Holders.Where(h => !left.Contains((p.Standing.Id, h)))
            .Select(h => SeatIn(p.Standing, h.PersonId, h.Name, h.Term)));
    }

    private static ImmutableArray<AuditOverlap> Overlaps(
        TransferGround ground, IEnumerable<Seat> held, ImmutableArray<Acting> acting)
    {
        var posts = ground.Posts.ToDictionary(p => p.Standing.Id, p => p.Standing);
        ImmutableArray<Seat> taken =
        [
            .. held,
            .. acting.Where(a => a.PersonId is not null)
                .Select(a => SeatIn(posts[a.PostId], a.PersonId!.Value, a.Who, a.Term)),
        ];
        var handled = from a in acting.Where(a => a.DelegatePost is not null)
            from s in taken.Where(s => s.PostId == a.DelegatePost && s.Term.Overlaps(a.Term))
            select SeatIn(posts[a.PostId], s.PersonId, s.Name, s.Term.Shared(a.Term));
        return AuditOverlap.Of(taken.Concat(handled).Where(s => s.Term.Overlaps(new Term(ground.Day, null))), ground.Audited);
    }

    // Nobody acts in a post after its last day.
    private static Seat SeatIn(PostStanding post, int person, string name, Term term) => new(
        person, name, post.Id, post.Name, post.Role,
        post.Until < term.Until || (post.Until is not null && term.Until is null) ? term with { Until = post.Until } : term);
}
