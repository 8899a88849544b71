using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>A vendor takes back what was handed to a colleague; an open page of theirs ends at its next request.</summary>
public sealed class RevokeSubLink(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<bool>> Run(LinkVisitor visitor, string? address, int subLink)
    {
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        if (file.SubLinks.FirstOrDefault(l => l.Id == subLink) is not { } link)
            return Outcome.Refused<bool>(LinkRefusals.NoSuchSubLink);
        if (link.Link.WhyNotRevoked() is { } reason)
            return Outcome.Refused<bool>(reason);

        var now = clock.GetUtcNow().UtcDateTime;
        await db.MarkRevoked(link.Id, now);
        if (link.Address.Length > 0)
            await db.AddMails([LinkMails.Revoked(link)], now);
        await db.WriteAudit(LinkAudit.Entry("link.revoked", link, address));
        await transaction.CommitAsync();
        return Outcome.Done(true);
    }
}
