using VendorAssess.Domain;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

/// <summary>
/// Takes out app, passkeys and recovery codes of a person who has lost them; who needs a second factor registers a new
/// one at the next sign-in.
/// </summary>
public sealed class ResetSecondFactor(AccountWork work)
{
    public Task<Outcome<int>> Run(Person me, string? address, int personId) =>
        work.Do(me, address, personId, AccountRules.WhyNotSecondFactorReset, "second-factor.reset", async db =>
        {
            await db.RemoveSecondFactors(personId);
            await db.EndSessionsOf(personId);
            return personId;
        });
}
