using System.Collections.Immutable;
using System.Data.Common;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Features.Admin;

/// <summary>What the policies in force say of who audits and works in what is audited.</summary>
public sealed class Auditors(OfferedPolicies policies)
{
    public SameAuditorRule? Rule => SameAuditorRule.Strictest(policies.All);

    /// <summary>The roles that who audits does not act in; none where no policy says so.</summary>
    public ImmutableHashSet<string> Audited => Rule is null ? [] : AuditOverlap.AuditedRoles([.. policies.All]);

    /// <summary>Looks before the caller's transaction changes who acts where.</summary>
    public async Task<AuditorWatch> Watch(DbConnection db, DateOnly today)
    {
        var watch = new AuditorWatch(Rule, Audited, [], today);
        return watch with { Before = await watch.Now(db) };
    }

    /// <summary>Who is both today; nobody where no policy says anything.</summary>
    public async Task<ImmutableArray<AuditOverlap>> Both(DbConnection db, DateOnly today, CancellationToken leaving) =>
        [.. (await new AuditorWatch(Rule, Audited, [], today).Now(db, leaving)).Where(o => o.Term.Covers(today))];
}

/// <summary>Holds who audits what they work in after a change against who did before it, in one transaction.</summary>
public sealed record AuditorWatch(
    SameAuditorRule? Rule, ImmutableHashSet<string> Audited, ImmutableArray<AuditOverlap> Before, DateOnly Today)
{
    /// <summary>What the change has added; it may not be committed while it says why not.</summary>
    public async Task<SameAuditor> After(DbConnection db, string reason) =>
        new(Rule, AuditOverlap.Added(Before, await Now(db)), reason);

    public async Task<ImmutableArray<AuditOverlap>> Now(DbConnection db, CancellationToken leaving = default) =>
        Rule is null ? [] : AuditOverlap.Of(await db.ListAuditorSeats(Today, leaving), Audited);
}
