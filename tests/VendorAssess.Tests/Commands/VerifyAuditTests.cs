using Dapper;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Commands;

/// <summary>The verb as an auditor runs it: the built program on a configured database.</summary>
[Trait("Runs", "once")]
public sealed class VerifyAuditTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-anchor-");

    private string Anchor => Path.Combine(folder.FullName, "anchor");

    public async ValueTask InitializeAsync()
    {
        await database.Truncate();
        await using var db = await database.Postgres.OpenConnectionAsync();
        for (var i = 1; i <= 3; i++)
            await db.WriteAudit(new AuditEntry(1, 1, "case.created", "case", $"{i}", null));
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_intact_log_exits_0_and_leaves_its_head_in_the_anchor()
    {
        var (missing, _, problems) = await Verify("--anchor", Anchor);
        Assert.Equal(2, missing);
        Assert.Contains("--new", problems, StringComparison.Ordinal);
        var (exit, result, _) = await Verify("--anchor", Anchor, "--new");
        Assert.Equal(0, exit);
        Assert.Contains("3件", result, StringComparison.Ordinal);
        Assert.StartsWith("3 ", await File.ReadAllTextAsync(Anchor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_log_exits_1_and_names_the_first_broken_entry()
    {
        await Tamper("UPDATE audit_log SET subject_id = '9' WHERE seq >= 2");
        var (exit, result, _) = await Verify();
        Assert.Equal(1, exit);
        Assert.Contains("記録2", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_tail_exits_1_by_the_anchor_and_the_anchor_stays()
    {
        await Verify("--anchor", Anchor, "--new");
        await Tamper("DELETE FROM audit_log WHERE seq = 3");
        Assert.Equal(1, (await Verify("--anchor", Anchor)).Exit);
        Assert.StartsWith("3 ", await File.ReadAllTextAsync(Anchor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_past_the_log_exits_1_and_is_named()
    {
        await Tamper("INSERT INTO departments (name) VALUES ('なかった課')");
        var (exit, result, _) = await Verify();
        Assert.Equal(1, exit);
        Assert.Contains("departments の行 1 は記録のない行です", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, "2件、6バイト")]
    [InlineData("UPDATE evidence_pieces SET bytes = 'x' WHERE number = 1", 1, "証跡のファイル 7 の中身")]
    [InlineData("DELETE FROM evidence_pieces WHERE number = 1", 1, "証跡のファイル 7 の中身")]
    [InlineData("DELETE FROM evidence_pieces", 1, "証跡のファイル 7 の中身")]
    [InlineData("INSERT INTO evidence_pieces VALUES (7, 2, 'd')", 1, "証跡のファイル 7 の中身")]
    [InlineData("UPDATE workbook_imports SET file = ''", 1, "取り込んだファイル 1 の中身")]
    public async Task A_file_with_other_bytes_exits_1_and_is_named(string tampering, int expected, string what)
    {
        var town = await Town.Build(database);
        await town.AddCandidate(await town.AddCase(), 1, "証跡のあるサービス");
        await Tamper(
            """
            INSERT INTO answer_sheets (service_id) VALUES (1);
            INSERT INTO evidence_contents (id, sheet_id, sha256, size)
            SELECT 7, max(id), encode(sha256('abc'), 'hex'), 3 FROM answer_sheets;
            INSERT INTO evidence_pieces (content_id, number, bytes) VALUES (7, 0, 'ab'), (7, 1, 'c');
            INSERT INTO workbook_imports (case_id, candidate, sheet_id, file_name, file_sha256, file, preview, person_id, at)
            SELECT 1, 1, sheet_id, 'x', sha256, 'abc', '{}', 1, now() FROM evidence_contents
            """);
        await using (var db = await database.Superuser.OpenConnectionAsync())
            await db.ExecuteAsync("SELECT seal_standing('町')");
        await Tamper(tampering);
        var (exit, result, _) = await Verify();
        Assert.True(expected == exit, result);
        Assert.Contains(what, result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--anchor")]
    [InlineData("--frobnicate", "x")]
    public async Task Words_it_does_not_know_exit_2(params string[] words)
    {
        var (exit, result, problems) = await Verify(words);
        Assert.Equal(2, exit);
        Assert.Empty(result);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public async Task An_anchor_that_is_none_exits_2()
    {
        await File.WriteAllTextAsync(Anchor, "three");
        Assert.Equal(2, (await Verify("--anchor", Anchor)).Exit);
    }

    [Fact]
    public async Task A_database_without_the_log_exits_2()
    {
        await Tamper("ALTER TABLE audit_log RENAME TO elsewhere");
        var (exit, _, problems) = await Verify();
        await Tamper("ALTER TABLE elsewhere RENAME TO audit_log");
        Assert.Equal(2, exit);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public async Task A_database_that_is_away_exits_2() =>
        Assert.Equal(2, (await VerifyOn("Host=/nowhere;Username=x")).Exit);

    private Task<(int Exit, string Result, string Problems)> Verify(params string[] words) =>
        VerifyOn(database.ConnectionString, words);

    private async Task<(int Exit, string Result, string Problems)> VerifyOn(
        string connectionString, params string[] words)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ConnectionStrings__Postgres"] = connectionString,
            ["ConnectionStrings__PostgresOwner"] = database.OwnerConnectionString,
        };
        using var verb = AppProcess.Start(environment, ["verify-audit", .. words]);
        return (await verb.Exit(), string.Join('\n', verb.Output), string.Join('\n', verb.Problems));
    }

    private async Task Tamper(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync($"SET session_replication_role = replica; {sql}");
    }
}
