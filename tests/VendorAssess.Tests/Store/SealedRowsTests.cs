using Dapper;
using Npgsql;
using VendorAssess.Store;
using VendorAssess.Tests.Features.Disposals;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store;

/// <summary>A row of every kind that counts is edited, taken away and pushed in by whoever no trigger binds: each is named.</summary>
public sealed class SealedRowsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    /// <summary>Tables whose rows are no record of what somebody did: sign-in, sending, what is looked at before it counts.</summary>
    private static readonly string[] Unsealed =
    [
        "answer_link_tokens", "audit_log", "data_protection_keys", "evidence_pieces", "link_sessions", "mail_outbox",
        "passkeys", "recovery_codes", "row_seals", "schema_migrations", "sealed_tables", "sessions", "sign_in_failures",
        "spent_challenges", "told_work", "transfer_acting", "transfer_newcomers", "transfers",
    ];

    public async ValueTask InitializeAsync()
    {
        var town = await KeptTown.Build(database);
        await town.CloseLongAgo();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO case_reopenings (case_id, number, reason, person_id, post_id, via, at)
            SELECT case_id, number, '続ける', person_id, post_id, via, at FROM case_closings;
            INSERT INTO retention_extensions (case_id, until_date, reason, person_id, post_id, via, at)
            SELECT case_id, '2030-03-31', '訴訟', person_id, post_id, via, at FROM case_closings;
            INSERT INTO disposals (case_id, department_id, title, begun_at, kind, closed_at, rule_id, kept_until, rows, files,
                                   file_bytes, digests, services, reason, person_id, post_id, via, at)
            SELECT 77, 1, '昔の案件', now(), 'UseEnded', now(), r.id, '2020-03-31', '{}', 0, 0, '{}', '{}', '期限', 1, 1,
                   'Holder', now()
            FROM retention_rules r;
            INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
            VALUES (1, 2, '2026-11-01', '2026-11-30', '出張', 1, now());
            INSERT INTO post_delegations (post_id, delegate_post, from_date, reason, recorded_by, recorded_at)
            VALUES (1, 2, '2026-11-01', '規程', 1, now());
            INSERT INTO exception_looks (up_to, remark, person_id, post_id, via, at) VALUES (1, '', 1, 1, 'Holder', now());
            INSERT INTO same_auditors (person_id, auditing_post, audited_post, from_date, clause, reason, recorded_by, recorded_at)
            VALUES (1, 1, 2, '2026-11-01', '第4-3(2)', '欠員', 1, now());
            INSERT INTO transfers (day, file_name, file_sha256, rows, read_by, read_at)
            VALUES ('2027-04-01', 'a.csv', repeat('0', 64), '{}', 1, now());
            INSERT INTO transfer_changes (transfer_id, post_id, person_id, kind, from_date)
            VALUES (1, 1, 1, 'Takes', '2027-04-01');
            INSERT INTO editions VALUES ('kawaguchi', 'a', 'b', '題', '版', now());
            INSERT INTO edition_files VALUES ('a', 'a.yaml', 'policy: a', now());
            SELECT seal_standing('試験')
            """);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_stood_there_before_is_counted_as_such_and_every_table_is_sealed_or_said_not_to_be()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var finding = await db.CheckRows();
        Assert.Null(finding.Broken);
        // The rule and the closing, which the product wrote and entered itself.
        Assert.Equal(finding.Rows - 3, finding.Before);
        Assert.Equal(await Kinds(db), await db.QueryAsync<string>("SELECT DISTINCT kind FROM row_seals ORDER BY kind"));
        Assert.Equal(
            await db.QueryAsync<string>(
                """
                SELECT relname::text FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname COLLATE "C"
                """),
            (await Kinds(db)).Concat(Unsealed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_edited_row_of_each_kind_is_named() => await Each("は記録", """
        DO $$
        DECLARE
            item record;
            done integer;
        BEGIN
            FOR item IN
                SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type
                FROM pg_attribute a
                JOIN sealed_tables t ON t.name = 'KIND'
                WHERE a.attrelid = 'KIND'::regclass AND a.attnum > 0 AND NOT a.attisdropped
                  AND a.attname <> ALL (string_to_array(t.keys, ', '))
                  AND (t.columns = '*' OR a.attname = ANY (string_to_array(t.columns, ', ')))
                ORDER BY a.attnum DESC
            LOOP
                BEGIN
                    EXECUTE format('UPDATE KIND SET %I = %s WHERE ctid = (SELECT min(ctid) FROM KIND)', item.name, CASE
                        WHEN item.type IN ('integer', 'bigint') THEN format('coalesce(%I, 0) + 1', item.name)
                        WHEN item.type = 'date' THEN format('coalesce(%I, CURRENT_DATE) + 1', item.name)
                        WHEN item.type = 'boolean' THEN format('NOT %I', item.name)
                        WHEN item.type LIKE 'timestamp%' THEN format('coalesce(%I, now()) + interval ''1 us''', item.name)
                        WHEN item.type = 'text' THEN format('coalesce(%I, '''') || ''x''', item.name)
                        WHEN item.type = 'integer[]' THEN format('coalesce(%I, ''{}'') || 1', item.name)
                        WHEN item.type = 'text[]' THEN format('coalesce(%I, ''{}'') || ''x''::text', item.name)
                        ELSE '''{"x": 1}''' END);
                    EXIT;
                EXCEPTION WHEN check_violation OR not_null_violation THEN
                    CONTINUE;
                END;
            END LOOP;
        END $$
        """, after: "の後に変更されています", without: ["link_files", "use_departments"]);

    [Fact]
    public async Task A_row_of_each_kind_that_is_taken_away_is_named() =>
        await Each("がありません", "DELETE FROM KIND WHERE ctid = (SELECT min(ctid) FROM KIND)", after: "の後に消されています");

    [Fact]
    public async Task A_row_of_each_kind_that_is_pushed_in_is_named() => await Each("は記録のない行です", """
        DO $$
        BEGIN
            EXECUTE (
                WITH known AS (
                    SELECT DISTINCT a.attname AS name, a.atttypid
                    FROM pg_index i
                    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                    WHERE i.indrelid = 'KIND'::regclass AND i.indisunique AND (a.atttypid <> 'text'::regtype OR NOT EXISTS (
                        SELECT FROM pg_attribute n
                        WHERE n.attrelid = i.indrelid AND n.attnum = ANY (i.indkey)
                          AND n.atttypid IN ('integer'::regtype, 'bigint'::regtype)))
                )
                SELECT format($q$INSERT INTO KIND OVERRIDING SYSTEM VALUE
                                 SELECT (jsonb_populate_record(t, (
                                     SELECT jsonb_object_agg(o.key, o.value)
                                     FROM jsonb_each(%L) o
                                     WHERE to_jsonb(t) ->> o.key IS NOT NULL))).*
                                 FROM KIND t
                                 LIMIT 1$q$,
                              jsonb_object_agg(name, CASE WHEN atttypid = 'text'::regtype THEN to_jsonb(repeat('f', 64))
                                                          WHEN atttypid = 'date'::regtype THEN to_jsonb('2031-01-01'::text)
                                                          ELSE to_jsonb(900001) END))
                FROM known);
        END $$
        """);

    [Theory]
    [InlineData("UPDATE row_seals SET digest = sha256('x') WHERE seq = 3", "記録3が証する行")]
    [InlineData("DELETE FROM row_seals WHERE seq = 3", "記録3が証する行")]
    [InlineData("UPDATE row_seals SET seq = 999 WHERE seq = 3", "記録3が証する行")]
    [InlineData("INSERT INTO row_seals VALUES (4, 900, 'people', '5', sha256('x'))", "記録4が証する行")]
    public async Task A_seal_that_was_changed_too_is_found_by_its_entry(string tampering, string found)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        await db.ExecuteAsync(tampering);
        Assert.StartsWith(found, (await db.CheckRows()).Broken, StringComparison.Ordinal);
    }

    /// <summary>An entry whose own digest of rows was changed does not fit the chain any more.</summary>
    [Fact]
    public async Task A_changed_entry_is_found_by_the_chain()
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            SET session_replication_role = replica;
            UPDATE audit_log SET rows_digest = NULL WHERE seq = 3;
            DELETE FROM row_seals WHERE seq = 3
            """);
        Assert.StartsWith(
            "記録3は書かれた後に変更", (await AuditChain.Check(db.ReadAuditChain(), null)).Broken, StringComparison.Ordinal);
    }

    private async Task Each(string found, string tampering, string after = "", string[]? without = null)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        var missed = new List<string>();
        foreach (var kind in (await Kinds(db)).Except(without ?? []))
        {
            await using var undone = await db.BeginTransactionAsync();
            await db.ExecuteAsync(tampering.Replace("KIND", kind, StringComparison.Ordinal));
            var broken = (await db.CheckRows()).Broken ?? "";
            if (!broken.StartsWith($"{kind} の行 ", StringComparison.Ordinal) || !broken.Contains(found, StringComparison.Ordinal)
                || !broken.Contains(after, StringComparison.Ordinal))
                missed.Add($"{kind}: {broken}");
            await undone.RollbackAsync();
        }
        Assert.Empty(missed);
    }

    private static async Task<IReadOnlyList<string>> Kinds(NpgsqlConnection db) =>
        (await db.QueryAsync<string>("SELECT name FROM sealed_tables ORDER BY name")).AsList();
}
