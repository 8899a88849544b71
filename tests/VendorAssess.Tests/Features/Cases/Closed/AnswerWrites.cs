using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Files;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Features.Answers.Packs;
using VendorAssess.Features.Answers.Papers;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Sheets;
using VendorAssess.Tests.Excel.Papers;
using VendorAssess.Tests.Features.Answers.Files;
using VendorAssess.Tests.Features.Answers.Links;
using VendorAssess.Tests.Features.Requests;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Cases.Closed;

/// <summary>What people of the city write on the sheets of a case, by hand and from files.</summary>
internal static class AnswerWrites
{
    private static readonly SheetKey Sheet = new(1, 1);
    private static readonly EvidenceSettings Settings = new(new(2 << 20, 3 << 20), null);

    public static readonly Dictionary<string, Prepare> All = new(StringComparer.Ordinal)
    {
        ["SaveAnswers"] = On((t, _) => Save(t, 1, [LinkTown.Answer("KM02", 0, "a")]).WhyNot()),
        ["SaveAnswers, a note of the city"] = On((t, _) => Save(t, 1, [], new RecordText("IR05", 0, "窓口を確かめた")).WhyNot()),
        ["SaveAnswers, of the case"] = On((t, _) => Save(t, null, [Advice]).WhyNot()),
        ["WriteComment"] = On((t, _) => new WriteComment(t.Database.Postgres, t.Town.Editions, t.Town.Clock)
            .Run(t.Town.Applicant, null, Sheet, "KM02", new("確かめること", Settles: false)).WhyNot()),
        ["KeepEvidence"] = On((t, _) => Keep(t).WhyNot()),
        ["WithdrawEvidence"] = On(async (t, _) => Value(await Keep(t)), (t, _, file) =>
            new WithdrawEvidence(t.Database.Postgres, t.Town.Clock)
                .Run(t.Town.Applicant, null, Sheet, file, "差し替える").WhyNot()),
        ["ImportPack"] = On((t, _) => Pack(t), (t, _, pack) => ReadPack(t, pack).WhyNot()),
        ["StoreImport"] = On(async (t, _) => Value(await ReadPack(t, await Pack(t))), (t, _, import) =>
            new StoreImport(t.Database.Postgres, t.Town.Editions, t.Town.Clock)
                .Run(t.Town.Applicant, null, new(1, 1, import, new Dictionary<string, int> { ["KM02"] = 2 })).WhyNot()),
        ["ImportWorkbook"] = On((t, _) => Questionnaire(t), (t, ground, file) =>
            new ImportWorkbook(
                t.Database.Postgres, t.Town.Editions, t.Town.Clock, new ReadFilled(ground.Apart, t.Town.Editions))
                .Run(t.Town.Applicant, null, 1, 1, Samples.Upload(file, "質問票.xlsx")).WhyNot()),
        ["ImportPaper"] = On((t, ground) => ReadPaper(t, ground, "CAIQ v4.0.2").WhyNot()),
        ["ChoosePaperVersion"] = On(
            async (t, ground) => Value(await ReadPaper(t, ground, "")),
            (t, _, paper) => new ChoosePaperVersion(t.Database.Postgres, LoadPaper(t), t.Town.Clock)
                .Run(t.Town.Applicant, null, 1, 1, paper, "v4.0").WhyNot()),
        ["DecideProposals"] = On(
            async (t, ground) => Value(await ReadPaper(t, ground, "CAIQ v4.0.2")),
            (t, _, paper) => new DecideProposals(t.Database.Postgres, LoadPaper(t), t.Town.Clock)
                .Run(t.Town.Applicant, null, new(1, 1, paper) { Accepted = ["KM03"] }).WhyNot()),
    };

    private static Prepare On(Func<RequestTown, Ground, Task<string?>> deed) =>
        On((_, _) => Task.FromResult(0), (t, ground, _) => deed(t, ground));

    private static Prepare On<T>(
        Func<RequestTown, Ground, Task<T>> before, Func<RequestTown, Ground, T, Task<string?>> deed) => async ground =>
    {
        var town = await RequestTown.Build(ground.Database, Town.ResidentData);
        var held = await before(town, ground);
        return () => deed(town, ground, held);
    };

    private static T Value<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;

    private static WantedAnswer Advice => new(new Answer("W07", new AnswerValue.Given(
        ImmutableSortedDictionary<string, FieldValue>.Empty.Add(Field.MainName, new FieldValue.Words("暗号化を確かめること")))));

    private static Task<Outcome<int>> Save(
        RequestTown t, int? candidate, IReadOnlyList<WantedAnswer> answers, params RecordText[] texts) =>
        new SaveAnswers(t.Database.Postgres, t.Town.Editions, t.Town.Clock)
            .Run(t.Town.Applicant, null, new(1, candidate, answers, texts));

    private static LoadPaper LoadPaper(RequestTown t) =>
        new(t.Database.Postgres, t.Town.Editions, Town.Content, t.Town.Clock);

    public static KeepEvidence KeepEvidence(DatabaseFixture database, TimeProvider clock) =>
        new(database.Postgres, Settings, new ScanFile(Settings, NullLogger<ScanFile>.Instance), clock);

    private static Task<Outcome<int>> Keep(RequestTown t) => KeepEvidence(t.Database, t.Town.Clock).Run(
        t.Town.Applicant, null, Sheet, new(Samples.Upload(Samples.Pdf(), "約款.pdf"), "KM02", Confidential: false));

    // What the pack says is no longer what the sheet says when it comes back.
    private static async Task<byte[]> Pack(RequestTown t)
    {
        await Save(t, 1, [LinkTown.Answer("KM02", 0, "a")]);
        var named = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Name", "見本市")]).Build();
        var pack = await new WritePack(t.Database.Postgres, t.Town.Editions, t.Town.Clock, named)
            .Load(t.Town.Applicant, 1, default);
        await Save(t, 1, [LinkTown.Answer("KM02", 1, "b")]);
        return Encoding.UTF8.GetBytes(pack!.ToJson());
    }

    private static Task<Outcome<int>> ReadPack(RequestTown t, byte[] pack) =>
        new ImportPack(t.Database.Postgres, t.Town.Editions, t.Town.Clock)
            .Run(t.Town.Applicant, null, 1, 1, Samples.Upload(pack, "回答パック.json"));

    private static async Task<byte[]> Questionnaire(RequestTown t)
    {
        using var written = new MemoryStream();
        var file = await new WriteQuestionnaireFile(t.Database.Postgres, t.Town.Editions, t.Town.Clock)
            .Load(t.Town.Applicant, 1, 1, QuestionScope.Needed, default);
        file!.Write(written);
        return written.ToArray();
    }

    private static Task<Outcome<int>> ReadPaper(RequestTown t, Ground ground, string version) =>
        new ImportPaper(t.Database.Postgres, Town.Content, t.Town.Clock, ground.Apart).Run(
            t.Town.Applicant, null, 1, 1, Samples.Upload(SamplePapers.CaiqWorkbook(version), "資料.xlsx"));
}
