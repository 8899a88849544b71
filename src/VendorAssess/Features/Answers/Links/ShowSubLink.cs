using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Access.Network;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Makes one more secret for a sub-link, for the vendor to hand over otherwise than by mail.</summary>
public sealed class ShowSubLink(NpgsqlDataSource postgres, LinkBase linkBase, TimeProvider clock)
{
    /// <summary>The address, which is shown this once.</summary>
    public async Task<Outcome<Uri>> Run(LinkVisitor visitor, string? address, int subLink)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        if (file.SubLinks.FirstOrDefault(l => l.Id == subLink) is not { } link)
            return Outcome.Refused<Uri>(LinkRefusals.NoSuchSubLink);
        if (link.Link.WhyNotShown(now.DayInJapan()) is { } reason)
            return Outcome.Refused<Uri>(reason);

        var token = LinkToken.New();
        await db.AddLinkToken(token.Hash, link.Id, now.UtcDateTime);
        await db.WriteAudit(LinkAudit.Entry("link.shown", link, address));
        await transaction.CommitAsync();
        return Outcome.Done(linkBase.To(token.Path));
    }
}
