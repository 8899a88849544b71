using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People.Transfers;

namespace VendorAssess.Features.Admin.Transfers;

/// <summary>A transfer done and undone, each step one statement however many rows it has.</summary>
public static class ChangeSql
{
    /// <summary>Accounts for those who have none; the password is nobody's until one is issued.</summary>
    public static Task AddNewcomers(this DbConnection db, int id, TransferPlan plan, string unknownHash)
    {
        var people = plan.NewPeople.ToList();
        return db.ExecuteAsync(
            """
            WITH added AS (
                INSERT INTO people (login, name, password_hash, password_must_change)
                SELECT login, name, @unknownHash, true
                FROM unnest(@logins, @names) AS n (login, name)
                RETURNING id
            )
            INSERT INTO transfer_newcomers (transfer_id, person_id)
            SELECT @id, added.id
            FROM added
            """,
            new
            {
                id, unknownHash,
                logins = people.Select(p => p.Login).ToArray(), names = people.Select(p => p.Name).ToArray(),
            });
    }

    public static Task MakeLeave(this DbConnection db, int id, TransferPlan plan)
    {
        var lines = plan.Leaving.ToList();
        return db.ExecuteAsync(
            """
            WITH leaving AS (
                SELECT * FROM unnest(@posts, @people, @froms, @untils) AS l (post_id, person_id, from_date, until_date)
            ), left_behind AS (
                UPDATE post_holders h
                SET until_date = @last
                FROM leaving l
                WHERE h.post_id = l.post_id AND h.person_id = l.person_id AND h.from_date = l.from_date
            )
            INSERT INTO transfer_changes (transfer_id, post_id, person_id, kind, from_date, until_date)
            SELECT @id, post_id, person_id, 'Leaves', from_date, until_date
            FROM leaving
            """,
            new
            {
                id, last = plan.Day.AddDays(-1),
                posts = lines.Select(l => l.Post!.Id).ToArray(),
                people = lines.Select(l => l.Leaver!.PersonId).ToArray(),
                froms = lines.Select(l => l.Leaver!.Term.From).ToArray(),
                untils = lines.Select(l => l.Leaver!.Term.Until).ToArray(),
            });
    }

    public static Task MakeTake(this DbConnection db, int id, TransferPlan plan, int by, DateTime now)
    {
        var lines = plan.Taking.ToList();
        return db.ExecuteAsync(
            """
            WITH taking AS (
                INSERT INTO post_holders (post_id, person_id, from_date, recorded_by, recorded_at)
                SELECT t.post_id, w.id, @Day, @by, @now
                FROM unnest(@posts, @logins) AS t (post_id, login)
                JOIN people w ON w.login = t.login
                RETURNING post_id, person_id, from_date
            )
            INSERT INTO transfer_changes (transfer_id, post_id, person_id, kind, from_date)
            SELECT @id, post_id, person_id, 'Takes', from_date
            FROM taking
            """,
            new
            {
                id, plan.Day, by, now,
                posts = lines.Select(l => l.Post!.Id).ToArray(),
                logins = lines.Select(l => l.Taker!.Login).ToArray(),
            });
    }

    /// <summary>The rows with their names go: what was done stands in the changes.</summary>
    public static Task MarkApplied(this DbConnection db, int id, int personId, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE transfers
            SET state = 'Applied', rows = '{}', applied_by = @personId, applied_at = @now
            WHERE id = @id
            """,
            new { id, personId, now });

    /// <summary>How many of the changes still stand as the transfer made them, and were taken back.</summary>
    public static async Task<int> TakeBack(this DbConnection db, int id, DateOnly day) =>
        await db.ExecuteAsync(
            """
            DELETE FROM post_holders h
            USING transfer_changes c
            WHERE c.transfer_id = @id AND c.kind = 'Takes' AND h.post_id = c.post_id AND h.person_id = c.person_id
              AND h.from_date = c.from_date AND h.until_date IS NULL
            """,
            new { id })
        + await db.ExecuteAsync(
            """
            UPDATE post_holders h
            SET until_date = c.until_date
            FROM transfer_changes c
            WHERE c.transfer_id = @id AND c.kind = 'Leaves' AND h.post_id = c.post_id AND h.person_id = c.person_id
              AND h.from_date = c.from_date AND h.until_date = @last
            """,
            new { id, last = day.AddDays(-1) });

    public static Task<int> CountChanges(this DbConnection db, int id) =>
        db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM transfer_changes WHERE transfer_id = @id", new { id });

    public static Task MarkCancelled(this DbConnection db, int id, int personId, DateTime now) =>
        db.ExecuteAsync(
            """
            UPDATE transfers
            SET state = 'Cancelled', cancelled_by = @personId, cancelled_at = @now
            WHERE id = @id
            """,
            new { id, personId, now });
}
