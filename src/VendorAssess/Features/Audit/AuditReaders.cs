using System.Collections.Immutable;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Audit;

/// <summary>Whom the audit log is for.</summary>
public static class AuditReaders
{
    public static readonly ImmutableArray<string> Roles =
        [Domain.People.Roles.Auditor, Domain.People.Roles.Chief, Domain.People.Roles.Administrator];

    /// <summary>Who handles only some procedures for a post does not read over its shoulder.</summary>
    public static bool MayReadAudit(this Person person) =>
        person.Posts.Any(p => Roles.Contains(p.Role) && p.Scope.Length == 0);
}
