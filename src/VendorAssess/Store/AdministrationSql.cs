using System.Data.Common;
using Dapper;
using VendorAssess.Domain.People;

namespace VendorAssess.Store;

/// <summary>What every change of departments, posts and accounts needs.</summary>
public static class AdministrationSql
{
    /// <summary>One such change at a time, until the caller's transaction ends: two could each take the last but one.</summary>
    public static Task LockAdministration(this DbConnection db) =>
        db.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext('administration'))");

    /// <summary>Reads who administers before the caller's transaction changes it.</summary>
    public static async Task<AdministratorWatch> WatchAdministrators(
        this DbConnection db, DateOnly today, bool demo) =>
        new(await db.ListAdministrators(today, demo), today, demo);

    /// <summary>
    /// When somebody with an account holds a post of administrator, from today on, as the caller's transaction leaves it.
    /// </summary>
    public static async Task<IReadOnlyList<Term>> ListAdministrators(
        this DbConnection db, DateOnly today, bool demo) =>
        (await db.QueryAsync<Term>(
            """
            SELECT h.from_date AS "from", least(h.until_date, p.until_date, d.until_date) AS until
            FROM post_holders h
            JOIN posts p ON p.id = h.post_id AND p.role = 'administrator'
            JOIN departments d ON d.id = p.department_id
            JOIN people who ON who.id = h.person_id AND who.active AND (@demo OR NOT who.demo)
            WHERE coalesce(least(h.until_date, p.until_date, d.until_date), @today) >= @today
            """,
            new { today, demo })).AsList();

    /// <summary>People with an account, besides one, who administer on a day.</summary>
    public static Task<int> CountOtherAdministrators(this DbConnection db, int besides, DateOnly today, bool demo) =>
        db.ExecuteScalarAsync<int>(
            """
            SELECT count(DISTINCT t.person_id)::int
            FROM taken_posts(@today) t
            JOIN posts p ON p.id = t.post_id AND p.role = 'administrator'
            JOIN people who ON who.id = t.person_id AND who.active AND (@demo OR NOT who.demo)
            WHERE t.person_id <> @besides
            """,
            new { besides, today, demo });

    /// <summary>Null when there is no such account.</summary>
    public static Task<AccountHolder?> FindPerson(this DbConnection db, int id) =>
        db.QuerySingleOrDefaultAsync<AccountHolder?>(
            "SELECT id, login, name, active FROM people WHERE id = @id", new { id });

    public static Task<AccountHolder?> FindPerson(this DbConnection db, string login) =>
        db.QuerySingleOrDefaultAsync<AccountHolder?>(
            "SELECT id, login, name, active FROM people WHERE login = @login", new { login });
}
