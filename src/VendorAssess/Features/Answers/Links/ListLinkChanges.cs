using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.PolicyFiles;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>What others have saved on the link's part of a sheet while a page stands open.</summary>
public sealed class ListLinkChanges(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    // A save in its last seconds carries a moment that is past when it becomes visible.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>Whom the typing on a page belongs to, as its script is told; no person of the city has such a number.</summary>
    public static int TypistOf(LinkVisitor visitor) => -visitor.LinkId;

    public async Task<SheetChanges> Load(LinkVisitor visitor, DateTime since, CancellationToken leaving)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenByLink(visitor.LinkId, leaving);
        var changed = await Changed(db, visitor.LinkId, since - Overlap, leaving);
        var file = changed.Count == 0 ? null : await db.LoadLinkFile(visitor.LinkId, leaving);
        if (file is null)
            return new SheetChanges(now.UtcDateTime, TypistOf(visitor), [], null);
        var sheet = await LinkSheet.Of(file, editions, now);
        var open = file.Open(sheet.Edition);
        return new SheetChanges(
            now.UtcDateTime, TypistOf(visitor), [.. changed.Where(sheet.Asks).Select(q => ItemNow.Of(open, q))],
            SheetNow.Of(sheet.Groups));
    }

    private static async Task<List<string>> Changed(
        DbConnection db, int linkId, DateTime since, CancellationToken leaving) =>
        (await db.QueryAsync<string>(new CommandDefinition(
            """
            SELECT DISTINCT a.question
            FROM answer_links l
            JOIN answers a ON a.sheet_id = l.sheet_id
            WHERE l.id = @linkId AND a.at > @since
            """,
            new { linkId, since },
            cancellationToken: leaving))).AsList();
}
