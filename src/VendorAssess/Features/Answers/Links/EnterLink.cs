using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Access.Links;
using VendorAssess.Domain;
using VendorAssess.Domain.Links;
using VendorAssess.Domain.Mails;
using VendorAssess.Domain.Requests;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Links;

/// <summary>Whoever came by a link says who they are; the name stands with each answer from here on.</summary>
public sealed class EnterLink(NpgsqlDataSource postgres, TimeProvider clock)
{
    public async Task<Outcome<LinkVisitor>> Run(
        LinkToken session, LinkVisitor visitor, string company, string name, string? address)
    {
        var named = visitor with { Company = MailRules.OneLine(company), Name = MailRules.OneLine(name) };
        if (WhyNot(named) is { } reason)
            return Outcome.Refused<LinkVisitor>(reason);
        if (named == visitor)
            return Outcome.Done(visitor);

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await postgres.OpenByLink(visitor.LinkId);
        await using var transaction = await db.BeginTransactionAsync();
        await NameSession(db, session, named);
        var action = await MarkOpened(db, named.LinkId, now) ? "link.opened" : "link.named";
        await db.WriteAudit(
            new(null, null, action, "link", named.LinkId.ToString(CultureInfo.InvariantCulture), address)
            {
                BeforeDigest = Digest(visitor), AfterDigest = Digest(named),
            });
        await transaction.CommitAsync();
        return Outcome.Done(named);
    }

    private static string? WhyNot(LinkVisitor named) => named switch
    {
        { Company: "" } => "会社名を書いてください。",
        { Name: "" } => "氏名を書いてください。",
        { Company.Length: > Recipient.LongestName } or { Name.Length: > Recipient.LongestName } =>
            $"会社名と氏名は、それぞれ {Recipient.LongestName} 文字までで書いてください。",
        _ => null,
    };

    // Names stay out of the log.
    private static string? Digest(LinkVisitor visitor) =>
        visitor.HasName ? RequestContent.Digest($"{visitor.Company}\0{visitor.Name}") : null;

    private static Task NameSession(DbConnection db, LinkToken session, LinkVisitor named) =>
        db.ExecuteAsync(
            """
            UPDATE link_sessions
            SET company = @Company, name = @Name
            WHERE token_hash = @Hash
            """,
            new { session.Hash, named.Company, named.Name });

    private static async Task<bool> MarkOpened(DbConnection db, int linkId, DateTime now) =>
        await db.ExecuteAsync(
            """
            UPDATE answer_links
            SET opened_at = @now, seen_at = @now
            WHERE id = @linkId AND opened_at IS NULL
            """,
            new { linkId, now }) == 1;
}
