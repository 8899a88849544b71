using Dapper;
using Npgsql;
using VendorAssess.Database;
using VendorAssess.Database.Own;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

public sealed class MigrationsTests(TestServer server) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vendorassess-migrations-");
    private NpgsqlDataSource owner = null!;
    private NpgsqlDataSource app = null!;

    public async ValueTask InitializeAsync()
    {
        var empty = await server.Empty();
        owner = DataSources.ForOwner(empty.Owner);
        app = DataSources.ForApp(empty.App);
        Write("0001_first.sql", "CREATE TABLE first (id int);\n");
        Write("0002_second.sql", "CREATE TABLE second (id int);\nINSERT INTO second VALUES (1);\n");
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Files_are_applied_once_and_in_order()
    {
        Assert.Equal(["0001_first.sql", "0002_second.sql"], await Apply());
        Assert.Empty(await Apply());
        Write("0003_third.sql", "UPDATE second SET id = 3");
        Assert.Equal(["0003_third.sql"], await Apply());
        Assert.Equal(3, await Scalar<int>("SELECT id FROM second"));
    }

    [Fact]
    public async Task Processes_that_start_at_once_apply_each_file_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Apply()));
        Assert.Equal(["0001_first.sql", "0002_second.sql"], all.SelectMany(names => names).Order());
        Assert.Equal(1, await Scalar<int>("SELECT count(*)::int FROM second"));
    }

    [Fact]
    public async Task An_altered_file_is_refused_by_name()
    {
        await Apply();
        Write("0001_first.sql", "CREATE TABLE first (id bigint);\n");
        Assert.StartsWith("db/0001_first.sql は適用した後に変更", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_are_no_alteration()
    {
        await Apply();
        Write("0001_first.sql", "CREATE TABLE first (id int);\r\n");
        Assert.Empty(await Apply());
    }

    [Fact]
    public async Task A_missing_file_is_refused_by_name()
    {
        await Apply();
        File.Delete(Path.Combine(folder.FullName, "0001_first.sql"));
        Assert.StartsWith("db/0001_first.sql は適用済みですが", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_pushed_in_before_an_applied_one_is_refused_by_name()
    {
        await Apply();
        Write("0001_also_first.sql", "SELECT 1");
        File.Move(Path.Combine(folder.FullName, "0001_also_first.sql"), Path.Combine(folder.FullName, "0000_zero.sql"));
        Assert.StartsWith("db/0000_zero.sql は適用済みの db/0002_second.sql より前", await Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0002_other.sql", "db/0002_other.sql と db/0002_second.sql の番号が同じ")]
    [InlineData("3_third.sql", "db/3_third.sql の名前は")]
    [InlineData("0003-third.sql", "db/0003-third.sql の名前は")]
    public async Task A_name_that_leaves_the_order_open_is_refused(string name, string refusal)
    {
        Write(name, "SELECT 1");
        Assert.StartsWith(refusal, await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_file_leaves_nothing_behind_and_is_named()
    {
        Write("0003_third.sql", "CREATE TABLE third (id int);\n\nINSERT INTO nowhere\nVALUES (1);\n");
        Assert.StartsWith("db/0003_third.sql: 42P01", await Refusal(), StringComparison.Ordinal);
        Assert.Null(await Scalar<string>("SELECT to_regclass('third')::text"));
        Assert.Equal(2, await Scalar<int>("SELECT count(*)::int FROM schema_migrations"));
        Write("0003_third.sql", "CREATE TABLE third (id int);\n");
        Assert.Equal(["0003_third.sql"], await Apply());
    }

    [Fact]
    public async Task The_app_role_may_read_and_add_where_no_comment_says_otherwise()
    {
        Write("0003_narrow.sql",
            """
            CREATE TABLE logged (id int);
            COMMENT ON TABLE logged IS 'app role: SELECT, INSERT';
            CREATE TABLE hidden (id int);
            COMMENT ON TABLE hidden IS 'app role: NONE';
            CREATE TABLE moved (id int, kept int);
            COMMENT ON TABLE moved IS 'app role: SELECT, INSERT, UPDATE (id), DELETE';
            """);
        await Apply();
        Assert.Equal("INSERT SELECT", await RightsOn("first"));
        Assert.Equal("DELETE INSERT SELECT", await RightsOn("moved"));
        await using (var db = await app.OpenConnectionAsync())
        {
            await db.ExecuteAsync("UPDATE moved SET id = 1");
            await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("UPDATE moved SET kept = 1"));
            Assert.False(await AppRoleRights.MayMakeTables(db));
        }
        Assert.Equal("INSERT SELECT", await RightsOn("logged"));
        Assert.Equal("", await RightsOn("hidden"));
        Assert.Equal("SELECT", await RightsOn("schema_migrations"));
    }

    private void Write(string name, string sql) => File.WriteAllText(Path.Combine(folder.FullName, name), sql);

    private Task<IReadOnlyList<string>> Apply() => new Migrations(owner, ServerRoles.App, folder.FullName).Apply();

    private async Task<string> Refusal() => (await Assert.ThrowsAsync<DatabaseRefusedException>(Apply)).Message;

    private async Task<T?> Scalar<T>(string sql)
    {
        await using var db = await owner.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<T>(sql);
    }

    private async Task<string> RightsOn(string table)
    {
        await using var db = await app.OpenConnectionAsync();
        var rights = await db.QueryAsync<string>(
            """
            SELECT name
            FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
                AS privilege (name)
            WHERE has_table_privilege(current_user, @table, name)
            ORDER BY name
            """,
            new { table });
        return string.Join(' ', rights);
    }
}
