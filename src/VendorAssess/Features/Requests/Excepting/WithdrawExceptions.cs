using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>Takes back what was asked for and not decided yet; it stays readable.</summary>
public sealed class WithdrawExceptions(NpgsqlDataSource postgres, TimeProvider clock)
{
    private const string Reason = "許可を求めた職が取り下げた。";

    public async Task<Outcome<ExceptionStatus>> Run(Person me, string? address, int id)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockException(id, me.Id, now.DayInJapan()) is not { } row)
            return Outcome.Refused<ExceptionStatus>(ExceptionTexts.NoSuchException);
        if (row.Standing.WhyNotWithdrawable(me) is { } reason)
            return Outcome.Refused<ExceptionStatus>(reason);

        var by = new Signed(me, row.Standing.WithdrawingPost(me)!, now.UtcDateTime);
        await db.AddOutcome(id, new(ExceptionStatus.Withdrawn, Reason, row.Digest, ""), by);
        await db.WriteAudit(ExceptionTexts.Audit(by, address, "exception.Withdrawn", id) with { BeforeDigest = row.Digest });
        await transaction.CommitAsync();
        return Outcome.Done(ExceptionStatus.Withdrawn);
    }
}
