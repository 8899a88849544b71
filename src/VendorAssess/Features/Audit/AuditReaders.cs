using System.Collections.Immutable;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Audit;

/// <summary>Whom the audit log is for.</summary>
public static class AuditReaders
{
    public static readonly ImmutableArray<string> Roles =
        [Domain.People.Roles.Auditor, Domain.People.Roles.Chief, Domain.People.Roles.Administrator];

    public static bool MayReadAudit(this Person person) => Roles.Any(person.Holds);
}
