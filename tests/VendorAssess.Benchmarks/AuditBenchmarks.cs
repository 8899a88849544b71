using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Benchmarks;

/// <summary>What the chain costs: an entry against a plain row, and a walk against reading and hashing the same rows.</summary>
public static class AuditBenchmarks
{
    private const int Entries = 20_000;

    private static readonly AuditEntry Deed = new(7, 3, "answers.saved", "case", "12", "192.0.2.10")
    {
        AfterDigest = new string('b', 64),
        Detail = new Dictionary<string, string> { ["設問"] = "KM02:3 KM04:1" },
    };

    public static async Task<Pair[]> Prepare(Installation installation)
    {
        await using (var owner = installation.OpenOwner())
        {
            await using var db = await owner.OpenConnectionAsync();
            await db.ExecuteAsync(
                "CREATE TABLE plain_log (LIKE audit_log INCLUDING INDEXES); GRANT INSERT ON plain_log TO PUBLIC");
        }
        await using (var db = await installation.Postgres.OpenConnectionAsync())
        {
            await using var transaction = await db.BeginTransactionAsync();
            for (var i = 0; i < Entries; i++)
                await db.WriteAudit(Deed);
            await transaction.CommitAsync();
        }
        return
        [
            new("one entry of the audit log, chained and committed", "the same row into a table without chain",
                () => Chained(installation.Postgres), () => Plain(installation.Postgres)) { CountsMemory = false },
            new($"verify-audit's walk along {Entries:N0} entries", "a loop that reads and hashes the same rows",
                () => Walk(installation.Postgres), () => ReadAndHash(installation.Postgres)),
            new($"verify-audit's look at {await AddAnswers(installation.Postgres):N0} answers and what else is sealed",
                "a loop that reads and hashes the same answers",
                () => CheckRows(installation.Postgres), () => ReadAndHashAnswers(installation.Postgres)),
        ];
    }

    /// <summary>As saves leave them: a hundred and one entry at a time.</summary>
    private static async Task<long> AddAnswers(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Demo);
        await db.ExecuteAsync(
            """
            INSERT INTO providers (name) VALUES ('照合の計測の事業者');
            INSERT INTO services (provider_id, name) SELECT id, '照合の計測' FROM providers WHERE name = '照合の計測の事業者';
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            SELECT min(d.id), '照合の計測', '計測', 'kawaguchi', '', '', '{}', 1, now() FROM departments d;
            INSERT INTO candidates (case_id, number, service_id)
            SELECT c.id, 1, s.id FROM cases c, services s WHERE c.title = '照合の計測' AND s.name = '照合の計測';
            INSERT INTO answer_sheets (service_id) SELECT id FROM services WHERE name = '照合の計測';
            DO $$
            BEGIN
                FOR part IN 1..200
                LOOP
                    INSERT INTO answers (sheet_id, question, revision, value, note, source, person_id, at)
                    SELECT h.id, 'Q' || n, part, '"a"', '備考の文章がここに入ります。', 'Browser', 1, now()
                    FROM answer_sheets h
                    JOIN services s ON s.id = h.service_id AND s.name = '照合の計測', generate_series(1, 100) n;
                    INSERT INTO audit_log (action, subject_kind, subject_id) VALUES ('answers.saved', 'case', '1');
                END LOOP;
            END $$
            """);
        // What other measurements put there past the product.
        await db.ExecuteAsync("SELECT seal_standing('計測')");
        return await db.ExecuteScalarAsync<long>("SELECT count(*) FROM answers");
    }

    private static async Task CheckRows(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Proof);
        if ((await db.CheckRows()).Broken is { } broken)
            throw new InvalidOperationException(broken);
    }

    private static async Task ReadAndHashAnswers(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenForTask(ProductTask.Proof);
        await using var reader = await db.ExecuteReaderAsync(
            "SELECT row_to_json(a)::text FROM answers a ORDER BY sheet_id, question, revision");
        while (await reader.ReadAsync())
            SHA256.HashData(Encoding.UTF8.GetBytes(reader.GetString(0)));
    }

    private static async Task Chained(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await db.WriteAudit(Deed);
    }

    private static async Task Plain(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO plain_log
            SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, clock_timestamp(), @PersonId, @PostId,
                   @Action, @SubjectKind, @SubjectId, NULL, @AfterDigest, '{"設問": "KM02:3 KM04:1"}', @FromAddress,
                   sha256('a'), sha256('b')
            """,
            new
            {
                Deed.PersonId, Deed.PostId, Deed.Action, Deed.SubjectKind, Deed.SubjectId, Deed.AfterDigest,
                Deed.FromAddress,
            });
    }

    private static async Task Walk(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenConnectionAsync();
        if ((await AuditChain.Check(db.ReadAuditChain(), null)).Broken is { } broken)
            throw new InvalidOperationException(broken);
    }

    private static async Task ReadAndHash(NpgsqlDataSource postgres)
    {
        await using var db = await postgres.OpenConnectionAsync();
        await using var reader = await db.ExecuteReaderAsync("SELECT a::text, hash FROM audit_log a ORDER BY seq");
        while (await reader.ReadAsync())
            SHA256.HashData(Encoding.UTF8.GetBytes(reader.GetString(0)));
    }
}
