using System.Security.Cryptography;
using ClosedXML.Excel;
using Dapper;
using Microsoft.AspNetCore.Http;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;
using VendorAssess.Tests.Excel.Reading;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

public sealed class ImportTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly ReadApart apart = new();
    private Town town = null!;
    private int caseId;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Build(database);
        caseId = await town.AddCase();
        await town.AddCandidate(caseId, 1, "予約クラウド");
        await town.AddCandidate(caseId, 2, "別のクラウド");
    }

    public ValueTask DisposeAsync()
    {
        apart.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_filled_workbook_is_previewed_stored_and_read_back_as_it_was_written()
    {
        var file = await Filled(
            ("KM02", "a", "補足\n>> [別紙参照] =1+1 ①髙﨑𠮷", "鍵管理文書"),
            ("EX02", "a", "", ""), ("EX02.days", "３０日", "", ""),
            ("CT04", "令和9年3月31日", "", ""), ("DL01", "日本、米国", "", ""), ("KM01", "zzz", "", ""));
        var preview = await Preview(file);
        Assert.Equal(["CT04", "DL01", "EX02", "KM02"], preview.Changes.Select(c => c.Question.Id).Order(StringComparer.Ordinal));
        Assert.Contains(preview.Problems, p => p.Sheet == "質問票" && p.Cell.Length > 0 && p.What.Contains("zzz", StringComparison.Ordinal));
        Assert.Equal(0, await Count("answers"));

        Assert.Equal(Outcome.Done(4), await Store(town.Applicant, preview));
        var rows = (await Load(town.Applicant))!.RowsFor(1);
        Assert.Equal(("補足\n>> [別紙参照] =1+1 ①髙﨑𠮷", "鍵管理文書", 1, AnswerSource.Workbook),
            (rows["KM02"].Note, rows["KM02"].Evidence, rows["KM02"].Revision, rows["KM02"].Source));
        Assert.Equal("[\"JP\", \"US\"]", rows["DL01"].Value);
        Assert.Equal(("\"2027-03-31\"", "令和9年3月31日"), (rows["CT04"].Value, rows["CT04"].Written));
        Assert.Contains("３０日", rows["EX02"].Written, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), rows["KM02"].FileSha256);
    }

    [Fact]
    public async Task The_next_workbook_holds_the_answers_and_reading_it_changes_nothing()
    {
        await Store(town.Applicant, await Preview(await Filled(("KM02", "a", "補足", ""), ("CT04", "令和9年3月31日", "", ""))));
        var again = await Preview(await Filled());
        Assert.Empty(again.Changes);
        Assert.Equal(2, again.Unchanged.Count());
        Assert.NotNull(again.WhyNotStorable(town.Applicant));
    }

    [Fact]
    public async Task Empty_cells_delete_nothing()
    {
        await Store(town.Applicant, await Preview(await Filled(("KM02", "a", "前の補足", "前の証跡"))));
        var emptied = await Preview(await Filled(("KM02", "", "", "")));
        Assert.Empty(emptied.Changes);
        var noted = await Preview(await Filled(("KM02", "", "新しい補足", ""), ("KM04", "", "補足だけ", "")));
        Assert.Equal("KM04", Assert.Single(noted.NotTaken).Question.Id);
        Assert.Equal(Outcome.Done(1), await Store(town.Applicant, noted));
        var row = (await Load(town.Applicant))!.RowsFor(1)["KM02"];
        Assert.Equal(("\"a\"", "新しい補足", "前の証跡", 2), (row.Value, row.Note, row.Evidence, row.Revision));
    }

    [Fact]
    public async Task Storing_twice_even_at_once_has_one_effect()
    {
        var preview = await Preview(await Filled(("KM02", "a", "", "")));
        var outcomes = await Task.WhenAll(Store(town.Applicant, preview), Store(town.Applicant, preview));
        Assert.Equal([0, 1], outcomes.Select(o => Assert.IsType<Outcome<int>.Done>(o).Value).Order());
        Assert.Equal(Outcome.Done(0), await Store(town.Manager, preview));
        Assert.Equal(1, await Count("answers"));
        Assert.Equal(1, await Count("audit_log WHERE action = 'workbook.stored'"));
    }

    [Fact]
    public async Task Of_two_importers_of_the_same_question_the_slower_overwrites_nothing()
    {
        var one = await Preview(await Filled(("KM02", "a", "", "")));
        var other = await Preview(await Filled(("KM02", "b", "", ""), ("KM04", "a", "", "")));
        var outcomes = await Task.WhenAll(Store(town.Applicant, one), Store(town.Manager, other));
        var refused = Assert.Single(outcomes.OfType<Outcome<int>.Refused>());
        Assert.Contains("KM02", refused.Reason, StringComparison.Ordinal);
        Assert.Single(outcomes.OfType<Outcome<int>.Done>());
        Assert.Equal(1, await Count("answers WHERE question = 'KM02'"));
    }

    [Fact]
    public async Task Only_chosen_lines_are_stored()
    {
        var preview = await Preview(await Filled(("KM02", "a", "", ""), ("KM04", "a", "", "")));
        var chosen = new Dictionary<string, int> { ["KM04"] = 0, ["KM99"] = 0 };
        Assert.Equal(Outcome.Done(1), await StoreImport.Run(town.Applicant, null, new(caseId, 1, preview.Import.Id, chosen)));
        Assert.Equal(1, await Count("answers WHERE question = 'KM04'"));
    }

    [Fact]
    public async Task Another_candidates_or_cases_workbook_is_refused()
    {
        var second = await town.AddCase();
        await town.AddCandidate(second, 1, "予約クラウド");
        var foreign = await Filled(("KM02", "a", "", ""));
        Assert.Contains("候補", await Refusal(foreign, 2), StringComparison.Ordinal);
        Assert.Contains("案件", Refused(await Import(town.Applicant, foreign, second, 1)), StringComparison.Ordinal);
        Assert.Equal(0, await Count("workbook_imports"));
    }

    [Fact]
    public async Task A_workbook_of_an_older_edition_is_read_by_its_own_and_what_changed_is_named()
    {
        // The bank as it was: one question asked otherwise, one more that is gone now.
        var files = Town.Content.FilesByHash[Town.Content.Bank.Hash].Select(f => f.Name != "KM.yaml" ? f : f with
        {
            Text = f.Text
                .Replace("text: 保存データ（バックアップ及びログを含む）は、どの範囲まで", "text: 保存データは、どこまで", StringComparison.Ordinal)
                .Replace("  - id: KM03", "  - id: KM90\n    text: 昔の設問ですか。\n    type: text\n    answered_by: V\n\n  - id: KM03",
                    StringComparison.Ordinal),
        }).ToList();
        var hash = ContentFile.Hash(files);
        await using (var db = await database.Postgres.OpenConnectionAsync())
            await db.KeepEdition(EditionRow.OfQuestions(hash, "standard", "昔の版"),
                [.. files.Select(f => new EditionFileRow(f.Name, f.Text))], town.Clock.GetUtcNow().UtcDateTime);
        var editions = new Editions(Town.Content, Kept);
        var older = (await editions.FindBank(hash))!;
        var preview = await Preview(Edit(await Written(older), w =>
        {
            foreach (var (row, answer) in (ReadOnlySpan<(string, string)>)[("KM02", "a"), ("KM04", "b"), ("KM90", "昔の回答")])
                w.Questions().At(row, "回答").SetValue(answer);
        }), editions);
        Assert.Equal("KM04", Assert.Single(preview.Changes).Question.Id);
        Assert.Contains(preview.Problems, p => p.Cell.Length > 0 && p.What.Contains("設問の文が変わっています", StringComparison.Ordinal));
        Assert.Contains(preview.Problems, p => p.What.Contains("「昔の設問ですか。」は現在の版にありません", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bank_that_was_never_kept_is_not_there()
    {
        var editions = new Editions(Town.Content, Kept);
        Assert.Null(await editions.FindBank(new string('0', 64)));
        Assert.Null(await editions.FindBank("'; DROP TABLE answers"));
        Assert.Null(await editions.FindBank(Town.Content.Policies["kawaguchi"].Hash));
        Assert.Same(Town.Content.Bank, await editions.FindBank(Town.Content.Bank.Hash));
    }

    [Fact]
    public async Task A_changed_question_text_is_named_and_its_answer_not_taken()
    {
        var preview = await Preview(Edit(await Filled(("KM02", "a", "", ""), ("KM04", "a", "", "")), w =>
            w.Questions().At("KM02", "設問").SetValue("別の設問ですか。")));
        Assert.Equal("KM04", Assert.Single(preview.Changes).Question.Id);
        Assert.Contains(preview.Problems, p => p.What.Contains("KM02", StringComparison.Ordinal));
    }

    [Theory, InlineData("macro part"), InlineData("pdf"), InlineData("truncated"), InlineData("external link part")]
    public async Task A_hostile_file_is_refused_with_a_sentence_and_nothing_is_kept(string name)
    {
        var corpus = HostileZips.Files.Concat(HostileParts.Files).ToDictionary(StringComparer.Ordinal);
        Assert.Contains(corpus[name].Says, await Refusal(corpus[name].File(), 1), StringComparison.Ordinal);
        Assert.Equal(0, await Count("workbook_imports"));
        Assert.Equal(0, await Count("audit_log"));
    }

    [Fact]
    public async Task Too_large_and_empty_files_are_refused_before_they_are_read()
    {
        Assert.Contains("20MB", await Refusal(new byte[SentFile.Largest + 1], 1), StringComparison.Ordinal);
        Assert.Contains("空", await Refusal([], 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_again_takes_the_place_of_its_own_preview()
    {
        var file = await Filled(("KM02", "a", "", ""));
        Assert.Equal((await Preview(file)).Import.Id, (await Preview(file)).Import.Id);
    }

    [Fact]
    public async Task Others_can_neither_import_nor_see_nor_store()
    {
        var file = await Filled(("KM02", "a", "", ""));
        var preview = await Preview(file);
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Import(town.OtherApplicant, file, caseId, 1));
        Assert.Null(await LoadImport.Load(town.OtherApplicant, caseId, 1, preview.Import.Id, default));
        Assert.Null(await WriteFile.Load(town.OtherApplicant, caseId, 1, QuestionScope.Needed, default));
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Store(town.OtherApplicant, preview));
        Assert.Null(await LoadImport.Load(town.Applicant, caseId, 2, preview.Import.Id, default));

        await town.SetStage(caseId, "Procurement");
        Assert.NotNull(await LoadImport.Load(town.Procurement, caseId, 1, preview.Import.Id, default));
        Assert.IsType<Outcome<int>.Refused>(await Store(town.Procurement, preview));
        Assert.IsType<Outcome<int>.Refused>(await Import(town.Procurement, file, caseId, 1));
        Assert.Equal(0, await Count("answers"));
    }

    private StoreImport StoreImport => new(database.Postgres, town.Editions, town.Clock);

    private LoadImport LoadImport => new(database.Postgres, town.Editions, town.Clock);

    private WriteQuestionnaireFile WriteFile => new(database.Postgres, town.Editions, town.Clock);

    private async Task<byte[]> Filled(params (string Row, string Answer, string Note, string Evidence)[] cells)
    {
        using var written = new MemoryStream();
        (await WriteFile.Load(town.Applicant, caseId, 1, QuestionScope.Needed, default))!.Write(written);
        return Edit(written.ToArray(), workbook =>
        {
            foreach (var (row, answer, note, evidence) in cells)
            {
                workbook.Questions().At(row, "回答").SetValue(answer);
                workbook.Questions().At(row, "補足").SetValue(note);
                workbook.Questions().At(row, "証跡").SetValue(evidence);
            }
        });
    }

    private static byte[] Edit(byte[] workbook, Action<XLWorkbook> change) =>
        FormSample.Edit(change, new MemoryStream(workbook)).ToArray();

    private async Task<byte[]> Written(QuestionBank bank)
    {
        var file = (await Load(town.Applicant))!;
        var policy = Town.Content.Policies["kawaguchi"];
        using var written = new MemoryStream();
        var form = VendorForms.For(file, file.FindCandidate(1)!, new Edition(policy, bank), QuestionScope.Needed, Town.Today, (_, _) => null);
        QuestionnaireWriter.Write(form with { Questions = [.. bank.Questions.Where(q => q.Group == "KM")] }, written);
        return written.ToArray();
    }

    private async Task<IReadOnlyList<ContentFile>> Kept(string hash)
    {
        await using var db = await database.Postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }

    private Task<Outcome<int>> Import(Person me, byte[] file, int toCase, int candidate, Editions? editions = null) =>
        new ImportWorkbook(database.Postgres, town.Editions, town.Clock, new ReadFilled(apart, editions ?? town.Editions)).Run(
            me, null, toCase, candidate, new FormFile(new MemoryStream(file), 0, file.Length, "Workbook", "C:\\temp\\<b>回答.xlsx"));

    private async Task<ImportPreview> Preview(byte[] file, Editions? editions = null)
    {
        var import = Assert.IsType<Outcome<int>.Done>(await Import(town.Applicant, file, caseId, 1, editions)).Value;
        var preview = (await LoadImport.Load(town.Applicant, caseId, 1, import, default))!;
        Assert.Equal("<b>回答.xlsx", preview.Import.FileName);
        return preview;
    }

    private async Task<string> Refusal(byte[] file, int candidate) =>
        Refused(await Import(town.Applicant, file, caseId, candidate));

    private static string Refused(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Refused>(outcome).Reason;

    private Task<Outcome<int>> Store(Person me, ImportPreview preview) =>
        StoreImport.Run(me, "192.0.2.1", new(
            caseId, 1, preview.Import.Id, preview.Changes.ToDictionary(c => c.Question.Id, c => c.Seen)));

    private async Task<CaseFile?> Load(Person person)
    {
        await using var db = await database.Postgres.OpenAs(person, Town.Today);
        return await db.LoadCaseFile(caseId, person.Id, Town.Today);
    }

    private async Task<int> Count(string from)
    {
        await using var db = await database.Superuser.OpenConnectionAsync();
        return await db.ExecuteScalarAsync<int>($"SELECT count(*)::int FROM {from}");
    }
}
