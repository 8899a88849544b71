using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>The one decision on an 例外措置: from then on, and for its period, it opens what was not met.</summary>
public sealed class DecideOnExceptions(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    public async Task<Outcome<ExceptionStatus>> Run(Person me, string? address, int id, WantedOutcome wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockException(id, me.Id, now.DayInJapan()) is not { } row)
            return Outcome.Refused<ExceptionStatus>(ExceptionTexts.NoSuchException);

        if (RequestContent.Digest(row.Content) != row.Digest)
            return Outcome.Refused<ExceptionStatus>(RequestTexts.SealBroken);

        var frozen = ExceptionContent.Read(row.Content).Policy;
        var (policy, _) = await editions.Find(frozen.Id, frozen.Hash, frozen.BankHash);
        if (row.Standing.Decide(me, wanted, policy) is Outcome<ExceptionRequest>.Refused(var reason))
            return Outcome.Refused<ExceptionStatus>(reason);

        var by = new Signed(me, row.Standing.DecidingPost(me, policy.Exceptions!)!, now.UtcDateTime);
        await db.AddOutcome(id, wanted, by);
        await db.WriteAudit(ExceptionTexts.Audit(by, address, $"exception.{wanted.Status}", id) with
        {
            BeforeDigest = row.Digest,
            AfterDigest = RequestContent.Digest(
                string.Join('\0', wanted.Status, wanted.Reason, wanted.SamePersonReason)),
            Detail = new Dictionary<string, string> { ["決定の仕方"] = by.Post.Via.ActedAs() },
        });
        await transaction.CommitAsync();
        return Outcome.Done(wanted.Status);
    }
}
