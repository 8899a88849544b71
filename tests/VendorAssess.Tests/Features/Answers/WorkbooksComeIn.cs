using ClosedXML.Excel;
using Microsoft.AspNetCore.Http;
using VendorAssess.Domain;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Tests.Excel.VendorForm;
using VendorAssess.Tests.Testing;

namespace VendorAssess.Tests.Features.Answers;

/// <summary>The questionnaire of the first candidate on its way: written, filled, previewed, stored.</summary>
public abstract class WorkbooksComeIn(DatabaseFixture database) : FilesComeIn(database)
{
    protected StoreImport StoreImport => new(Database.Postgres, Town.Editions, Town.Clock);

    protected LoadImport LoadImport => new(Database.Postgres, Town.Editions, Town.Clock);

    protected WriteQuestionnaireFile WriteFile => new(Database.Postgres, Town.Editions, Town.Clock);

    protected async Task<byte[]> Filled(params (string Row, string Answer, string Note, string Evidence)[] cells)
    {
        using var written = new MemoryStream();
        (await WriteFile.Load(Town.Applicant, CaseId, 1, QuestionScope.Needed, default))!.Write(written);
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

    protected static byte[] Edit(byte[] workbook, Action<XLWorkbook> change) =>
        FormSample.Edit(change, new MemoryStream(workbook)).ToArray();

    protected Task<Outcome<int>> Import(Person me, byte[] file, int toCase, int candidate, Editions? editions = null) =>
        new ImportWorkbook(Database.Postgres, Town.Editions, Town.Clock, new ReadFilled(Apart, editions ?? Town.Editions)).Run(
            me, null, toCase, candidate, new FormFile(new MemoryStream(file), 0, file.Length, "Workbook", "C:\\temp\\<b>回答.xlsx"));

    protected async Task<ImportPreview> Preview(byte[] file, Editions? editions = null)
    {
        var import = Assert.IsType<Outcome<int>.Done>(await Import(Town.Applicant, file, CaseId, 1, editions)).Value;
        var preview = (await LoadImport.Load(Town.Applicant, CaseId, 1, import, default))!;
        Assert.Equal("<b>回答.xlsx", preview.Import.FileName);
        return preview;
    }

    protected async Task<string> Refusal(byte[] file, int candidate) =>
        Refused(await Import(Town.Applicant, file, CaseId, candidate));

    protected Task<Outcome<int>> Store(Person me, ImportPreview preview) =>
        StoreImport.Run(me, "192.0.2.1", new(
            CaseId, 1, preview.Import.Id, preview.Changes.ToDictionary(c => c.Question.Id, c => c.Seen)));
}
