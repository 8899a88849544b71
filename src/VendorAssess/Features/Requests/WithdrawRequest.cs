using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests;

/// <summary>Takes a draft or a submitted request back; what was submitted stays readable.</summary>
public sealed class WithdrawRequest(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <param name="seenDraft">Of a draft, the version that was looked at.</param>
    public async Task<Outcome<RequestStatus>> Run(Person me, string? address, int requestId, int? seenDraft = null)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockRequest(requestId, me.Id, now.DayInJapan()) is not { } row)
            return Outcome.Refused<RequestStatus>(RequestTexts.NoSuchRequest);

        if (row.Standing.Withdraw(me, seenDraft) is Outcome<Request>.Refused(var reason))
            return Outcome.Refused<RequestStatus>(reason);

        await db.SaveWithdrawal(requestId, me.Id, now.UtcDateTime);
        var post = (row.Standing.WithdrawingPost(me) ?? row.Standing.Case.Worker(me))?.Id;
        await db.WriteAudit(RequestTexts.Audit(me, post, address, "request.withdrawn", requestId) with
        {
            BeforeDigest = row.Digest,
        });
        await transaction.CommitAsync();
        return Outcome.Done(RequestStatus.Withdrawn);
    }
}
