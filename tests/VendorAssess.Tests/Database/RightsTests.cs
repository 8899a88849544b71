using Dapper;
using Npgsql;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.PolicyFiles;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Database;

/// <summary>What the app's role may do in the database, table by table, and that no table of its own can hide another.</summary>
public sealed class RightsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string HidePgClass =
        """
        CREATE TEMP TABLE pg_class AS SELECT c.oid, current_user::regrole::oid AS relowner FROM pg_catalog.pg_class c;
        SELECT set_config('vendorassess.disposing', 'on', false)
        """;

    [Fact]
    public async Task The_app_role_has_the_rights_on_each_table_that_the_file_says_and_no_other()
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        var rights = (await db.QueryAsync<string>(
            """
            SELECT c.relname || ': ' || concat_ws(', ',
                CASE WHEN has_table_privilege(c.oid, 'SELECT') THEN 'SELECT' END,
                CASE WHEN has_table_privilege(c.oid, 'INSERT') THEN 'INSERT' END,
                CASE WHEN has_table_privilege(c.oid, 'UPDATE') THEN 'UPDATE' ELSE (
                    SELECT 'UPDATE (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ')'
                    FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND has_column_privilege(c.oid, a.attnum, 'UPDATE')) END,
                CASE WHEN has_table_privilege(c.oid, 'DELETE') THEN 'DELETE' END,
                CASE WHEN has_table_privilege(c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN 'MORE' END)
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
            ORDER BY c.relname COLLATE "C"
            """)).AsList();
        Lists.Write("rights.txt", rights);
        using var file = new StreamReader(typeof(RightsTests).Assembly.GetManifestResourceStream("rights.txt")!);
        var expected = (await file.ReadToEndAsync()).TrimEnd().ReplaceLineEndings("\n");
        Assert.Equal(expected, string.Join('\n', rights));
    }

    [Fact]
    public async Task Every_function_finds_its_tables_before_any_temporary_one()
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        Assert.Empty(await db.QueryAsync<string>(
            """
            SELECT p.oid::regprocedure::text
            FROM pg_proc p
            WHERE p.pronamespace = 'public'::regnamespace AND p.prosqlbody IS NULL
              AND NOT EXISTS (SELECT FROM unnest(p.proconfig) c WHERE c ~ '^search_path=pg_catalog, (public, )?pg_temp$')
            """));
    }

    [Fact]
    public async Task The_app_role_makes_no_table_not_even_for_itself()
    {
        await using var db = await database.Postgres.OpenForTask(ProductTask.Administration);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(HidePgClass));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public Task What_is_only_added_to_stays_so_even_if_the_role_had_every_right_and_tables_of_its_own() =>
        WithEveryRight(async (db, transaction) =>
        {
            var guarded = (await db.QueryAsync<string>(
                """
                SELECT t.tgrelid::regclass::text
                FROM pg_trigger t
                WHERE t.tgfoid IN ('refuse_change'::regproc, 'audit_refuse'::regproc) AND t.tgtype & 8 > 0
                """)).AsList();
            Assert.True(guarded.Count >= 25, $"{guarded.Count} tables are guarded");
            await db.ExecuteAsync(HidePgClass);
            foreach (var table in guarded)
            {
                await transaction.SaveAsync("attack");
                var refused = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync($"DELETE FROM {table}"));
                Assert.Matches("append-only|only ever added to", refused.MessageText);
                await transaction.RollbackAsync("attack");
            }
        });

    [Fact]
    public Task The_chain_goes_on_from_the_log_and_not_from_a_table_of_its_name() =>
        WithEveryRight(async (db, _) =>
        {
            await db.ExecuteAsync(
                """
                CREATE TEMP TABLE audit_log AS SELECT 1000000000::bigint AS seq, sha256('x') AS hash;
                INSERT INTO public.audit_log (action, subject_kind, subject_id) VALUES ('a', 'b', 'c')
                """);
            Assert.Equal(1, await db.ExecuteScalarAsync<long>("SELECT max(seq) FROM public.audit_log"));
            await db.ExecuteAsync("DROP TABLE pg_temp.audit_log");
            Assert.Null((await AuditChain.Check(db.ReadAuditChain(), null)).Broken);
        });

    /// <summary>As the app's role, with what it may not do granted until the transaction is rolled back.</summary>
    private async Task WithEveryRight(Func<NpgsqlConnection, NpgsqlTransaction, Task> attack)
    {
        await database.Truncate();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await using var undone = await db.BeginTransactionAsync();
        await db.ExecuteAsync(
            """
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO vendorassess_app;
            DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO vendorassess_app', current_database()); END $$;
            SET LOCAL ROLE vendorassess_app;
            SELECT ask_as_task('attack')
            """);
        await attack(db, undone);
    }
}
