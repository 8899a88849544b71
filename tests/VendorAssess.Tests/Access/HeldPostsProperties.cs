using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;
using VendorAssess.Domain.People;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Access;

/// <summary>Whatever is recorded of holders, substitutes and delegations, the database says what a plain reading says.</summary>
[Trait("Runs", "once")]
public sealed class HeldPostsProperties(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int People = 4;
    private const int Posts = 5;
    private const int Days = 12;
    private static readonly DateOnly First = new(2026, 11, 1);

    /// <summary>What is recorded: a term of a person or post at a post, or the end of one.</summary>
    public sealed record Step(Kind Kind, int Post, int Other, int From, int Length, int Scope);

    public enum Kind { Hold, Leave, Substitute, Delegate, EndPost }

    private sealed record Term(int Post, int Other, DateOnly From, DateOnly? Until, string[] Scope)
    {
        public bool Covers(DateOnly day) => From <= day && (Until is null || Until >= day);
    }

    private sealed record Acts(int PostId, Via Via, string ForWhom, string Scope);

    [Fact]
    public async Task What_is_held_on_a_day_is_what_a_plain_reading_says()
    {
        await database.Truncate();
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            $"""
            INSERT INTO departments (name) VALUES ('課');
            INSERT INTO people (login, name, password_hash) SELECT 'p' || n, '人' || n, '' FROM generate_series(1, {People}) n;
            INSERT INTO posts (department_id, role, title) SELECT 1, 'applicant', '職' || n FROM generate_series(1, {Posts}) n
            """);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(Arb.From(Steps.ListOf()), walk => Compare(db, [.. walk]).GetAwaiter().GetResult()));
    }

    private static async Task Compare(NpgsqlConnection db, List<Step> walk)
    {
        await db.ExecuteAsync(
            """
            SET session_replication_role = replica;
            TRUNCATE post_holders, post_substitutes, post_delegations;
            UPDATE posts SET until_date = NULL;
            SET session_replication_role = origin
            """);
        var model = new Model();
        foreach (var step in walk)
            await model.Do(db, step);
        var held = await Held(db);
        for (var day = First; day < First.AddDays(Days); day = day.AddDays(1))
            for (var person = 1; person <= People; person++)
                Assert.Equal(model.Held(person, day), held[(person, day)]);
    }

    // Of everybody on every day in one question.
    private static async Task<ILookup<(int, DateOnly), Acts>> Held(NpgsqlConnection db) =>
        (await db.QueryAsync<(int Person, DateOnly Day, int PostId, Via Via, string ForWhom, string Scope)>(
            """
            SELECT p.id, d.day::date, h.post_id, h.via, h.for_whom, h.scope
            FROM people p
            CROSS JOIN generate_series(@First::timestamp, @First::timestamp + (@Days - 1) * interval '1 day', '1 day') d (day)
            CROSS JOIN LATERAL held_posts(p.id, d.day::date) h
            ORDER BY h.post_id
            """,
            new { First, Days }))
        .ToLookup(h => (h.Person, h.Day), h => new Acts(h.PostId, h.Via, h.ForWhom, h.Scope));

    private static Gen<Step> Steps =>
        from kind in Gen.Frequency(
            (4, Gen.Constant(Kind.Hold)), (1, Gen.Constant(Kind.Leave)), (3, Gen.Constant(Kind.Substitute)),
            (3, Gen.Constant(Kind.Delegate)), (1, Gen.Constant(Kind.EndPost)))
        from post in Gen.Choose(1, Posts)
        from other in Gen.Choose(1, kind == Kind.Delegate ? Posts : People)
        from start in Gen.Choose(0, Days - 1)
        from length in Gen.Choose(0, Days)
        from scope in Gen.Choose(0, 3)
        select new Step(kind, post, other, start, length, scope);

    /// <summary>The same in memory, as a person would say it, with the same step done in the database.</summary>
    private sealed class Model
    {
        private static readonly string[][] Scopes = [[], ["light"], ["full", "light"], ["report"]];

        private readonly List<Term> holders = [];
        private readonly List<Term> substitutes = [];
        private readonly List<Term> delegations = [];
        private readonly Dictionary<int, DateOnly> ends = [];

        public async Task Do(NpgsqlConnection db, Step step)
        {
            var from = First.AddDays(step.From);
            // The longest stand for terms without a last day.
            DateOnly? until = step.Length >= Days - 2 && step.Kind != Kind.Substitute ? null : from.AddDays(step.Length);
            var term = new Term(step.Post, step.Other, from, until, Scopes[step.Scope]);
            switch (step.Kind)
            {
                case Kind.Hold when !holders.Any(h => (h.Post, h.Other, h.From) == (term.Post, term.Other, term.From)):
                    holders.Add(term);
                    await db.ExecuteAsync("INSERT INTO post_holders VALUES (@Post, @Other, @From, @Until)", term);
                    break;
                case Kind.Leave:
                    await Leave(db, term);
                    break;
                case Kind.Substitute:
                    substitutes.Add(term);
                    await db.ExecuteAsync(
                        """
                        INSERT INTO post_substitutes (post_id, person_id, from_date, until_date, reason, recorded_by, recorded_at)
                        VALUES (@Post, @Other, @From, @Until, '出張', 1, now())
                        """,
                        term);
                    break;
                case Kind.Delegate when term.Post != term.Other:
                    delegations.Add(term);
                    await db.ExecuteAsync(
                        """
                        INSERT INTO post_delegations (
                            post_id, delegate_post, from_date, until_date, scope, reason, recorded_by, recorded_at)
                        VALUES (@Post, @Other, @From, @Until, @Scope, '委任', 1, now())
                        """,
                        term);
                    break;
                case Kind.EndPost:
                    ends[step.Post] = from;
                    await db.ExecuteAsync("UPDATE posts SET until_date = @From WHERE id = @Post", term);
                    break;
            }
        }

        public List<Acts> Held(int person, DateOnly day) =>
        [
            .. Enumerable.Range(1, Posts)
                .Where(post => IsThere(post, day))
                .Select(post => ActsFor(person, post, day))
                .OfType<Acts>(),
        ];

        private async Task Leave(NpgsqlConnection db, Term step)
        {
            foreach (var held in holders.Where(h => h.Post == step.Post && h.From <= step.From).ToList())
            {
                holders[holders.IndexOf(held)] = held with { Until = step.From };
                await db.ExecuteAsync(
                    """
                    UPDATE post_holders
                    SET until_date = @last
                    WHERE post_id = @Post AND person_id = @Other AND from_date = @From
                    """,
                    new { held.Post, held.Other, held.From, last = step.From });
            }
        }

        private bool IsThere(int post, DateOnly day) => !ends.TryGetValue(post, out var last) || day <= last;

        private bool Holds(int person, int post, DateOnly day) =>
            holders.Any(h => h.Post == post && h.Other == person && h.Covers(day));

        private bool Substitutes(int person, int post, DateOnly day) =>
            substitutes.Any(s => s.Post == post && s.Other == person && s.Covers(day));

        private Acts? ActsFor(int person, int post, DateOnly day)
        {
            if (Holds(person, post, day))
                return new(post, Via.Holder, "", "");
            var names = string.Join('、', Enumerable.Range(1, People).Where(p => Holds(p, post, day)).Select(p => $"人{p}"));
            if (Substitutes(person, post, day))
                return new(post, Via.Substitute, names, "");
            var through = delegations.Where(d => d.Post == post && d.Covers(day) && IsThere(d.Other, day)
                && (Holds(person, d.Other, day) || Substitutes(person, d.Other, day))).ToList();
            return through.Count == 0 ? null : new(post, Via.Delegate, names, Union(through));
        }

        private static string Union(List<Term> through) => through.Any(d => d.Scope.Length == 0)
            ? ""
            : string.Join(',', through.SelectMany(d => d.Scope).Distinct().Order(StringComparer.Ordinal));
    }
}
