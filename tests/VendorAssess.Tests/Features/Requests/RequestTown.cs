using System.Collections.Immutable;
using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.Cases;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Requests;
using VendorAssess.Domain.Uses;
using VendorAssess.Features.Requests;
using VendorAssess.Features.Requests.Advising;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Requests;

/// <summary>The town with a case of light procedure and one candidate, and the steps of a request as one line each.</summary>
public sealed class RequestTown(DatabaseFixture database, Town town, int caseId)
{
    /// <summary>Nothing in it knocks out, so that it can be approved while hardly anything is answered.</summary>
    public const string PublicData =
        """
        {"axes":{"confidentiality":"1","integrity":"1","availability":"1"},"cloud":true,"model":"saas",
         "contract":"terms-with-agreement","segments":["internet"],"own_network":false,"personal":"none",
         "my_number":"none","use_from":"2026-12-01","use_until":"2028-03-31"}
        """;

    public static readonly RequestWords Words =
        new("窓口の案内に使う", "インターネット接続系から予約クラウドへ", new(2026, 12, 1), new(2028, 3, 31));

    public DatabaseFixture Database => database;

    public Town Town => town;

    public int CaseId => caseId;

    public static async Task<RequestTown> Build(
        DatabaseFixture database, string facts = PublicData, string policy = "kawaguchi")
    {
        var town = await Town.Build(database);
        var caseId = await town.AddCase(facts, policy);
        await town.AddCandidate(caseId, 1, "予約クラウド");
        return new RequestTown(database, town, caseId);
    }

    public Task<Outcome<int>> Save(Person who, int seenVersion = 0, RequestWords? words = null) =>
        new SaveDraft(database.Postgres, town.Editions, town.Clock)
            .Run(who, "192.0.2.1", new Draft(caseId, 1, seenVersion, words ?? Words));

    public async Task<int> Draft() => Assert.IsType<Outcome<int>.Done>(await Save(town.Applicant)).Value;

    public async Task<Outcome<string>> Submit(Person who, int id, string? seen = null) =>
        await new SubmitRequest(database.Postgres, town.Editions, town.Clock)
            .Run(who, "192.0.2.1", id, seen ?? await CurrentDigest());

    public async Task<(int Id, string Digest)> Submitted()
    {
        var id = await Draft();
        return (id, Assert.IsType<Outcome<string>.Done>(await Submit(town.Officer, id)).Value);
    }

    /// <summary>What the full procedure asks for before a request.</summary>
    public async Task GiveAdvice(string text = "暗号化を確かめること")
    {
        var asked = Assert.IsType<Outcome<int>.Done>(await AskAdvice(town.Officer)).Value;
        Assert.IsType<Outcome<int>.Done>(await GiveAdvice(town.Chief, asked, text));
    }

    public Task<Outcome<int>> AskAdvice(Person who, string text = "住民の連絡先を預けてよいか") =>
        new AskAdvice(database.Postgres, town.Editions, town.Clock).Run(who, "192.0.2.3", caseId, text);

    public Task<Outcome<int>> GiveAdvice(Person who, int asked, string text = "暗号化を確かめること", string why = "") =>
        new GiveAdvice(database.Postgres, town.Editions, town.Clock).Run(who, "192.0.2.4", caseId, asked, new(text, why));

    public Task<Outcome<RequestStatus>> Withdraw(Person who, int id, int? seenDraft = null) =>
        new WithdrawRequest(database.Postgres, town.Clock).Run(who, null, id, seenDraft);

    public Task<Outcome<int?>> Decide(
        Person who, int id, string seen, RequestStatus status = RequestStatus.Approved, WantedUse? use = null) =>
        new DecideRequest(database.Postgres, town.Editions, town.Clock).Run(
            who, "192.0.2.2", id,
            new(status, "要件を確かめた", status == RequestStatus.ApprovedWithConditions ? [Condition] : [], seen, ""),
            use ?? Use);

    public WantedCondition Condition => new("毎月の確認", new(2026, 12, 31), town.Manager.Posts[0].Id);

    public WantedUse Use => new(
        [new("外部サービス管理者", town.Manager.Posts[0].Id), new("クラウドサービス管理者", town.Manager.Posts[0].Id)],
        new(2026, 12, 1), new(2028, 3, 31), new(2027, 11, 21));

    /// <summary>The answers page's way: the newest revision counts.</summary>
    public async Task Answer(string question, string json, int revision = 1)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (service_id) SELECT id FROM services WHERE name = '予約クラウド'
            ON CONFLICT DO NOTHING;
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at)
            SELECT h.id, @question, @revision, @json::jsonb, 'Browser', @by, now()
            FROM answer_sheets h
            JOIN services s ON s.id = h.service_id AND s.name = '予約クラウド'
            """,
            new { question, revision, json, by = town.Applicant.Id });
    }

    /// <summary>What the department answers for the case itself.</summary>
    public async Task CaseAnswer(string question, string json, string at = "2026-11-20", int revision = 1)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO answer_sheets (case_id) VALUES (@caseId) ON CONFLICT DO NOTHING;
            INSERT INTO answers (sheet_id, question, revision, value, source, person_id, at)
            SELECT h.id, @question, @revision, @json::jsonb, 'Browser', @by, @at::timestamptz
            FROM answer_sheets h
            WHERE h.case_id = @caseId
            """,
            new { caseId, question, revision, json, by = town.Applicant.Id, at });
    }

    /// <summary>One more person with a post of their own.</summary>
    public async Task<Person> Settle(string login, Post post)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await Town.Settle(db, login, post);
    }

    public async Task Run(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }

    public async Task<T> One<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task<ImmutableArray<T>> All<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return [.. await db.QueryAsync<T>(sql)];
    }

    public async Task<string> CurrentDigest()
    {
        var page = await new LoadRequestDraft(database.Postgres, town.Editions, town.Clock)
            .Load(town.Officer, caseId, 1);
        return page?.Current?.Digest ?? "";
    }
}
