using Dapper;
using VendorAssess.Domain.Answers;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Sheets;

/// <summary>A town whose case considers a service, and answers stored as they came on earlier days.</summary>
public sealed class SheetTown
{
    private readonly DatabaseFixture database;

    private SheetTown(DatabaseFixture database, Town town) => (this.database, Town) = (database, town);

    public Town Town { get; }

    public int Case { get; private set; }

    public int Service { get; private set; }

    public static async Task<SheetTown> Build(DatabaseFixture database)
    {
        var town = new SheetTown(database, await Town.Build(database));
        town.Case = await town.Town.AddCase();
        await town.Town.AddCandidate(town.Case, 1, "予約クラウド");
        await using var db = await database.Superuser.OpenConnectionAsync();
        town.Service = await db.ExecuteScalarAsync<int>("SELECT id FROM services");
        await db.ExecuteAsync(
            "INSERT INTO answer_sheets (service_id, case_id) VALUES (@service, NULL), (NULL, @caseId)",
            new { service = town.Service, caseId = town.Case });
        return town;
    }

    /// <summary>The next revision of an answer, stored at a moment (UTC) under an edition of the questions.</summary>
    public async Task Answer(
        string question, string json, string at, string? bank = null, string note = "", bool ofCase = false,
        DateOnly? until = null)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            INSERT INTO answers (sheet_id, question, revision, value, note, valid_until, source, person_id, at, bank_hash)
            SELECT h.id, @question, coalesce(max(a.revision), 0) + 1, @json::jsonb, @note, @until, @source, @by,
                   @at::timestamptz, @bank
            FROM answer_sheets h
            LEFT JOIN answers a ON a.sheet_id = h.id AND a.question = @question
            WHERE CASE WHEN @ofCase THEN h.case_id = @Case ELSE h.service_id = @Service END
            GROUP BY h.id
            """,
            new
            {
                question, json, at, bank, note, ofCase, until, Case, Service, by = Town.Applicant.Id,
                source = AnswerSource.Browser.ToString(),
            });
    }

    /// <summary>As if the next revision had come in by a workbook of that name.</summary>
    public async Task BroughtBy(string question, string file)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            WITH brought AS (
                INSERT INTO workbook_imports (
                    case_id, candidate, sheet_id, file_name, file_sha256, file, preview, state, person_id, at)
                SELECT @Case, 1, h.id, @file, repeat('a', 64), '', '{}', 'Stored', @by, now()
                FROM answer_sheets h
                WHERE h.service_id = @Service
                RETURNING id, sheet_id
            )
            INSERT INTO answers (sheet_id, question, revision, value, source, import_id, person_id, at)
            SELECT b.sheet_id, @question, 2, '"b"', 'Workbook', b.id, @by, '2026-11-02 00:00Z'
            FROM brought b
            """,
            new { question, file, Case, Service, by = Town.Applicant.Id });
    }

    public async Task KeepBank(string hash, params (string Name, string Content)[] files)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        foreach (var (name, content) in files)
        {
            await db.ExecuteAsync(
                "INSERT INTO edition_files (hash, name, content, stored_at) VALUES (@hash, @name, @content, now())",
                new { hash, name, content });
        }
    }

    /// <summary>The content of today, and kept beside it a bank that asked KM02 otherwise.</summary>
    public async Task<Editions> EditionsWithOld(string hash)
    {
        await KeepBank(hash, ("_bank.yaml", "bank: standard\nedition: 旧\ngroups: { KM: 鍵 }"), ("KM.yaml",
            """
            group: KM
            questions: [{ id: KM02, text: 昔の聞き方, type: single, answered_by: V, choices: { a: はい, b: いいえ } }]
            """));
        return new Editions(Testing.Town.Content, async kept =>
        {
            await using var db = await database.Postgres.OpenConnectionAsync();
            return [.. (await db.LoadEdition(kept)).Select(f => new ContentFile(f.Name, f.Content))];
        });
    }

    public async Task<T?> Scalar<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<T>(sql);
    }
}
