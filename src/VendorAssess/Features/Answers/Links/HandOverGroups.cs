using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Links;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>A vendor hands single groups to a colleague, by a link of their own that opens nothing else.</summary>
public sealed class HandOverGroups(NpgsqlDataSource postgres, TimeProvider clock)
{
    /// <summary>The number of the sub-link.</summary>
    public async Task<Outcome<int>> Run(LinkVisitor visitor, string? address, HandOver wanted)
    {
        var now = clock.GetUtcNow();
        var handOver = wanted.Cleaned();
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockLink(visitor.LinkId);
        var file = (await db.LoadLinkFile(visitor.LinkId))!;
        if (handOver.WhyNot(file.Row.Link, file.SubLinks.Length, now.DayInJapan()) is { } reason)
            return Outcome.Refused<int>(reason);

        var id = await AddSubLink(db, file.Row, handOver, now.UtcDateTime);
        var added = (await db.LoadLinkFile(id))!.Row;
        if (added.Address.Length > 0)
            await db.AddMails([LinkMails.HandedOver(added, visitor.ByName)], now.UtcDateTime);
        await db.WriteAudit(LinkAudit.Entry("link.handed-over", added, address, added.Groups));
        await transaction.CommitAsync();
        return Outcome.Done(id);
    }

    private static Task<int> AddSubLink(DbConnection db, LinkRow from, HandOver handOver, DateTime now) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO answer_links (parent_id, case_id, candidate, sheet_id, groups, company, recipient, address, due,
                                      expires_on, created_at)
            SELECT id, case_id, candidate, sheet_id, @groups, @Company, @Name, @Address, least(due, @ExpiresOn),
                   @ExpiresOn, @now
            FROM answer_links
            WHERE id = @Id
            RETURNING id
            """,
            new
            {
                from.Id,
                groups = handOver.Groups.ToArray(),
                handOver.To.Company,
                handOver.To.Name,
                handOver.To.Address,
                handOver.ExpiresOn,
                now,
            });
}
