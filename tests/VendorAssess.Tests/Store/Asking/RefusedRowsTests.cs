using System.Data.Common;
using Dapper;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>What shows and what is refused where nobody asks, a link asks, or one asks who writes nothing.</summary>
public sealed class RefusedRowsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private Town town = null!;

    /// <summary>What holds nothing by itself: an empty sheet, bytes of no file, a mail that only the sender reads.</summary>
    private static readonly string[] Harmless = ["answer_sheets", "evidence_pieces", "mail_outbox"];

    public static TheoryData<string> Protected => [.. Tables.Protected.Keys];

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.AddCases([(2, "Considering"), (3, "Procurement"), (3, "Closed")]);
        await db.FillCases();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Where_nobody_asks_no_table_shows_or_takes_a_row()
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        await NothingAtAll(db);
    }

    [Fact]
    public async Task Who_owns_the_tables_sees_no_row_either()
    {
        await using var db = await database.Owner.OpenConnectionAsync();
        await NothingAtAll(db);
        Assert.Equal(0, await db.ExecuteAsync("DELETE FROM cases"));
    }

    [Fact]
    public async Task A_person_without_a_post_sees_what_nobody_sees_and_writes_nothing()
    {
        await using var db = await database.Postgres.Open(Asker.Person(4711, Town.Today), default);
        Assert.All(await Counts(db), c => Assert.Equal((c.Table, 0), c));
        foreach (var table in Tables.Protected.Keys.Except(["evidence_pieces", "mail_outbox"]))
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, await Insert(db, table)));
    }

    [Fact]
    public async Task Who_audits_or_procures_reads_and_writes_nothing()
    {
        foreach (var person in new[] { town.Auditor, town.Procurement })
        {
            await using var db = await database.Postgres.OpenAs(person, Town.Today);
            Assert.NotEqual(0, await db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM cases"));
            foreach (var table in Tables.Protected.Keys.Except(Harmless))
                Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, await Insert(db, table)));
            await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("UPDATE cases SET title = 'x'"));
        }
    }

    [Fact]
    public async Task A_department_changes_nothing_of_another_and_gives_nothing_away()
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        Assert.Equal(1, await db.ExecuteAsync("UPDATE cases SET title = 'x'"));
        Assert.Equal(0, await db.ExecuteAsync("UPDATE cases SET title = 'x' WHERE department_id = 3"));
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("DELETE FROM cases"));
        var e = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync("UPDATE cases SET department_id = 3"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    [Fact]
    public async Task Nobody_signs_for_another()
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        const string comment =
            """
            INSERT INTO comments (case_id, question, content, settles, person_id, post_id, at)
            VALUES (1, 'Q', 'x', false, @person, @post, now())
            """;
        var (me, other) = (town.Applicant, town.Chief);
        Assert.Equal(1, await db.ExecuteAsync(comment, new { person = me.Id, post = me.Posts[0].Id }));
        foreach (var (person, post) in new[] { (other.Id, me.Posts[0].Id), (me.Id, other.Posts[0].Id), (other.Id, other.Posts[0].Id) })
            await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(comment, new { person, post }));
    }

    [Fact]
    public async Task A_link_reaches_one_sheet_its_own_link_and_of_its_case_what_its_page_says()
    {
        await using var all = await database.Superuser.OpenConnectionAsync();
        foreach (var (link, sheet) in await all.QueryAsync<(int, int)>("SELECT id, sheet_id FROM answer_links"))
        {
            await using var db = await database.Postgres.OpenByLink(link);
            Assert.Equal([sheet], await db.QueryAsync<int>("SELECT id FROM answer_sheets"));
            Assert.Equal([sheet], await db.QueryAsync<int>("SELECT DISTINCT sheet_id FROM answers"));
            Assert.Equal([link], await db.QueryAsync<int>("SELECT id FROM answer_links"));
            string[] one =
            [
                "answer_link_tokens", "answer_links", "answer_sheets", "answer_submissions", "answers", "candidates", "cases",
                "evidence", "evidence_contents", "evidence_pieces", "evidence_withdrawals", "link_files", "link_sessions",
                "mail_outbox",
            ];
            Assert.All(await Counts(db), c => Assert.Equal((c.Table, one.Contains(c.Table) ? 1 : 0), c));
        }
    }

    [Fact]
    public async Task A_link_answers_on_its_sheet_alone_and_as_no_person()
    {
        await using var db = await database.Postgres.OpenByLink(1);
        var sheet = await db.ExecuteScalarAsync<int>("SELECT sheet_id FROM answer_links");
        const string answer =
            """
            INSERT INTO answers (sheet_id, question, revision, value, source, link_id, person_id, by_name, at)
            VALUES (@sheet, 'L', 1, '"a"', 'Link', 1, @person, '山田', now())
            """;
        Assert.Equal(1, await db.ExecuteAsync(answer, new { sheet, person = (int?)null }));
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(answer, new { sheet, person = 1 }));
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(answer, new { sheet = sheet % 3 + 1, person = (int?)null }));
    }

    [Fact]
    public async Task A_link_that_is_not_there_reaches_nothing()
    {
        await using var db = await database.Postgres.OpenByLink(4711);
        Assert.All(await Counts(db), c => Assert.Equal((c.Table, 0), c));
    }

    [Theory]
    [InlineData("SET ROLE vendorassess_owner")]
    [InlineData("SET SESSION AUTHORIZATION vendorassess_owner")]
    [InlineData("ALTER TABLE cases DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE cases NO FORCE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY seen ON cases")]
    [InlineData("ALTER POLICY seen ON cases USING (true)")]
    [InlineData("CREATE POLICY mine ON cases USING (true)")]
    [InlineData("CREATE OR REPLACE FUNCTION asks_as_task() RETURNS boolean LANGUAGE sql RETURN true")]
    [InlineData("SET row_security = off; SELECT count(*) FROM cases")]
    [InlineData("COPY evidence_pieces FROM STDIN")]
    public async Task The_app_role_does_not_get_around_it(string sql)
    {
        await using var db = await database.Postgres.OpenAs(town.Applicant, Town.Today);
        await db.ExecuteAsync("RESET ROLE; RESET SESSION AUTHORIZATION");
        await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(sql));
        Assert.Equal(1, await db.ExecuteScalarAsync<int>("SELECT count(*)::int FROM cases"));
    }

    private async Task NothingAtAll(DbConnection db)
    {
        Assert.All(await Counts(db), c => Assert.Equal((c.Table, 0), c));
        foreach (var table in Tables.Protected.Keys)
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, await Insert(db, table)));
        Assert.Equal(0, await db.ExecuteAsync("UPDATE cases SET title = 'x'"));
    }

    private static async Task<IEnumerable<(string Table, int Rows)>> Counts(DbConnection db) =>
        await db.QueryAsync<(string, int)>(string.Join(
            " UNION ALL ", Tables.Protected.Keys.Select(t => $"SELECT '{t}', count(*)::int FROM {t}")));

    /// <summary>The SQLSTATE of putting a row in that is there already, all of its columns the same.</summary>
    private async Task<string> Insert(DbConnection db, string table)
    {
        await using var all = await database.Superuser.OpenConnectionAsync();
        var row = await all.ExecuteScalarAsync<string>($"SELECT to_json(t)::text FROM {table} t LIMIT 1");
        var e = await Assert.ThrowsAsync<PostgresException>(() => db.ExecuteAsync(
            $"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_record(NULL::{table}, @row::json)",
            new { row }));
        return e.SqlState;
    }
}
