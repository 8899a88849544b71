using System.Collections.Immutable;
using VendorAssess.Domain.Policies;

namespace VendorAssess.Domain.People;

/// <summary>Somebody who acts in a post for a term: as holder, as substitute, or as delegate.</summary>
public sealed record Seat(int PersonId, string Name, int PostId, string Post, string Role, Term Term);

/// <summary>One person who audits and works, in the same days, in what is audited.</summary>
public sealed record AuditOverlap(
    int PersonId, string Name, int AuditingPost, string Auditing, int AuditedPost, string Audited, Term Term)
{
    /// <summary>All of them among the seats.</summary>
    /// <param name="audited">The roles whose work is audited.</param>
    public static ImmutableArray<AuditOverlap> Of(IEnumerable<Seat> seats, ImmutableHashSet<string> audited)
    {
        var byPerson = seats.ToLookup(s => s.PersonId);
        return
        [
            .. byPerson.SelectMany(own =>
                from auditing in own.Where(s => s.Role == Roles.Auditor)
                from other in own.Where(s => audited.Contains(s.Role) && s.Term.Overlaps(auditing.Term))
                select new AuditOverlap(own.Key, other.Name, auditing.PostId, auditing.Post, other.PostId, other.Post,
                    auditing.Term.Shared(other.Term))).Distinct(),
        ];
    }

    /// <summary>Those that were not there before, for all of their days.</summary>
    public static ImmutableArray<AuditOverlap> Added(
        ImmutableArray<AuditOverlap> before, ImmutableArray<AuditOverlap> after) =>
        [.. after.Where(a => !before.Any(b => b.With(a) && b.Term.Contains(a.Term)))];

    /// <summary>
    /// Roles whose posts work on cases, submit, advise on, review or decide them, those that may handle such work for
    /// them, and who administers: their deeds are what the audit log shows.
    /// </summary>
    public static ImmutableHashSet<string> AuditedRoles(IReadOnlyCollection<Policy> policies)
    {
        ImmutableHashSet<string> doing =
        [
            .. Roles.Working, Roles.Procurement, Roles.Administrator, .. policies.SelectMany(Asking),
            .. OwnGrantRules.OfTrust(policies),
        ];
        return doing.Union(doing.SelectMany(role => policies.DelegatesOf(role))).Remove(Roles.Auditor);
    }

    private bool With(AuditOverlap other) =>
        (PersonId, AuditingPost, AuditedPost) == (other.PersonId, other.AuditingPost, other.AuditedPost);

    private static IEnumerable<string> Asking(Policy policy) =>
    [
        .. policy.Procedures.SelectMany(p => p.Advice?.Asks ?? []), .. policy.Exceptions?.Asks ?? [],
        .. policy.Managers.Select(m => m.Role),
    ];
}
