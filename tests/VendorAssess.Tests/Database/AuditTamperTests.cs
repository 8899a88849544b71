using System.Globalization;
using Dapper;
using Npgsql;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

/// <summary>A thousand random changes by somebody whom no right and no trigger binds: each is found, by its first entry.</summary>
public sealed class AuditTamperTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const int Entries = 60;
    private const int Tamperings = 1000;

    private static readonly string[] Columns =
    [
        "at = at + make_interval(secs => {0})", "person_id = person_id + {0}", "post_id = {0}", "action = action || '{0}'",
        "subject_kind = subject_kind || '{0}'", "subject_id = subject_id || '{0}'",
        "before_digest = encode(sha256('{0}'), 'hex')", "after_digest = NULL",
        "detail = jsonb_set(detail, '{{n}}', '\"x{0}\"')", "from_address = '192.0.2.{0}'",
        "previous_hash = sha256('{0}')", "hash = sha256('{0}')",
    ];

    public async ValueTask InitializeAsync()
    {
        await database.Truncate();
        await using var db = await database.Postgres.OpenConnectionAsync();
        for (var i = 1; i <= Entries; i++)
        {
            await db.WriteAudit(new(7, 300 + i, "answers.saved", "case", $"{i}", "198.51.100.1")
            {
                AfterDigest = new string('b', 64),
                Detail = new Dictionary<string, string> { ["n"] = $"{i}" },
            });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_of_a_thousand_random_changes_is_found_at_its_first_entry()
    {
        // The seed is in the message, so that a failure can be looked at again.
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        var anchor = (await AuditChain.Check(db.ReadAuditChain(), null)).Head;
        Assert.Equal(Entries, anchor.Seq);
        for (var i = 0; i < Tamperings; i++)
        {
            var (sql, first) = Tampering(random);
            await using var undone = await db.BeginTransactionAsync();
            await db.ExecuteAsync(sql);
            var finding = await AuditChain.Check(db.ReadAuditChain(), anchor);
            Assert.True(finding.Broken is not null, $"seed {seed}: not found: {sql}");
            Assert.True(finding.Head.Seq == first - 1, $"seed {seed}: {sql} begins at {first}, found {finding.Broken}");
            await undone.RollbackAsync();
        }
        Assert.Null((await AuditChain.Check(db.ReadAuditChain(), anchor)).Broken);
    }

    /// <summary>A change, and the first entry that is wrong after it.</summary>
    private static (string Sql, long First) Tampering(Random random)
    {
        var at = random.Next(1, Entries + 1);
        return random.Next(5) switch
        {
            0 => ($"DELETE FROM audit_log WHERE seq = {at}", at),
            1 => ($"DELETE FROM audit_log WHERE seq >= {at}", at),
            2 => Swap(random),
            3 => Insertion(at),
            _ => (Edit(random, at), at),
        };
    }

    private static string Edit(Random random, int at)
    {
        var column = Columns[random.Next(Columns.Length)];
        var set = string.Format(CultureInfo.InvariantCulture, column, random.Next(1, 250));
        return $"UPDATE audit_log SET {set} WHERE seq = {at}";
    }

    private static (string Sql, long First) Swap(Random random)
    {
        var one = random.Next(1, Entries);
        var other = random.Next(one + 1, Entries + 1);
        return (
            $"""
            UPDATE audit_log SET seq = 9999 WHERE seq = {one};
            UPDATE audit_log SET seq = {one} WHERE seq = {other};
            UPDATE audit_log SET seq = {other} WHERE seq = 9999
            """,
            one);
    }

    // A copy pushed in with the chain's own function, as good as a forger can make it without writing all anew.
    private static (string Sql, long First) Insertion(int at) => (
        $"""
        UPDATE audit_log SET seq = seq + 5000 WHERE seq > {at};
        INSERT INTO audit_log
        SELECT {at + 1}, at, person_id, post_id, action, subject_kind, subject_id || 'x', before_digest, after_digest, detail,
               from_address, hash, sha256(convert_to(subject_id, 'UTF8'))
        FROM audit_log WHERE seq = {at};
        UPDATE audit_log SET seq = seq - 4999 WHERE seq > 5000
        """,
        at + 1);
}
