using System.Text.Json;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.Papers;
using VendorAssess.Domain.People;
using VendorAssess.Excel.Apart;
using VendorAssess.Excel.Papers;
using VendorAssess.Excel.Reading;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Papers;

/// <summary>Reads a vendor's own paper (xlsx, CSV) and keeps it with its file; nothing in it becomes an answer.</summary>
public sealed class ImportPaper(NpgsqlDataSource postgres, ContentLibrary content, TimeProvider clock, ReadApart apart)
{
    /// <summary>The number of the kept paper.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int candidate, IFormFile? upload)
    {
        if (SentFile.WhyNot(upload) is { } unusable)
            return Outcome.Refused<int>(unusable);
        if (await Find(me, caseId) is not { } found || found.FindCandidate(candidate) is null)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        if (found.Case.Standing.WhyNotEditable(me) is { } reason)
            return Outcome.Refused<int>(reason);

        // No connection is held while a stranger's file is read.
        var file = await SentFile.Of(upload!);
        return await Read(file) switch
        {
            Outcome<Paper>.Done(var paper) => await postgres.Keep(
                me, address, new(caseId, candidate, file, Json(paper), paper.Form, paper.Version, "paper.read"),
                clock.GetUtcNow().UtcDateTime),
            Outcome<Paper>.Refused(var why) => Outcome.Refused<int>(why),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    private async Task<CaseFile?> Find(Person me, int caseId)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        return await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan());
    }

    private async Task<Outcome<Paper>> Read(SentFile file) => await apart.Read(file.Bytes, FileKind.Table) switch
    {
        WorkbookRead.Done(var workbook) => PaperReader.Read(workbook, content.ForeignForms),
        WorkbookRead.Refused(var reason) => Outcome.Refused<Paper>(reason),
        _ => throw new InvalidOperationException("Unknown result of reading."),
    };

    private static string Json(Paper paper) => JsonSerializer.Serialize(paper, AnswerJson.Options);
}
