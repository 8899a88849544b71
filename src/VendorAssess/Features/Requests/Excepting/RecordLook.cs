using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Requests.Excepting;

/// <summary>Records that the state of 例外措置 was looked over, up to the newest that was shown.</summary>
public sealed class RecordLook(NpgsqlDataSource postgres, OfferedPolicies policies, TimeProvider clock)
{
    public async Task<Outcome<int>> Run(Person me, string? address, LookWish typed)
    {
        var wish = typed.Trimmed();
        var now = clock.GetUtcNow();
        var rule = ExceptionLookRules.Strictest(policies.All);
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLooks();
        if (wish.WhyNotLooked(me, rule, await db.LoadLookState(), now.DayInJapan()) is { } reason)
            return Outcome.Refused<int>(reason);

        var by = new Signed(me, me.LookingPost(rule!)!, now.UtcDateTime);
        var id = await db.AddLook(wish, by);
        await db.WriteAudit(new AuditEntry(
            by.PersonId, by.PostId, "exceptions.looked", "exception-look", Number(id), address)
        {
            AfterDigest = RequestContent.Digest(wish.Remark),
            Detail = new Dictionary<string, string> { ["確認した申請"] = Number(wish.UpTo), ["確認の仕方"] = by.Post.Via.ActedAs() },
        });
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
