using VendorAssess.Domain;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

/// <summary>Nobody signs in with the account any more, and who is in is out within seconds; its work stays.</summary>
public sealed class TurnOffAccount(AccountWork work)
{
    public Task<Outcome<int>> Run(Person me, string? address, int personId) =>
        work.Do(me, address, personId, AccountRules.WhyNotTurnedOff, "account.off", async db =>
        {
            await db.SetActive(personId, active: false);
            await db.EndSessionsOf(personId);
            return personId;
        });
}
