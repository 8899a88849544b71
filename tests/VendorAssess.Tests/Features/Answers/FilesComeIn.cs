using Dapper;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Apart;
using VendorAssess.Features.Answers;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>A case with two candidates, whose vendors' files are read in a process Apart.</summary>
public abstract class FilesComeIn(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    protected DatabaseFixture Database { get; } = database;

    protected ReadApart Apart { get; } = new();

    protected Town Town { get; private set; } = null!;

    protected int CaseId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Town = await Town.Build(Database);
        CaseId = await Town.AddCase();
        await Town.AddCandidate(CaseId, 1, "予約クラウド");
        await Town.AddCandidate(CaseId, 2, "別のクラウド");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Apart.Dispose();
        return ValueTask.CompletedTask;
    }

    protected static string Refused<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Reason;

    protected async Task<IReadOnlyDictionary<string, AnswerRow>> Rows() => (await Load(Town.Applicant))!.RowsFor(1);

    protected async Task<CaseFile?> Load(Person person)
    {
        await using var db = await Database.Postgres.OpenAs(person, Town.Today);
        return await db.LoadCaseFile(CaseId, person.Id, Town.Today);
    }

    protected async Task<int> Count(string from)
    {
        await using var db = await Database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>($"SELECT count(*)::int FROM {from}");
    }
}
