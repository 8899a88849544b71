using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Evaluation;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Advising;

/// <summary>Asks for advice in a case (助言, 協議), as the procedure says whom.</summary>
public sealed class AskAdvice(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>The id of what was asked; the second click of a double click finds its own question there.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, string text)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(caseId);
        if (await db.LoadCaseFile(caseId, me.Id, now.DayInJapan()) is not { } file)
            return Outcome.Refused<int>(RequestTexts.NoSuchCase);
        var waiting = file.Steps.Advice.FirstOrDefault(a => a.GivenAt is null);
        if (waiting is not null && (waiting.Asked, waiting.AskedBy) == (text, me.Name))
            return Outcome.Done(waiting.Id);

        var (policy, _) = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var due = Procedures.Due(policy, file.Facts(policy).Completed(policy));
        var whyNot = file.Case.Standing.WhyNotAskable(me, policy, due, waiting is not null)
            ?? AdviceRules.WhyNotWorded(text);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var (advice, by) = (due.Definition!.Advice!, new Signed(
            me, file.Case.Standing.AskingPost(me, due.Definition.Advice!, due.Id)!, now.UtcDateTime));
        var id = await db.AddAdvice(new(caseId, due.Id, advice.Label, [.. advice.Gives], text), by);
        await db.WriteAudit(RequestTexts.AuditOfCase(by, address, "advice.asked", caseId) with
        {
            AfterDigest = RequestContent.Digest(text),
            Detail = new Dictionary<string, string> { ["助言"] = id.ToString(CultureInfo.InvariantCulture) },
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }
}
