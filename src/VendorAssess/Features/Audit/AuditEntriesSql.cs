using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Calendar;
using VendorAssess.Store;

namespace VendorAssess.Features.Audit;

public static class AuditEntriesSql
{
    /// <summary>The entries that the filter leaves, newest first, with the names of today; never more than the limit.</summary>
    public static async Task<IReadOnlyList<ListedEntry>> ListEntries(
        this DbConnection db, AuditFilter filter, int limit, CancellationToken leaving) =>
        (await db.QueryAsync<ListedEntry>(new CommandDefinition(
            """
            SELECT a.seq, a.at, p.name AS person, d.name || ' ' || o.title AS post, a.action, a.subject_kind,
                   a.subject_id, a.before_digest, coalesce(a.after_digest, a.rows_digest) AS after_digest,
                   a.detail::text AS detail, a.from_address, encode(a.hash, 'hex') AS hash
            FROM audit_log a
            LEFT JOIN people p ON p.id = a.person_id
            LEFT JOIN posts o ON o.id = a.post_id
            LEFT JOIN departments d ON d.id = o.department_id
            WHERE (@before::bigint IS NULL OR a.seq < @before)
              AND (@from::timestamptz IS NULL OR a.at >= @from)
              AND (@until::timestamptz IS NULL OR a.at < @until)
              AND (@action = '' OR a.action = @action)
              AND (@kind = '' OR a.subject_kind = @kind)
              AND (@subject = '' OR a.subject_id = @subject)
              AND (@person = '' OR a.person_id IN (
                      SELECT id FROM people WHERE name ILIKE @like OR login = lower(@person)))
            ORDER BY a.seq DESC
            LIMIT @limit
            """,
            new
            {
                before = filter.Before,
                from = filter.From?.StartInJapan(),
                until = filter.Until?.AddDays(1).StartInJapan(),
                action = filter.Action,
                kind = filter.Kind,
                subject = filter.Subject,
                person = filter.Person,
                like = LikeText.Containing(filter.Person),
                limit,
            },
            cancellationToken: leaving))).AsList();
}
