using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>代理 and 委任 that end with a transfer, and come back when it is taken back.</summary>
public static class ActingSql
{
    private sealed record ActingRow(
        ActingKind Kind, int Id, int PostId, string Post, int? PersonId, int? DelegatePost, string Who, DateOnly From,
        DateOnly? Until, string Reason)
    {
        public Acting Acting => new(Kind, Id, PostId, Post, PersonId, DelegatePost, Who, new Term(From, Until), Reason);
    }

    /// <summary>All that last on a day or begin later.</summary>
    public const string Lasting =
        """
        ;
        SELECT 'Substitution' AS kind, s.id, s.post_id, d.name || ' ' || p.title AS post, s.person_id,
               NULL::integer AS delegate_post, w.name AS who, s.from_date AS "from", s.until_date AS until, s.reason
        FROM post_substitutes s
        JOIN posts p ON p.id = s.post_id
        JOIN departments d ON d.id = p.department_id
        JOIN people w ON w.id = s.person_id
        WHERE s.until_date >= @day
        UNION ALL
        SELECT 'Delegation', g.id, g.post_id, d.name || ' ' || p.title, NULL, g.delegate_post,
               hd.name || ' ' || h.title, g.from_date, g.until_date, g.reason
        FROM post_delegations g
        JOIN posts p ON p.id = g.post_id
        JOIN departments d ON d.id = p.department_id
        JOIN posts h ON h.id = g.delegate_post
        JOIN departments hd ON hd.id = h.department_id
        WHERE coalesce(g.until_date, @day) >= @day
        ORDER BY kind DESC, id
        """;

    public static async Task<ImmutableArray<Acting>> ReadActing(this SqlMapper.GridReader results) =>
        [.. (await results.ReadAsync<ActingRow>()).Select(r => r.Acting)];

    /// <summary>Ends them on a last day; what begins later is taken away. How they were is kept with the transfer.</summary>
    public static Task EndActing(this DbConnection db, int id, ImmutableArray<Acting> ending, DateOnly last) =>
        db.ExecuteAsync(
            """
            INSERT INTO transfer_acting (transfer_id, kind, acting_id, post_id, person_id, from_date, until_date, scope,
                                         reason, recorded_by, recorded_at)
            SELECT @id, 'Substitution', id, post_id, person_id, from_date, until_date, '{}', reason, recorded_by, recorded_at
            FROM post_substitutes
            WHERE id = ANY (@substitutions);
            UPDATE post_substitutes SET until_date = @last WHERE id = ANY (@substitutions) AND from_date <= @last;
            DELETE FROM post_substitutes WHERE id = ANY (@substitutions) AND from_date > @last;

            INSERT INTO transfer_acting (transfer_id, kind, acting_id, post_id, delegate_post, from_date, until_date, scope,
                                         reason, recorded_by, recorded_at)
            SELECT @id, 'Delegation', id, post_id, delegate_post, from_date, until_date, scope, reason, recorded_by, recorded_at
            FROM post_delegations
            WHERE id = ANY (@delegations);
            UPDATE post_delegations SET until_date = @last WHERE id = ANY (@delegations) AND from_date <= @last;
            DELETE FROM post_delegations WHERE id = ANY (@delegations) AND from_date > @last
            """,
            new
            {
                id, last,
                substitutions = Ids(ending, ActingKind.Substitution), delegations = Ids(ending, ActingKind.Delegation),
            });

    /// <summary>As they were before; what was changed again since stays as it was changed.</summary>
    public static Task RestoreActing(this DbConnection db, int id, DateOnly last) =>
        db.ExecuteAsync(
            """
            UPDATE post_substitutes s
            SET until_date = a.until_date
            FROM transfer_acting a
            WHERE a.transfer_id = @id AND a.kind = 'Substitution' AND a.acting_id = s.id AND s.until_date = @last;
            INSERT INTO post_substitutes (id, post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            OVERRIDING SYSTEM VALUE
            SELECT acting_id, post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at
            FROM transfer_acting
            WHERE transfer_id = @id AND kind = 'Substitution' AND from_date > @last;

            UPDATE post_delegations g
            SET until_date = a.until_date
            FROM transfer_acting a
            WHERE a.transfer_id = @id AND a.kind = 'Delegation' AND a.acting_id = g.id AND g.until_date = @last;
            INSERT INTO post_delegations (id, post_id, delegate_post, from_date, until_date, scope, reason, recorded_by,
                                          recorded_at)
            OVERRIDING SYSTEM VALUE
            SELECT acting_id, post_id, delegate_post, from_date, until_date, scope, reason, recorded_by, recorded_at
            FROM transfer_acting
            WHERE transfer_id = @id AND kind = 'Delegation' AND from_date > @last
            """,
            new { id, last });

    private static int[] Ids(ImmutableArray<Acting> ending, ActingKind kind) =>
        [.. ending.Where(a => a.Kind == kind).Select(a => a.Id)];
}
