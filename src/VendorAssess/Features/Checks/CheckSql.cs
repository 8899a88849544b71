using System.Data.Common;
using Dapper;
using VendorAssess.Domain.Uses;
using VendorAssess.Store;

namespace VendorAssess.Features.Checks;

public static class CheckSql
{
    /// <summary>Locks the case that the check belongs to, so that results and a closing wait for each other; null when not seen.</summary>
    public static async Task<DatedCheck?> LockCheck(this DbConnection db, int id, int personId, DateOnly today)
    {
        await db.ExecuteAsync(
            """
            SELECT c.id
            FROM cases c
            JOIN use_grounds g ON g.case_id = c.id
            JOIN checks k ON k.use_id = g.use_id
            WHERE k.id = @id
            FOR UPDATE OF c
            """,
            new { id });
        return await db.QuerySingleOrDefaultAsync<DatedCheck>(
            """
            SELECT k.id, c.stage, o.id AS post, d.name || ' ' || o.title AS post_title, k.due,
                   EXISTS (SELECT FROM check_results r WHERE r.check_id = k.id AND r.result = 'Done') AS is_done,
                   (SELECT count(*)::int FROM check_results r WHERE r.check_id = k.id) AS revision
            FROM checks k
            JOIN use_grounds g ON g.use_id = k.use_id
            JOIN visible_cases(@personId, @today) v ON v.case_id = g.case_id
            JOIN cases c ON c.id = g.case_id
            JOIN posts o ON o.id = coalesce(k.handed_to, k.post_id)
            JOIN departments d ON d.id = o.department_id
            WHERE k.id = @id
            """,
            new { id, personId, today });
    }

    public static Task AddResult(this DbConnection db, int checkId, WantedResult wanted, Signed by) =>
        db.ExecuteAsync(
            """
            INSERT INTO check_results (check_id, revision, result, note, person_id, post_id, via, at)
            VALUES (@checkId, @revision, @result, @Note, @PersonId, @PostId, @Via, @At)
            """,
            new
            {
                checkId, revision = wanted.SeenRevision + 1, result = wanted.Result.ToString(), wanted.Note, by.PersonId,
                by.PostId, by.Via, by.At,
            });
}
