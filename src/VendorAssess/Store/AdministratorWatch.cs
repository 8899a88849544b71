using System.Data.Common;
using VendorAssess.Domain.People;

namespace VendorAssess.Store;

/// <summary>Holds who administers after a change against who did before it, in one transaction.</summary>
public sealed class AdministratorWatch(IReadOnlyList<Term> before, DateOnly today, bool demo)
{
    /// <summary>Why the caller's transaction may not be committed; null when it may.</summary>
    public async Task<string?> WhyNotLeft(DbConnection db) =>
        AdministratorRules.WhyNotLeft(before, await db.ListAdministrators(today, demo), today);
}
