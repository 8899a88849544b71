using VendorAssess.Domain;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.Tests.Excel.Reading;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>Files that are not taken, and people who may not bring any.</summary>
public sealed class RefusedImportsTests(DatabaseFixture database) : WorkbooksComeIn(database)
{
    [Fact]
    public async Task Another_candidates_or_cases_workbook_is_refused()
    {
        var second = await Town.AddCase();
        await Town.AddCandidate(second, 1, "予約クラウド");
        var foreign = await Filled(("KM02", "a", "", ""));
        Assert.Contains("候補", await Refusal(foreign, 2), StringComparison.Ordinal);
        Assert.Contains("案件", Refused(await Import(Town.Applicant, foreign, second, 1)), StringComparison.Ordinal);
        Assert.Equal(0, await Count("workbook_imports"));
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
    public async Task Others_can_neither_import_nor_see_nor_store()
    {
        var file = await Filled(("KM02", "a", "", ""));
        var preview = await Preview(file);
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Import(Town.OtherApplicant, file, CaseId, 1));
        Assert.Null(await LoadImport.Load(Town.OtherApplicant, CaseId, 1, preview.Import.Id, default));
        Assert.Null(await WriteFile.Load(Town.OtherApplicant, CaseId, 1, QuestionScope.Needed, default));
        Assert.Equal(Outcome.Refused<int>(AnswerRefusals.NoSuchCase), await Store(Town.OtherApplicant, preview));
        Assert.Null(await LoadImport.Load(Town.Applicant, CaseId, 2, preview.Import.Id, default));

        await Town.SetStage(CaseId, "Procurement");
        Assert.NotNull(await LoadImport.Load(Town.Procurement, CaseId, 1, preview.Import.Id, default));
        Assert.IsType<Outcome<int>.Refused>(await Store(Town.Procurement, preview));
        Assert.IsType<Outcome<int>.Refused>(await Import(Town.Procurement, file, CaseId, 1));
        Assert.Equal(0, await Count("answers"));
    }
}
