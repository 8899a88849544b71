using Dapper;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Cases;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Benchmarks;

/// <summary>Reads under row-level security against the same reads of the same rows without it.</summary>
public sealed class RowSecurityBenchmark(NpgsqlDataSource postgres)
{
    private const int Cases = 3000;

    // The same statements find the copies first; the rest of what they join is not under row-level security.
    private static readonly Asker Bare = new("SELECT set_config('search_path', 'bare, public', false);", []);

    private readonly DateOnly today = TimeProvider.System.GetUtcNow().DayInJapan();
    private Person me = null!;
    private int department;
    private int caseId;

    public async Task<Pair[]> Prepare(NpgsqlDataSource owner)
    {
        await Fill();
        await BareCopy.Make(owner);
        return
        [
            new Pair(
                "a case by its key under row-level security: who asks is said, the posts of today are found",
                "the same row by its key and its department", ByKey, ByKeyAndDepartment) { CountsMemory = false },
            new Pair(
                $"the SQL of the list page under row-level security, {Cases} cases", "the same SQL without it, rights by its join alone",
                () => List(Asker.Person(me.Id, today)), () => List(Bare)) { CountsMemory = false },
            new Pair(
                "a case with all that its evaluation rests on, under row-level security", "the same SQL without it, rights by its joins alone",
                () => LoadFile(Asker.Person(me.Id, today)), () => LoadFile(Bare)) { CountsMemory = false },
        ];
    }

    private async Task ByKey()
    {
        await using var db = await postgres.OpenAs(me, today);
        await db.QuerySingleAsync<string>("SELECT title FROM cases WHERE id = @caseId", new { caseId });
    }

    private async Task ByKeyAndDepartment()
    {
        await using var db = await postgres.OpenConnectionAsync();
        await db.QuerySingleAsync<string>(
            "SELECT title FROM bare.cases WHERE id = @caseId AND department_id = @department", new { caseId, department });
    }

    private async Task List(Asker asker)
    {
        await using var db = await postgres.Open(asker, default);
        var rows = await db.QueryAsync<ListedCase>(
            """
            SELECT c.id, c.title, d.name AS department, c.policy, c.stage, c.stage_at,
                   (SELECT count(*)::int FROM candidates k WHERE k.case_id = c.id) AS candidates
            FROM cases c
            JOIN visible_cases(@Id, @today) v ON v.case_id = c.id
            JOIN departments d ON d.id = c.department_id
            ORDER BY c.id DESC
            LIMIT 51
            """,
            new { me.Id, today });
        if (rows.Count() != 51)
            throw new InvalidOperationException("The list is not the same.");
    }

    private async Task LoadFile(Asker asker)
    {
        await using var db = await postgres.Open(asker, default);
        if (await db.LoadCaseFile(caseId, me.Id, today) is not { Answers.Length: 150 })
            throw new InvalidOperationException("The case is not the same.");
    }

    private async Task Fill()
    {
        await using var db = await postgres.OpenForTask(ProductTask.Demo);
        (var person, department) = await db.QuerySingleAsync<(int, int)>(
            """
            SELECT p.id, o.department_id
            FROM people p
            JOIN post_holders h ON h.person_id = p.id
            JOIN posts o ON o.id = h.post_id
            WHERE p.login = 'shimin-tanto'
            """);
        me = new Person(person, "", []);
        caseId = await db.QuerySingleAsync<int>(
            """
            INSERT INTO providers (name) VALUES ('行単位の計測の事業者');
            INSERT INTO services (provider_id, name)
            SELECT p.id, '行単位 ' || n FROM providers p, generate_series(1, 50) n WHERE p.name = '行単位の計測の事業者';
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            SELECT (SELECT array_agg(d.id ORDER BY d.id) FROM departments d)[1 + n % (SELECT count(*)::int FROM departments)],
                   '行単位 ' || n, '計測のための案件', 'kawaguchi', '', '', '{}', @person, now()
            FROM generate_series(1, @Cases) n;
            INSERT INTO candidates (case_id, number, service_id)
            SELECT c.id, n, (SELECT min(id) FROM services WHERE name LIKE '行単位%') + (c.id + n) % 50
            FROM cases c, generate_series(1, 2) n
            WHERE c.title LIKE '行単位%';
            INSERT INTO answer_sheets (service_id) SELECT id FROM services WHERE name LIKE '行単位%';
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at)
            SELECT h.id, 'Q' || q, 1, '"a"', 'Browser', @person, now()
            FROM answer_sheets h JOIN services s ON s.id = h.service_id AND s.name LIKE '行単位%', generate_series(1, 75) q;
            SELECT max(id) FROM cases WHERE department_id = @department AND title LIKE '行単位%'
            """,
            new { Cases, person, department });
    }
}
