using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Lets a vendor write again after it handed in; what was handed in stays as it was.</summary>
public sealed class ReopenLink(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<bool>> Run(Person me, string? address, LinkPlace place, string reason)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCityLink(place, me.Id, today) is not { } city)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchLink);
        var whyNot = city.Case.Standing.WhyNotEditable(me)
            ?? city.Row.Link.WhyNotReopened(today)
            ?? LinkRules.WhyNotReason(reason);
        if (whyNot is not null)
            return Outcome.Refused<bool>(whyNot);

        var submission = city.Submissions[0];
        await Reopen(db, city.Row.Id, me.Id, reason.Trim(), now.UtcDateTime);
        if (city.Row.Address.Length > 0)
            await db.AddMails([LinkMails.Reopened(city.Row, submission.Number, reason.Trim())], now.UtcDateTime);
        var said = $"第{submission.Number}回";
        await db.WriteAudit(LinkAudit.By(me, city.Case.Standing, "link.reopened", city.Row, address, said) with
        {
            BeforeDigest = submission.Digest,
        });
        await transaction.CommitAsync();
        return Outcome.Done(true);
    }

    private static Task Reopen(DbConnection db, int linkId, int personId, string reason, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE answer_submissions
            SET reopened_at = @now, reopened_by = @personId, reopened_reason = @reason
            WHERE link_id = @linkId AND reopened_at IS NULL
            """,
            new { linkId, personId, reason, now });
}
