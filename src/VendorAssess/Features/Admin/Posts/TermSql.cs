using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Features.Admin.Posts;

/// <summary>The terms of holders, substitutes and delegations; of what has begun only the last day ever changes.</summary>
public static class TermSql
{
    private sealed record TermRow(int PersonId, string Name, DateOnly From, DateOnly? Until)
    {
        public Holding Holding => new(PersonId, Name, new Term(From, Until));
    }

    private sealed record DelegationRow(int DelegatePost, DateOnly From, DateOnly? Until);

    /// <summary>Who holds a post today or later.</summary>
    public static async Task<IReadOnlyList<Holding>> ListHolders(this DbConnection db, int postId, DateOnly today) =>
    [
        .. (await db.QueryAsync<TermRow>(
            """
            SELECT h.person_id, p.name, h.from_date AS "from", h.until_date AS until
            FROM post_holders h
            JOIN people p ON p.id = h.person_id
            WHERE h.post_id = @postId AND coalesce(h.until_date, @today) >= @today
            ORDER BY h.from_date, p.id
            """,
            new { postId, today })).Select(r => r.Holding),
    ];

    public static async Task<IReadOnlyList<Holding>> ListSubstitutes(
        this DbConnection db, int postId, DateOnly today) =>
    [
        .. (await db.QueryAsync<TermRow>(
            """
            SELECT s.person_id, p.name, s.from_date AS "from", s.until_date AS until
            FROM post_substitutes s
            JOIN people p ON p.id = s.person_id
            WHERE s.post_id = @postId AND s.until_date >= @today
            ORDER BY s.from_date, p.id
            """,
            new { postId, today })).Select(r => r.Holding),
    ];

    public static async Task<IReadOnlyList<Delegation>> ListDelegations(
        this DbConnection db, int postId, DateOnly today) =>
    [
        .. (await db.QueryAsync<DelegationRow>(
            """
            SELECT delegate_post, from_date AS "from", until_date AS until
            FROM post_delegations
            WHERE post_id = @postId AND coalesce(until_date, @today) >= @today
            ORDER BY from_date, id
            """,
            new { postId, today })).Select(r => new Delegation(r.DelegatePost, new Term(r.From, r.Until))),
    ];

    public static Task AddHolder(
        this DbConnection db, int postId, int personId, Term term, int by, DateTime now) =>
        db.ExecuteAsync(
            """
            INSERT INTO post_holders (post_id, person_id, from_date, until_date, recorded_by, recorded_at)
            VALUES (@postId, @personId, @From, @Until, @by, @now)
            """,
            new { postId, personId, term.From, term.Until, by, now });

    public static Task LeavePost(this DbConnection db, int postId, Holding holding, DateOnly until) =>
        db.ExecuteAsync(
            """
            UPDATE post_holders
            SET until_date = @until
            WHERE post_id = @postId AND person_id = @PersonId AND from_date = @From
            """,
            new { postId, holding.PersonId, holding.Term.From, until });

    public static Task TakeBackHolder(this DbConnection db, int postId, Holding holding) =>
        db.ExecuteAsync(
            "DELETE FROM post_holders WHERE post_id = @postId AND person_id = @PersonId AND from_date = @From",
            new { postId, holding.PersonId, holding.Term.From });

    public static Task<int> AddSubstitute(
        this DbConnection db, int postId, int personId, SubstitutionWish wish, int by, DateTime now) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES (@postId, @personId, @From, @Until, @Reason, @by, @now)
            RETURNING id
            """,
            new { postId, personId, wish.From, wish.Until, wish.Reason, by, now });

    public static Task<int> AddDelegation(
        this DbConnection db, int postId, int delegatePost, DelegationWish wish, int by, DateTime now) =>
        db.ExecuteScalarAsync<int>(
            """
            INSERT INTO post_delegations (
                post_id, delegate_post, from_date, until_date, scope, reason, recorded_by, recorded_at)
            VALUES (@postId, @delegatePost, @From, @Until, @scope, @Reason, @by, @now)
            RETURNING id
            """,
            new { postId, delegatePost, wish.From, wish.Until, scope = wish.Scope.ToArray(), wish.Reason, by, now });

    public static Task<Term?> LockActing(this DbConnection db, ActingKind kind, int postId, int id) =>
        db.QuerySingleOrDefaultAsync<Term?>(
            kind switch
            {
                ActingKind.Substitution =>
                    """
                    SELECT from_date AS "from", until_date AS until
                    FROM post_substitutes
                    WHERE id = @id AND post_id = @postId
                    FOR UPDATE
                    """,
                ActingKind.Delegation =>
                    """
                    SELECT from_date AS "from", until_date AS until
                    FROM post_delegations
                    WHERE id = @id AND post_id = @postId
                    FOR UPDATE
                    """,
            },
            new { postId, id });

    /// <summary>Taken back as a whole where no last day is given.</summary>
    public static Task EndActing(this DbConnection db, ActingKind kind, int id, DateOnly? until) =>
        db.ExecuteAsync(
            (kind, until) switch
            {
                (ActingKind.Substitution, null) => "DELETE FROM post_substitutes WHERE id = @id",
                (ActingKind.Substitution, _) => "UPDATE post_substitutes SET until_date = @until WHERE id = @id",
                (ActingKind.Delegation, null) => "DELETE FROM post_delegations WHERE id = @id",
                (ActingKind.Delegation, _) => "UPDATE post_delegations SET until_date = @until WHERE id = @id",
            },
            new { id, until });
}
