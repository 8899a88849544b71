using Dapper;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Domain.People.Transfers;
using VendorAssess.Features.Admin.Transfers;

namespace VendorAssess.Benchmarks;

/// <summary>人事異動 of many posts, written and rolled back, against the same rows written plainly.</summary>
public sealed class TransferBenchmark(NpgsqlDataSource postgres)
{
    private const int Posts = 500;
    private static readonly DateOnly Day = new(2030, 4, 1);

    private TransferPlan plan = null!;
    private int transfer;
    private int[] posts = [];
    private int[] people = [];

    public async Task<Pair> Prepare(NpgsqlDataSource owner)
    {
        await Fill();
        await using (var db = await owner.OpenConnectionAsync())
        {
            await db.ExecuteAsync(
                """
                CREATE TABLE plain_changes (post_id integer, person_id integer, kind text, from_date date,
                                            PRIMARY KEY (post_id, person_id, kind));
                GRANT SELECT, INSERT ON plain_changes TO PUBLIC
                """);
        }
        return new Pair(
            $"人事異動 of {Posts} posts: holders leave, successors take, both kept to be taken back",
            $"{2 * Posts} plain rows by one INSERT from unnest", Apply, Insert) { CountsMemory = false };
    }

    private async Task Apply()
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.MakeLeave(transfer, plan);
        await db.MakeTake(transfer, plan, 1, TimeProvider.System.GetUtcNow().UtcDateTime);
        await transaction.RollbackAsync();
    }

    private async Task Insert()
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO plain_changes (post_id, person_id, kind, from_date)
            SELECT c.post_id, c.person_id, k.kind, @Day
            FROM unnest(@posts, @people) AS c (post_id, person_id)
            CROSS JOIN (VALUES ('Leaves'), ('Takes')) AS k (kind)
            """,
            new { posts, people, Day });
        await transaction.RollbackAsync();
    }

    private async Task Fill()
    {
        await using var db = await postgres.OpenConnectionAsync();
        var rows = (await db.QueryAsync<(int Post, int Old, int New, string Login)>(
            """
            WITH d AS (
                INSERT INTO departments (name) VALUES ('異動の計測') RETURNING id
            ), p AS (
                INSERT INTO posts (department_id, role, title)
                SELECT d.id, 'applicant', '担当 ' || n FROM d, generate_series(1, @Posts) AS n
                RETURNING id
            ), w AS (
                INSERT INTO people (login, name, password_hash)
                SELECT 'bench.' || n, '計測', '' FROM generate_series(1, 2 * @Posts) AS n
                RETURNING id, login
            ), pn AS (
                SELECT id, row_number() OVER (ORDER BY id) AS n FROM p
            ), wn AS (
                SELECT id, login, row_number() OVER (ORDER BY id) AS n FROM w
            ), h AS (
                INSERT INTO post_holders (post_id, person_id, from_date)
                SELECT pn.id, wn.id, DATE '2026-04-01' FROM pn JOIN wn ON wn.n = pn.n
            )
            SELECT pn.id, old.id, new.id, new.login
            FROM pn JOIN wn old ON old.n = pn.n JOIN wn new ON new.n = pn.n + @Posts
            """,
            new { Posts })).AsList();
        (posts, people) = ([.. rows.Select(r => r.Post)], [.. rows.Select(r => r.Old)]);
        transfer = await db.ExecuteScalarAsync<int>(
            """
            INSERT INTO transfers (day, file_name, file_sha256, rows, read_by, read_at)
            VALUES (@Day, 'a.csv', repeat('0', 64), '{}', (SELECT min(id) FROM people), now())
            RETURNING id
            """,
            new { Day });
        plan = new(Day, [.. rows.Select(r => Line(r.Post, r.Old, r.New, r.Login))], 0);
    }

    private static TransferLine Line(int post, int old, int next, string login) => new(
        new TransferRow(2, "", "", "", "", "", "", ""), TransferKind.Replace,
        new PostStanding(post, "", Roles.Applicant, "担当", null), new Holding(old, "", new Term(new(2026, 4, 1), null)),
        new AccountHolder(next, login, "計測", Active: true), []);
}
