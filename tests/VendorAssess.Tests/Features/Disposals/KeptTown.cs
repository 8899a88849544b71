using Dapper;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Retention;
using VendorAssess.Features.Admin.Retention;
using VendorAssess.Features.Cases.Closing;
using VendorAssess.Features.Disposals;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Disposals;

/// <summary>A case with a row in every table that can hang on one, closed, with the days of its closing moved back.</summary>
public sealed class KeptTown(DatabaseFixture database, Town town, Person administrator, int caseId)
{
    /// <summary>What nobody may find anywhere once the case is gone.</summary>
    public const string Words = "廃棄される内容の語句";

    /// <summary>What a vendor gave on the sheet, which other cases may still use.</summary>
    public const string Shared = "事業者が回答票に書いた語句";

    public const string Address = "192.0.2.1";

    public Town Town => town;

    public int CaseId => caseId;

    public static async Task<KeptTown> Build(DatabaseFixture database)
    {
        var town = await Town.Build(database);
        var caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "予約クラウド");
        await using var db = await database.Superuser.OpenConnectionAsync();
        var administrator = await Town.Settle(db, "kanri", new Post(0, 4, "情報政策課", Roles.Administrator, "管理者"));
        await db.ExecuteAsync("UPDATE cases SET purpose = @Words", new { Words });
        await db.ExecuteAsync(await FullCase(), new
        {
            @case = caseId, person = town.Applicant.Id, post = town.Applicant.Posts[0].Id, words = Words, shared = Shared,
        });
        return new KeptTown(database, town, administrator, caseId);
    }

    public Task<Outcome<int>> SetRule(int? years = 5, ClosingKind kind = ClosingKind.UseEnded, string decides = Roles.Officer) =>
        new RecordRetention(database.Postgres).Run(
            new Administrator(administrator, Address), new(kind, years, 4, [decides], "文書取扱規程第10条"));

    public async Task Close() => Assert.IsType<Outcome<ClosingKind>.Done>(
        await new CloseCase(database.Postgres, town.Clock).Run(
            town.Applicant, Address, caseId, new(ClosingKind.UseEnded, Words, new(2026, 11, 20))));

    /// <summary>As if the case had been closed then: no way of the product's own leads there.</summary>
    public Task MoveClosingBack(string day) =>
        Force($"UPDATE case_closings SET at = '{day}'");

    /// <summary>Closed so long ago that its five years are over.</summary>
    public async Task CloseLongAgo()
    {
        await SetRule();
        await Close();
        await MoveClosingBack("2015-06-01");
    }

    public Task<Outcome<int>> Dispose(Person who, params int[] cases) =>
        new DisposeCases(database.Postgres, town.Clock).Run(
            who, Address, new([.. cases.Length == 0 ? [caseId] : cases], "保存期間が終わった", Understood: true));

    public Task<Outcome<int>> Extend(Person who, DateOnly until) =>
        new ExtendRetention(database.Postgres, town.Clock).Run(who, Address, new([caseId], until, "訴訟で使う"));

    public Task<KeptList> List(Person who, KeptState state) => new ListKept(database.Postgres, town.Clock).Load(who, state, null);

    /// <summary>As the app's role, past all of the product's own rules.</summary>
    public async Task<int> DisposeDirectly(Person who, Post? post = null, Person? asks = null)
    {
        await using var db = await database.Postgres.OpenAs(asks ?? who, Town.Today);
        return await db.ExecuteScalarAsync<int>(
            "SELECT dispose_case(@caseId, @who, @post, '理由', NULL)",
            new { caseId, who = who.Id, post = (post ?? who.Posts[0]).Id });
    }

    /// <summary>As whoever is bound by no trigger.</summary>
    public async Task Force(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        await db.ExecuteAsync("SET session_replication_role = replica");
        await db.ExecuteAsync(sql);
        await db.ExecuteAsync("SET session_replication_role = DEFAULT");
    }

    public async Task<T> One<T>(string sql)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return (await db.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>The tables in which some row holds the words, also where they stand as bytes.</summary>
    public async Task<IReadOnlyList<string>> TablesWith(string words)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        var bytes = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(words));
        var found = new List<string>();
        foreach (var table in await AllTables(db))
            if (await db.ExecuteScalarAsync<bool>(
                    $"SELECT EXISTS (SELECT FROM {table} t WHERE t::text LIKE @words OR t::text LIKE @bytes)",
                    new { words = $"%{words}%", bytes = $"%{bytes}%" }))
                found.Add(table);
        return found;
    }

    private static Task<IEnumerable<string>> AllTables(NpgsqlConnection db) => db.QueryAsync<string>(
        "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1");

    private static async Task<string> FullCase()
    {
        using var sql = new StreamReader(typeof(KeptTown).Assembly.GetManifestResourceStream("full-case.sql")!);
        return await sql.ReadToEndAsync();
    }
}
