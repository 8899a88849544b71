using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Store;

namespace VendorAssess.Features.Audit;

/// <summary>One entry with the names of today; detail is the JSON object that was written.</summary>
public sealed record ListedEntry(
    long Seq, DateTime At, string? Person, string? Post, string Action, string SubjectKind, string SubjectId,
    string? BeforeDigest, string? AfterDigest, string Detail, string? FromAddress, string Hash)
{
    public IEnumerable<KeyValuePair<string, string>> Details =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Detail)!.Where(d => d.Value.Length > 0);
}

/// <summary>What the log is narrowed to, by days of Japan; before is the last entry of the page before.</summary>
public sealed record AuditFilter(
    DateOnly? From = null, DateOnly? Until = null, string Action = "", string Person = "", string Kind = "",
    string Subject = "", long? Before = null)
{
    public bool IsNarrowed => this with { Before = null } != new AuditFilter();
}

public sealed record AuditPageOfEntries(ImmutableArray<ListedEntry> Entries, long? Next);

/// <summary>The audit log for those whom it is for, newest first; one round trip.</summary>
public sealed class ListAudit(NpgsqlDataSource postgres)
{
    public const int PageSize = 50;

    /// <summary>Null for everybody else.</summary>
    public async Task<AuditPageOfEntries?> Load(Person me, AuditFilter filter, CancellationToken leaving = default)
    {
        if (!me.MayReadAudit())
            return null;
        await using var db = await postgres.OpenConnectionAsync(leaving);
        var rows = (await db.QueryAsync<ListedEntry>(new CommandDefinition(
            """
            SELECT a.seq, a.at, p.name AS person, d.name || ' ' || o.title AS post, a.action, a.subject_kind,
                   a.subject_id, a.before_digest, a.after_digest, a.detail::text AS detail, a.from_address,
                   encode(a.hash, 'hex') AS hash
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
                limit = PageSize + 1,
            },
            cancellationToken: leaving))).AsList();
        return new AuditPageOfEntries(
            [.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Seq : null);
    }
}
