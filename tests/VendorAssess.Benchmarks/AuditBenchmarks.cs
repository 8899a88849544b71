using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using VendorAssess.Store;

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
        ];
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
