using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Store.Asking;

/// <summary>Whatever departments, posts, terms and cases there are: what shows is what the rule says, in each table.</summary>
public sealed class SeenRowsProperties(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int People = 4;
    private const int Departments = 5;
    private const int Posts = 8;
    private const int Days = 6;
    private static readonly DateOnly First = new(2026, 11, 1);

    public sealed record City(int[] Parents, int[] Roles, int[] Places, Term[] Terms, (int Department, string Stage)[] Cases);

    /// <summary>0: holder, 1: substitute, 2: the other is a post that this post's work is handed to.</summary>
    public sealed record Term(int Way, int Post, int Other, int From, int Until);

    [Fact]
    public void What_shows_is_what_the_rule_says() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(12),
            Prop.ForAll(Arb.From(Cities), city => Compare(city).GetAwaiter().GetResult()));

    private static Gen<City> Cities =>
        from parents in Gen.Choose(0, Departments).ArrayOf(Departments)
        from roles in Gen.Choose(0, Roles.All.Length - 1).ArrayOf(Posts)
        from places in Gen.Choose(1, Departments).ArrayOf(Posts)
        from terms in (from way in Gen.Choose(0, 2)
                       from post in Gen.Choose(1, Posts)
                       from other in Gen.Choose(1, way == 2 ? Posts : People)
                       from start in Gen.Choose(0, Days)
                       from length in Gen.Choose(0, Days)
                       select new Term(way, post, other, start, start + length)).ArrayOf(8)
        from cases in (from department in Gen.Choose(1, Departments)
                       from stage in Gen.Elements("Considering", "Procurement", "Closed")
                       select (department, stage)).ArrayOf(4)
        select new City(parents, roles, places, terms, cases);

    private async Task Compare(City city)
    {
        await database.Truncate();
        await using var all = await database.Superuser.OpenConnectionAsync();
        await all.ExecuteAsync("SET jit = off");
        await Build(all, city);
        for (var person = 1; person <= People; person++)
        {
            for (var day = 0; day < Days; day += 2)
            {
                var today = First.AddDays(day);
                await using var db = await database.Postgres.Open(Asker.Person(person, today), default);
                var shown = await Shown(db);
                Assert.Equal(await Said(all, person, today), shown);
                // What the statements of the product join says no other; for somebody else it says nothing.
                Assert.Equal(shown.Where(r => r.StartsWith("cases ", StringComparison.Ordinal)), await Joined(db, person, today));
                Assert.Empty(await Joined(db, person % People + 1, today));
                Assert.Equal(
                    shown.Count(r => r.StartsWith("answer_sheets ", StringComparison.Ordinal)),
                    await Readable(db, person, today));
            }
        }
    }

    private static async Task<List<string>> Shown(AskingConnection db) =>
        (await db.QueryAsync<string>(string.Join(
            " UNION ALL ", Tables.Protected.Keys.Select(t => $"SELECT '{t} ' || t.ctid FROM {t} t")))).Order().ToList();

    private static async Task<List<string>> Joined(AskingConnection db, int person, DateOnly today) =>
        (await db.QueryAsync<string>(
            "SELECT 'cases ' || c.ctid FROM cases c JOIN visible_cases(@person, @today) v ON v.case_id = c.id",
            new { person, today })).Order().ToList();

    private static Task<int> Readable(AskingConnection db, int person, DateOnly today) =>
        db.ExecuteScalarAsync<int>(
            """
            SELECT count(*)::int
            FROM answer_sheets h
            CROSS JOIN LATERAL readable_sheet(@person, @today, h.service_id, h.case_id) v
            """,
            new { person, today });

    private static async Task<List<string>> Said(NpgsqlConnection all, int person, DateOnly today) =>
        (await all.QueryAsync<string>(
            $"""
            WITH seen AS MATERIALIZED (SELECT case_id FROM cases_seen_by(@person, @today)),
            sheets AS MATERIALIZED (
                SELECT h.id AS sheet_id
                FROM answer_sheets h
                WHERE h.case_id IN (SELECT case_id FROM seen)
                   OR h.service_id IN (SELECT k.service_id FROM candidates k JOIN seen USING (case_id))
                   OR (h.service_id IS NOT NULL AND EXISTS (
                       SELECT
                       FROM held_posts(@person, @today) p
                       WHERE p.role IN ('applicant', 'manager', 'system-manager', 'officer', 'chief', 'ciso', 'auditor')))
            )
            {string.Join(" UNION ALL ", Tables.Protected.Select(
                t => $"SELECT '{t.Key} ' || t.ctid FROM {t.Key} t WHERE {t.Value}"))}
            """,
            new { person, today })).Order().ToList();

    private static async Task Build(NpgsqlConnection all, City city)
    {
        await all.ExecuteAsync(
            """
            INSERT INTO people (login, name, password_hash) SELECT 'p' || n, 'p' || n, '' FROM generate_series(1, @people) n;
            -- The first of two stands above, so that there is no ring.
            INSERT INTO departments (name, parent_id)
            SELECT 'd' || n, CASE WHEN parent BETWEEN 1 AND n - 1 THEN parent END
            FROM unnest(@Parents) WITH ORDINALITY AS p (parent, n);
            INSERT INTO posts (department_id, role, title)
            SELECT place, role, 'o' || n FROM unnest(@Places, @roles) WITH ORDINALITY AS p (place, role, n)
            """,
            new { people = People, city.Parents, city.Places, roles = city.Roles.Select(r => Roles.All[r]).ToArray() });
        foreach (var term in city.Terms.Where(t => t.Way < 2 || t.Post != t.Other))
        {
            await all.ExecuteAsync(
                """
                INSERT INTO post_holders SELECT @Post, @Other, @from, @until WHERE @Way = 0 ON CONFLICT DO NOTHING;
                INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
                SELECT @Post, @Other, @from, @until, 'x', 1, now() WHERE @Way = 1;
                INSERT INTO post_delegations (post_id, delegate_post, from_date, until_date, reason, recorded_by, recorded_at)
                SELECT @Post, @Other, @from, @until, 'x', 1, now() WHERE @Way = 2
                """,
                new { term.Way, term.Post, term.Other, from = First.AddDays(term.From), until = First.AddDays(term.Until) });
        }
        await all.AddCases(city.Cases);
        await all.FillCases();
    }
}
