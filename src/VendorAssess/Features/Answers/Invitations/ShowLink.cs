using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Access.Network;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Invitations;

/// <summary>Makes one more secret for a link, to hand over by hand; the ones in mails go on working.</summary>
public sealed class ShowLink(NpgsqlDataSource postgres, LinkBase linkBase, TimeProvider clock)
{
    /// <summary>The address, which is shown this once.</summary>
    public async Task<Outcome<Uri>> Run(Person me, string? address, LinkPlace place)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        if (await db.LockCityLink(place, me.Id, now.DayInJapan()) is not { } city)
            return Outcome.Refused<Uri>(LinkRefusals.NoSuchLink);
        var whyNot = city.Case.Standing.WhyNotEditable(me) ?? city.Row.Link.WhyNotShown(now.DayInJapan());
        if (whyNot is not null)
            return Outcome.Refused<Uri>(whyNot);

        var token = LinkToken.New();
        await db.AddLinkToken(token.Hash, city.Row.Id, now.UtcDateTime);
        await db.WriteAudit(LinkAudit.By(me, city.Case.Standing, "link.shown", city.Row, address));
        await transaction.CommitAsync();
        return Outcome.Done(linkBase.To(token.Path));
    }
}
