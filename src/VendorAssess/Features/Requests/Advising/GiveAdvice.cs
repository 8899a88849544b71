using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>Gives the advice that was asked for; from then on it counts as what the policy says.</summary>
public sealed class GiveAdvice(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of what was answered.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int adviceId, WantedAdvice wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.LoadCaseFile(caseId, me.Id, now.DayInJapan()) is not { } file
            || file.Steps.Advice.FirstOrDefault(a => a.Id == adviceId) is not { } asked)
            return Outcome.Refused<int>(RequestTexts.NoSuchCase);
        if ((asked.Given, asked.GivenBy) == (wanted.Text, me.Name))
            return Outcome.Done(adviceId);

        var (policy, _) = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var rules = asked.AsRules(file);
        var whyNot = rules.WhyNotGivable(me, policy)
            ?? rules.WhyNotGiven(me, wanted.Text, wanted.SamePersonReason);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var by = new Signed(me, rules.GivingPost(me, policy.AdviceOf(asked.Procedure)!)!, now.UtcDateTime);
        await db.AddGivenAdvice(adviceId, wanted, by);
        await db.WriteAudit(RequestTexts.AuditOfCase(by, address, "advice.given", caseId) with
        {
            BeforeDigest = RequestContent.Digest(asked.Asked),
            AfterDigest = RequestContent.Digest(string.Join('\0', wanted.Text, wanted.SamePersonReason)),
            Detail = new Dictionary<string, string> { ["助言"] = adviceId.ToString(CultureInfo.InvariantCulture) },
        });
        await transaction.CommitAsync();
        return Outcome.Done(adviceId);
    }
}
