using VendorAssess.Domain.Questionnaires;
using VendorAssess.Excel.VendorForm;
using VendorAssess.Features.Answers;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>Workbooks whose questions are asked otherwise today.</summary>
public sealed class OlderWorkbooksTests(DatabaseFixture database) : WorkbooksComeIn(database)
{
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
        await using (var db = await Database.Postgres.OpenConnectionAsync())
            await db.KeepEdition(EditionRow.OfQuestions(hash, "standard", "昔の版"),
                [.. files.Select(f => new EditionFileRow(f.Name, f.Text))], Town.Clock.GetUtcNow().UtcDateTime);
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

    private async Task<byte[]> Written(QuestionBank bank)
    {
        var file = (await Load(Town.Applicant))!;
        var policy = Town.Content.Policies["kawaguchi"];
        using var written = new MemoryStream();
        var edition = new Edition(policy, bank);
        var form = VendorForms.For(file, file.FindCandidate(1)!, edition, QuestionScope.Needed, Town.Today, (_, _) => null);
        QuestionnaireWriter.Write(form with { Questions = [.. bank.Questions.Where(q => q.Group == "KM")] }, written);
        return written.ToArray();
    }

    private async Task<IReadOnlyList<ContentFile>> Kept(string hash)
    {
        await using var db = await Database.Postgres.OpenConnectionAsync();
        return [.. (await db.LoadEdition(hash)).Select(f => new ContentFile(f.Name, f.Content))];
    }
}
