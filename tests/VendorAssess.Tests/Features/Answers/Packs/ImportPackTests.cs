using System.Text;
using Microsoft.Extensions.Configuration;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Packs;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Packs;
using VendorAssess.Features.Sheets;
using VendorAssess.Tests.Features.Answers.Files;
using VendorAssess.Tests.Features.Sheets;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers.Packs;

public sealed class ImportPackTests(DatabaseFixture database, TestServer server) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private SheetTown town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await SheetTown.Build(database);
        await town.Answer("KM02", "\"a\"", "2026-10-01 00:00Z", Town.Content.Bank.Hash, note: "補足\n髙﨑𠮷 =1+1");
        await town.Answer("EX02", """{"days":30,"value":["a","b"]}""", "2026-10-02 00:00Z", Town.Content.Bank.Hash);
        await town.Answer("CT06", """[{"standard":"ISO/IEC 27001","valid_until":"2028-03-31"}]""", "2026-10-03 00:00Z", until: new(2027, 3, 31));
        await town.Answer("KM03", """{"na":"使わない"}""", "2026-10-03 00:00Z");
        await town.Answer("CT05", "\"a\"", "2026-10-03 00:00Z");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_written_here_and_read_on_an_empty_installation_gives_the_same_answers()
    {
        var pack = (await Export(town.Town.Applicant))!.ToJson();
        await using var other = new DatabaseFixture(server);
        await other.InitializeAsync();
        var there = await Town.Build(other);
        var id = await there.AddCase();
        await there.AddCandidate(id, 1, "予約クラウド");

        var import = Assert.IsType<Outcome<int>.Done>(await Import(other, there, id, pack)).Value;
        var preview = (await new LoadImport(other.Postgres, there.Editions, there.Clock).Load(there.Applicant, id, 1, import, default))!;
        Assert.Empty(preview.Problems);
        Assert.Equal(["CT05", "CT06", "EX02", "KM02", "KM03"], preview.Changes.Select(l => l.Question.Id).Order(StringComparer.Ordinal));
        var stored = await new StoreImport(other.Postgres, there.Editions, there.Clock).Run(
            there.Applicant, null, new(id, 1, import, preview.Changes.ToDictionary(l => l.Question.Id, l => l.Seen)));
        Assert.Equal(Outcome.Done(5), stored);

        var mine = (await Sheet(database, town.Town, town.Service))!.Lines;
        var theirs = (await Sheet(other, there, 1))!.Lines;
        Assert.Equal(mine.Select(Said), theirs.Select(Said));
        Assert.All(theirs, l => Assert.Equal((AnswerSource.Pack, "見本市 tanto", Town.Content.Bank.Hash), (l.Row.Source, l.Row.By, l.Row.BankHash)));

        static (string, string, string, string, DateOnly?, DateOnly?) Said(SheetLine l) =>
            (l.Row.Question, l.Row.Value, l.Row.Note, l.Row.Evidence, l.Beside.AsOfDay(), l.Row.ValidUntil);
    }

    [Fact]
    public async Task What_is_asked_in_other_words_is_named_and_not_mapped()
    {
        var pack = (await Export(town.Town.Applicant))!;
        pack = pack with
        {
            Service = pack.Service with { Name = "別のクラウド" },
            Answers =
            [
                pack.Answers[0] with { QuestionDigest = new('f', 64) }, pack.Answers[1] with { Question = "ZZ99" }, .. pack.Answers[2..],
            ],
        };
        var import = Assert.IsType<Outcome<int>.Done>(await Import(database, town.Town, town.Case, pack.ToJson())).Value;
        var preview = (await new LoadImport(database.Postgres, town.Town.Editions, town.Town.Clock)
            .Load(town.Town.Applicant, town.Case, 1, import, default))!;
        Assert.Equal(3, preview.Problems.Length);
        Assert.Equal(3, preview.Lines.Length);
    }

    [Fact]
    public async Task Only_who_may_read_the_sheet_takes_it_along_and_only_who_works_on_the_case_reads_one_in()
    {
        Assert.Null(await Export(town.Town.Procurement));
        Assert.NotNull(await Export(town.Town.OtherApplicant));
        var pack = (await Export(town.Town.Applicant))!.ToJson();
        foreach (var reader in new[] { town.Town.OtherApplicant, town.Town.Auditor })
            Assert.IsType<Outcome<int>.Refused>(await Import(database, town.Town, town.Case, pack, reader));
        Assert.IsType<Outcome<int>.Refused>(await Import(database, town.Town, town.Case, pack.Replace("髙", "高", StringComparison.Ordinal)));
        Assert.Equal(0, await town.Scalar<int>("SELECT count(*)::int FROM workbook_imports"));
    }

    private Task<AnswerPack?> Export(Person me)
    {
        var named = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Name", "見本市")]).Build();
        return new WritePack(database.Postgres, town.Town.Editions, town.Town.Clock, named).Load(me, town.Service, default);
    }

    private static Task<Outcome<int>> Import(DatabaseFixture into, Town there, int caseId, string pack, Person? me = null) =>
        new ImportPack(into.Postgres, there.Editions, there.Clock).Run(
            me ?? there.Applicant, null, caseId, 1, Samples.Upload(Encoding.UTF8.GetBytes(pack), "回答パック.json"));

    private static Task<SheetOnDay?> Sheet(DatabaseFixture of, Town there, int service) =>
        new LoadSheet(of.Postgres, there.Editions, there.Clock).Load(there.Applicant, service, null, default);
}
