using System.Data.Common;
using VendorAssess.Access.People;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Admin;

/// <summary>Looks whether an administrator would give himself a role of trust, and who else administers.</summary>
public sealed class OwnGrants(OfferedPolicies policies, SessionRules rules)
{
    public bool IsOfTrust(string role) => OwnGrantRules.OfTrust([.. policies.All]).Contains(role);

    /// <param name="acting">Who would act in the role by it.</param>
    public async Task<OwnGrant> Of(
        DbConnection db, Administrator by, string role, IEnumerable<int> acting, string reason, DateOnly today) =>
        acting.Contains(by.Person.Id) && IsOfTrust(role)
            ? new(IsOwn: true, await db.CountOtherAdministrators(by.Person.Id, today, rules.Demo), reason)
            : new(IsOwn: false, 0, "");
}
