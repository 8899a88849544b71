using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Ends a link and its sub-links, or one sub-link alone; an open page ends at its next request.</summary>
public sealed class RevokeLink(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary><paramref name="subLink"/> is one that the vendor made; null ends the whole.</summary>
    public async Task<Outcome<bool>> Run(Person me, string? address, LinkPlace place, int? subLink)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCityLink(place, me.Id, now.DayInJapan()) is not { } city)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchLink);
        if ((subLink is { } id ? city.SubLink(id) : city.Row) is not { } link)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchSubLink);
        if ((city.Case.Standing.WhyNotEditable(me) ?? link.Link.WhyNotRevoked()) is { } reason)
            return Outcome.Refused<bool>(reason);

        await db.MarkRevoked(link.Id, now.UtcDateTime);
        var ended = city.SubLinks.Where(l => link == city.Row && !l.Revoked).Prepend(link);
        await db.AddMails([.. ended.Where(l => l.Address.Length > 0).Select(LinkMails.Revoked)], now.UtcDateTime);
        await db.WriteAudit(LinkAudit.By(me, city.Case.Standing, "link.revoked", link, address));
        await transaction.CommitAsync();
        return Outcome.Done(true);
    }
}
