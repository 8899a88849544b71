using Dapper;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>The people of the town: those of the demo, and those in posts that the demo has nobody in.</summary>
internal sealed class TownPeople(ProductHost host)
{
    /// <summary>
    /// Posts that the demo has nobody in: a substitute of a manager, who is nothing else; a system-manager; and the
    /// delegate is the manager of the own section, as in many cities.
    /// </summary>
    public async Task Settle()
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            """
            WITH demo AS (
                SELECT w.id, w.login, w.password_hash, h.post_id, p.department_id
                FROM people w
                JOIN post_holders h ON h.person_id = w.id
                JOIN posts p ON p.id = h.post_id
            ), added AS (
                INSERT INTO people (login, name, password_hash)
                SELECT w.login, w.name, d.password_hash
                FROM (VALUES ('shimin-dairi', '代理 一郎'), ('fukushi-system', '所管 二郎')) AS w (login, name)
                JOIN demo d ON d.login = 'kanri'
                RETURNING id, login
            ), posts_added AS (
                INSERT INTO posts (department_id, role, title)
                SELECT d.department_id, t.role, t.title
                FROM (VALUES ('fukushi-kacho', 'system-manager', '業務システムの管理者'),
                             ('joho-kacho', 'manager', '情報セキュリティ管理者')) AS t (login, role, title)
                JOIN demo d USING (login)
                RETURNING id, role
            ), held AS (
                INSERT INTO post_holders (post_id, person_id, from_date)
                SELECT p.id, w.id, DATE '2026-04-01'
                FROM posts_added p
                JOIN (SELECT id, login FROM added UNION ALL SELECT id, login FROM demo) w
                    ON w.login = CASE p.role WHEN 'manager' THEN 'joho-kacho' ELSE 'fukushi-system' END
            )
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            SELECT d.post_id, w.id, CURRENT_DATE - 1, '2099-12-31', '休み', d.id, now()
            FROM added w, demo d
            WHERE w.login = 'shimin-dairi' AND d.login = 'shimin-kacho'
            """);
    }

    /// <summary>The manager's post of each division.</summary>
    public async Task<Dictionary<string, string>> ManagersPosts()
    {
        await using var db = await Open();
        var posts = await db.QueryAsync<(string Division, string Post)>(
            """
            SELECT split_part(w.login, '-', 1), h.post_id::text
            FROM people w
            JOIN post_holders h ON h.person_id = w.id
            JOIN posts p ON p.id = h.post_id AND p.role = 'manager'
            WHERE w.login LIKE '%-kacho'
            """);
        return posts.ToDictionary(p => p.Division, p => p.Post, StringComparer.Ordinal);
    }

    /// <summary>The ids of all who can sign in, by their login.</summary>
    public async Task<Dictionary<string, int>> Ids()
    {
        await using var db = await Open();
        var people = await db.QueryAsync<(string Login, int Id)>("SELECT login, id FROM people");
        return people.ToDictionary(p => p.Login, p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>To everybody who signs in by name: what is put behind the name, or none.</summary>
    public async Task GiveAddresses(string domain)
    {
        await using var db = await Open();
        await db.ExecuteAsync(
            "UPDATE people SET mail_address = CASE WHEN @domain = '' THEN '' ELSE login || @domain END", new { domain });
    }

    private async Task<Npgsql.NpgsqlConnection> Open() => await host.Database.Superuser.OpenConnectionAsync();
}
