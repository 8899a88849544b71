using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Reminds a vendor now, beside the days on which it is reminded anyway.</summary>
public sealed class RemindVendor(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<bool>> Run(Person me, string? address, LinkPlace place)
    {
        var now = clock.GetUtcNow();
        var today = now.DayInJapan();
        await using var db = await postgres.OpenAs(me, today);
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCityLink(place, me.Id, today) is not { } city)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchLink);
        var whyNot = city.Case.Standing.WhyNotEditable(me)
            ?? city.Row.Link.WhyNotReminded(city.Row.Address.Length > 0, city.RemindedAt, now, today);
        if (whyNot is not null)
            return Outcome.Refused<bool>(whyNot);

        await db.AddMails([LinkMails.Reminder(city.Row, null, now)], now.UtcDateTime);
        await db.WriteAudit(LinkAudit.By(me, city.Case.Standing, "link.reminded", city.Row, address));
        await transaction.CommitAsync();
        return Outcome.Done(true);
    }
}
