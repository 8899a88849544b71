using VendorAssess.Domain;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

/// <summary>The account can be signed in with again, with the password and second factor it had.</summary>
public sealed class TurnOnAccount(AccountWork work)
{
    public Task<Outcome<int>> Run(Person me, string? address, int personId) =>
        work.Do(me, address, personId, AccountRules.WhyNotTurnedOn, "account.on", async db =>
        {
            await db.SetActive(personId, active: true);
            return personId;
        });
}
