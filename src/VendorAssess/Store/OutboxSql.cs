using System.Data.Common;
using Dapper;

namespace VendorAssess.Store;

/// <summary>
/// A mail to be sent once; whatever has the same dedupe key is the same mail. Where it carries a link,
/// <see cref="OutboxSql.LinkPlace"/> stands in the body until the moment of sending.
/// </summary>
public sealed record NewMail(
    string DedupeKey, string Kind, int? LinkId, bool CarriesLink, string ToAddress, string ToName, string Subject,
    string Body);

public static class OutboxSql
{
    /// <summary>The line of a body that the address of the link takes the place of.</summary>
    public const string LinkPlace = "［回答用リンク］";

    /// <summary>Puts mails into the outbox, in the transaction of what they tell of; gives how many were new.</summary>
    public static Task<int> AddMails(this DbConnection db, IReadOnlyCollection<NewMail> mails, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO mail_outbox (dedupe_key, kind, link_id, carries_link, to_address, to_name, subject, body,
                                     created_at, not_before)
            SELECT m.dedupe_key, m.kind, m.link_id, m.carries_link, m.to_address, m.to_name, m.subject, m.body, @now, @now
            FROM unnest(@keys, @kinds, @links, @carries, @addresses, @names, @subjects, @bodies)
                AS m (dedupe_key, kind, link_id, carries_link, to_address, to_name, subject, body)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                keys = mails.Select(m => m.DedupeKey).ToArray(),
                kinds = mails.Select(m => m.Kind).ToArray(),
                links = mails.Select(m => m.LinkId).ToArray(),
                carries = mails.Select(m => m.CarriesLink).ToArray(),
                addresses = mails.Select(m => m.ToAddress).ToArray(),
                names = mails.Select(m => m.ToName).ToArray(),
                subjects = mails.Select(m => m.Subject).ToArray(),
                bodies = mails.Select(m => m.Body).ToArray(),
                now,
            });
}
