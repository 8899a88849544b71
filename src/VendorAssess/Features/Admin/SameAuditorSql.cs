using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin;

/// <summary>Why somebody audits what they work in, as it was recorded.</summary>
public sealed record SameAuditorReason(
    int PersonId, string Name, int AuditingPost, string Auditing, int AuditedPost, string Audited, DateOnly From,
    DateOnly? Until, string Clause, string Reason, string RecordedBy, DateTime RecordedAt);

/// <summary>Who audits, and where else they act.</summary>
public static class SameAuditorSql
{
    private sealed record SeatRow(
        int PersonId, string Name, int PostId, string Post, string Role, DateOnly From, DateOnly? Until)
    {
        public Seat Seat => new(PersonId, Name, PostId, Post, Role, new Term(From, Until));
    }

    /// <summary>Of everybody who acts in a post that audits on the day or later: all that they act in from then on.</summary>
    public static async Task<IReadOnlyList<Seat>> ListAuditorSeats(
        this DbConnection db, DateOnly today, CancellationToken leaving = default) =>
    [
        .. (await db.QueryAsync<SeatRow>(new CommandDefinition(
            """
            WITH standing AS (
                SELECT p.id, d.name || ' ' || p.title AS name, p.role, least(p.until_date, d.until_date) AS until
                FROM posts p
                JOIN departments d ON d.id = p.department_id
                WHERE coalesce(least(p.until_date, d.until_date), @today) >= @today
            ), taken AS (
                SELECT t.person_id, t.post_id, t.from_date, least(t.until_date, s.until) AS until_date
                FROM (
                    SELECT person_id, post_id, from_date, until_date FROM post_holders
                    UNION ALL
                    SELECT person_id, post_id, from_date, until_date FROM post_substitutes
                ) t
                JOIN standing s ON s.id = t.post_id
            ), seats AS (
                SELECT person_id, post_id, from_date, until_date FROM taken
                UNION ALL
                SELECT t.person_id, g.post_id, greatest(t.from_date, g.from_date), least(t.until_date, g.until_date, s.until)
                FROM taken t
                JOIN post_delegations g ON g.delegate_post = t.post_id
                JOIN standing s ON s.id = g.post_id
            ), coming AS (
                SELECT s.person_id, s.post_id, p.name AS post, p.role, s.from_date, s.until_date
                FROM seats s
                JOIN standing p ON p.id = s.post_id
                WHERE coalesce(s.until_date, s.from_date) >= s.from_date AND coalesce(s.until_date, @today) >= @today
            )
            SELECT c.person_id, w.name, c.post_id, c.post, c.role, c.from_date AS "from", c.until_date AS until
            FROM coming c
            JOIN people w ON w.id = c.person_id
            WHERE c.person_id IN (SELECT a.person_id FROM coming a WHERE a.role = @auditor)
            ORDER BY c.person_id, c.post, c.post_id, c.from_date
            """,
            new { today, auditor = Roles.Auditor },
            cancellationToken: leaving))).Select(r => r.Seat),
    ];

    /// <summary>In the table's order of columns; the newest first.</summary>
    public const string Reasons =
        """
        SELECT s.person_id, w.name, s.auditing_post, ad.name || ' ' || ap.title AS auditing,
               s.audited_post, bd.name || ' ' || bp.title AS audited, s.from_date AS "from", s.until_date AS until,
               s.clause, s.reason, r.name AS recorded_by, s.recorded_at
        FROM same_auditors s
        JOIN people w ON w.id = s.person_id
        JOIN posts ap ON ap.id = s.auditing_post
        JOIN departments ad ON ad.id = ap.department_id
        JOIN posts bp ON bp.id = s.audited_post
        JOIN departments bd ON bd.id = bp.department_id
        JOIN people r ON r.id = s.recorded_by
        """;

    public static Task AddSameAuditors(this DbConnection db, SameAuditor same, int by, DateTime now) => same.IsNothing
        ? Task.CompletedTask
        : db.ExecuteAsync(
            """
            INSERT INTO same_auditors (
                person_id, auditing_post, audited_post, from_date, until_date, clause, reason, recorded_by, recorded_at)
            SELECT a.person_id, a.auditing_post, a.audited_post, a.from_date, a.until_date, @Clause, @reason, @by, @now
            FROM unnest(@people, @auditing, @audited, @froms, @untils)
                AS a (person_id, auditing_post, audited_post, from_date, until_date)
            """,
            new
            {
                same.Rule!.Clause, reason = same.Reason.Trim(), by, now,
                people = same.Added.Select(a => a.PersonId).ToArray(),
                auditing = same.Added.Select(a => a.AuditingPost).ToArray(),
                audited = same.Added.Select(a => a.AuditedPost).ToArray(),
                froms = same.Added.Select(a => a.Term.From).ToArray(),
                untils = same.Added.Select(a => a.Term.Until).ToArray(),
            });
}
