using VendorAssess.Domain;
using VendorAssess.Domain.People;

namespace VendorAssess.Access.People.Administration;

/// <summary>Signs a person out everywhere; open circuits leave within seconds.</summary>
public sealed class EndSessions(AccountWork work)
{
    public Task<Outcome<int>> Run(Person me, string? address, int personId) =>
        work.Do(me, address, personId, AccountRules.WhyNotSignedOut, "sessions.ended", async db =>
        {
            await db.EndSessionsOf(personId);
            return personId;
        });
}
