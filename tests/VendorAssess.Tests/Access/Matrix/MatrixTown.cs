using Dapper;
using VendorAssess.Tests.Testing;
using VendorAssess.Tests.Web;

namespace VendorAssess.Tests.Access.Matrix;

/// <summary>What a route may be asked about: a case of one department, of another, a closed one, and none.</summary>
public sealed record Subject(string Name, int Case, int Request, int Use, int Service, int Import, int Link);

/// <summary>The demo's people, and cases of the 市民課 and the 福祉課 with all that hangs on a case.</summary>
public static class MatrixTown
{
    public static readonly string[] People =
    [
        "shimin-tanto", "shimin-kacho", "shimin-bucho", "fukushi-tanto", "fukushi-kacho", "fukushi-bucho", "tokatsu", "ciso",
        "keiyaku", "kansa", "kanri",
    ];

    public const string Canary = "探知用の語句";

    public static async Task<Subject[]> Build(ProductHost host)
    {
        var (policy, bank) = (Town.Content.Policies["kawaguchi"], Town.Content.Bank);
        await using var db = await host.Database.Superuser.OpenConnectionAsync();
        var parts = new { policy = policy.Id, hash = policy.Hash, bank = bank.Hash, facts = Town.ResidentData };
        return
        [
            await Add(db, parts, "shimin", "市民課（デモ）", "Considering"),
            await Add(db, parts, "fukushi", "福祉課（デモ）", "Considering"),
            await Add(db, parts, "fukushi-procured", "福祉課（デモ）", "Procurement"),
            await Add(db, parts, "fukushi-closed", "福祉課（デモ）", "Closed"),
            new Subject("missing", 999_001, 999_002, 999_003, 999_004, 999_005, 999_006),
        ];
    }

    private static async Task<Subject> Add(
        Npgsql.NpgsqlConnection db, object parts, string name, string department, string stage)
    {
        var values = new DynamicParameters(parts);
        values.AddDynamicParams(new { name, department, stage, canary = $"{Canary}{name}" });
        var ids = await db.QuerySingleAsync<(int Case, int Request, int Use, int Service, int Import, int Link)>(
            """
            WITH c AS (
                INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, stage, created_by,
                                   created_at)
                SELECT d.id, @canary, @canary, @policy, @hash, @bank, @facts::jsonb, @stage,
                       (SELECT min(id) FROM people), now()
                FROM departments d
                WHERE d.name = @department
                RETURNING id, department_id
            ), v AS (
                INSERT INTO providers (name) VALUES ('架空の事業者 ' || @name) RETURNING id
            ), s AS (
                INSERT INTO services (provider_id, name) SELECT id, 'サービス ' || @name FROM v RETURNING id
            ), k AS (
                INSERT INTO candidates (case_id, number, service_id) SELECT c.id, 1, s.id FROM c, s
                RETURNING case_id, number
            ), h AS (
                INSERT INTO answer_sheets (service_id) SELECT id FROM s RETURNING id
            ), i AS (
                INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview, person_id,
                                              at)
                SELECT k.case_id, 1, h.id, 'a.xlsx', '', '', '{"Lines":[],"Problems":[]}', (SELECT min(id) FROM people),
                       now()
                FROM k, h
                RETURNING id
            ), a AS (
                INSERT INTO answers (sheet_id, question, revision, value, note, source, person_id, at)
                SELECT h.id, 'KM02', 1, '"a"', @canary, 'Browser', (SELECT min(id) FROM people), now()
                FROM h
            ), l AS (
                INSERT INTO answer_links (case_id, candidate, sheet_id, groups, recipient, due, expires_on, created_by,
                                          created_at)
                SELECT k.case_id, 1, h.id, '{KM}', @canary, '2026-12-01', '2027-12-01', (SELECT min(id) FROM people),
                       now()
                FROM k, h
                RETURNING id
            ), r AS (
                INSERT INTO requests (case_id, candidate, procedure, procedure_title, submits, decides, status, statement,
                                      drafted_by, drafted_at)
                SELECT k.case_id, 1, 'full', '申請', '{officer}', '{chief}', 'Draft', @canary,
                       (SELECT min(id) FROM people), now()
                FROM k
                RETURNING id
            ), u AS (
                INSERT INTO uses (request_id, manager_post, recorded_by, recorded_at)
                SELECT r.id, (SELECT min(id) FROM posts WHERE role = 'manager'), (SELECT min(id) FROM people), now()
                FROM r
                RETURNING id
            )
            SELECT c.id, r.id, u.id, s.id, i.id, l.id FROM c, r, u, s, i, l
            """,
            values);
        return new Subject(name, ids.Case, ids.Request, ids.Use, ids.Service, ids.Import, ids.Link);
    }
}
