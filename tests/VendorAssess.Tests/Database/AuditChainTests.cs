using Dapper;
using Npgsql;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

public sealed class AuditChainTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private static readonly AuditEntry Deed = new(7, 3, "request.approved", "request", "R-12", "192.0.2.10")
    {
        BeforeDigest = new string('a', 64),
        AfterDigest = new string('b', 64),
        Detail = new Dictionary<string, string> { ["条件"] = "髙﨑𠮷, \"=1+1\"\n改行" },
    };

    public async ValueTask InitializeAsync() => await database.Truncate();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_empty_log_is_intact() => Assert.Equal(new ChainFinding(ChainHead.Empty, null), await Check());

    [Fact]
    public async Task What_the_database_hashed_is_what_we_recompute()
    {
        await Write(Deed, Deed with { PersonId = null, PostId = null, FromAddress = null, AfterDigest = null });
        var finding = await Check();
        Assert.Null(finding.Broken);
        Assert.Equal(2, finding.Head.Seq);
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (_, _) => await Write(Deed));
        var finding = await Check();
        Assert.Null(finding.Broken);
        Assert.Equal(200, finding.Head.Seq);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_gap()
    {
        await using (var db = await database.Postgres.OpenConnectionAsync())
        {
            await using var abandoned = await db.BeginTransactionAsync();
            await db.WriteAudit(Deed);
        }
        await Write(Deed);
        Assert.Equal(1, (await Check()).Head.Seq);
    }

    [Theory]
    [InlineData("UPDATE audit_log SET action = 'x'")]
    [InlineData("DELETE FROM audit_log")]
    [InlineData("TRUNCATE audit_log")]
    public async Task Nobody_changes_the_log_by_ordinary_means(string sql)
    {
        await Write(Deed);
        foreach (var role in new[] { database.Postgres, database.Owner, database.Superuser })
        {
            await using var db = await role.OpenConnectionAsync();
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("UPDATE audit_log SET person_id = 8 WHERE seq = 3", "記録3は書かれた後に変更")]
    [InlineData("UPDATE audit_log SET at = at + interval '1 microsecond' WHERE seq = 3", "記録3は書かれた後に変更")]
    [InlineData("UPDATE audit_log SET detail = '{}' WHERE seq = 3", "記録3は書かれた後に変更")]
    [InlineData("UPDATE audit_log SET before_digest = NULL WHERE seq = 3", "記録3は書かれた後に変更")]
    [InlineData("UPDATE audit_log SET action = action || ',', subject_kind = 'x' WHERE seq = 3", "記録3は書かれた後に変更")]
    [InlineData("DELETE FROM audit_log WHERE seq = 3", "記録3がありません")]
    [InlineData("DELETE FROM audit_log WHERE seq = 1", "記録1がありません")]
    [InlineData("DELETE FROM audit_log WHERE seq = 3; UPDATE audit_log SET seq = seq - 1 WHERE seq > 3",
        "記録3は直前の記録に続いて")]
    [InlineData(
        """
        UPDATE audit_log SET seq = 94 WHERE seq = 4;
        UPDATE audit_log SET seq = 4 WHERE seq = 5;
        UPDATE audit_log SET seq = 5 WHERE seq = 94
        """,
        "記録4は直前の記録に続いて")]
    [InlineData(
        """
        INSERT INTO audit_log
        SELECT 7, at, person_id, post_id, action, subject_kind, 'R-99', before_digest, after_digest, detail,
               from_address, hash, sha256('guess')
        FROM audit_log WHERE seq = 6
        """,
        "記録7は書かれた後に変更")]
    [InlineData("UPDATE audit_log SET hash = sha256('guess') WHERE seq = 6", "記録6は書かれた後に変更")]
    public async Task Who_bypasses_the_triggers_is_found(string tampering, string found)
    {
        await Write([.. Enumerable.Repeat(Deed, 6)]);
        await Tamper(tampering);
        Assert.StartsWith(found, (await Check()).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_tail_is_found_by_the_anchor()
    {
        await Write([.. Enumerable.Repeat(Deed, 6)]);
        var anchor = (await Check()).Head;
        await Tamper("DELETE FROM audit_log WHERE seq > 4");
        Assert.Null((await Check()).Broken);
        Assert.StartsWith("記録5がありません", (await Check(anchor)).Broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_written_anew_is_found_by_the_anchor()
    {
        await Write([.. Enumerable.Repeat(Deed, 6)]);
        var anchor = (await Check()).Head;
        await Tamper("DELETE FROM audit_log WHERE seq > 4");
        await Write([.. Enumerable.Repeat(Deed with { Action = "request.refused" }, 3)]);
        Assert.Null((await Check()).Broken);
        Assert.StartsWith("記録6は前回の確認のときと違", (await Check(anchor)).Broken, StringComparison.Ordinal);
    }

    private async Task Write(params AuditEntry[] entries)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        foreach (var entry in entries)
            await db.WriteAudit(entry);
    }

    private async Task<ChainFinding> Check(ChainHead? anchor = null)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        return await AuditChain.Check(db.ReadAuditChain(), anchor);
    }

    private async Task Tamper(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        await db.ExecuteAsync(sql);
    }
}
