using Dapper;
using Microsoft.Extensions.Configuration;
using VendorAssess.Commands;
using VendorAssess.Domain.People;
using VendorAssess.PolicyFiles;

namespace VendorAssess.Tests.Testing;

/// <summary>A small town under 川口市's policy, with one person for each post and a case of the 市民課.</summary>
public sealed class Town
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly ContentLibrary Content = VendorAssess.Commands.Content.Load([])
        ?? throw new InvalidOperationException("The content has mistakes: run check-policies.");

    private readonly DatabaseFixture database;

    private Town(DatabaseFixture database)
    {
        this.database = database;
        Editions = new Editions(Content, hash => throw new InvalidOperationException($"No edition {hash} was kept."));
    }

    public Editions Editions { get; }

    public OfferedPolicies Policies => new(Editions, new ConfigurationBuilder().Build());

    public TimeProvider Clock { get; } = new StoppedClock(new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero));

    public Person Applicant { get; private set; } = null!;

    public Person Manager { get; private set; } = null!;

    /// <summary>Of the 部 above the case's department.</summary>
    public Person Officer { get; private set; } = null!;

    public Person OtherApplicant { get; private set; } = null!;

    public Person Chief { get; private set; } = null!;

    public Person Procurement { get; private set; } = null!;

    public Person Auditor { get; private set; } = null!;

    public const string ResidentData =
        """
        {"axes":{"confidentiality":"3","integrity":"2","availability":"2"},"cloud":true,"model":"saas",
         "contract":"terms-with-agreement","segments":["internet"],"own_network":false,"personal":"yes","my_number":"none"}
        """;

    /// <summary>Empties the database and builds the town in it.</summary>
    public static async Task<Town> Build(DatabaseFixture database)
    {
        await database.Truncate();
        var town = new Town(database);
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO departments (name, parent_id)
            VALUES ('市民部', NULL), ('市民課', 1), ('福祉課', NULL), ('情報政策課', NULL), ('契約課', NULL), ('監査', NULL)
            """);
        town.Applicant = await Settle(db, "tanto", new Post(0, 2, "市民課", Roles.Applicant, "担当者"));
        town.Manager = await Settle(db, "kacho", new Post(0, 2, "市民課", Roles.Manager, "情報セキュリティ管理者"));
        town.Officer = await Settle(db, "bucho", new Post(0, 1, "市民部", Roles.Officer, "情報セキュリティ責任者"));
        town.OtherApplicant = await Settle(db, "fukushi", new Post(0, 3, "福祉課", Roles.Applicant, "担当者"));
        town.Chief = await Settle(db, "tokatsu", new Post(0, 4, "情報政策課", Roles.Chief, "統括情報セキュリティ責任者"));
        town.Procurement = await Settle(db, "keiyaku", new Post(0, 5, "契約課", Roles.Procurement, "契約担当"));
        town.Auditor = await Settle(db, "kansa", new Post(0, 6, "監査", Roles.Auditor, "監査担当"));
        return town;
    }

    public async Task<int> AddCase(string facts = ResidentData, string policyId = "kawaguchi")
    {
        var policy = Content.Policies[policyId];
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>(
            """
            INSERT INTO cases (department_id, title, purpose, policy, policy_hash, bank_hash, facts, created_by, created_at)
            VALUES (2, '住民票の予約', '窓口の混雑を減らす', @Id, @Hash, @bank, @facts::jsonb, @by, now())
            RETURNING id
            """,
            new { policy.Id, policy.Hash, bank = Content.Bank.Hash, facts, by = Applicant.Id });
    }

    /// <summary>Services of the same name are the same service.</summary>
    public async Task AddCandidate(int caseId, int number, string service)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO providers (name, country) VALUES ('株式会社試験', 'JP') ON CONFLICT DO NOTHING;
            INSERT INTO services (provider_id, name)
            SELECT id, @service FROM providers WHERE name = '株式会社試験'
            ON CONFLICT DO NOTHING;
            INSERT INTO candidates (case_id, number, service_id)
            SELECT @caseId, @number, id FROM services WHERE name = @service
            """,
            new { caseId, number, service });
    }

    public async Task SetStage(int caseId, string stage)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("UPDATE cases SET stage = @stage WHERE id = @caseId", new { caseId, stage });
    }

    /// <summary>A person who holds a new post.</summary>
    public static async Task<Person> Settle(Npgsql.NpgsqlConnection db, string login, Post post)
    {
        var ids = await db.QuerySingleAsync<(int Person, int Post)>(
            """
            WITH person AS (INSERT INTO people (login, name, password_hash) VALUES (@login, @login, '') RETURNING id),
            post AS (INSERT INTO posts (department_id, role, title) VALUES (@DepartmentId, @Role, @Title) RETURNING id),
            held AS (
                INSERT INTO post_holders (post_id, person_id, from_date)
                SELECT post.id, person.id, DATE '2026-04-01' FROM post, person
            )
            SELECT person.id, post.id FROM person, post
            """,
            new { login, post.DepartmentId, post.Role, post.Title });
        return new Person(ids.Person, login, [post with { Id = ids.Post }]);
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
