using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Excel.VendorForm;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Ui;

namespace VendorAssess.Features.Answers;

/// <summary>The vendor workbook to download: only the questions that the case needs, with the answers held.</summary>
public sealed class WriteQuestionnaireFile(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<WorkbookToSend?> Load(Person me, int caseId, int candidate, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenConnectionAsync(leaving);
        if (await db.LoadCaseFile(caseId, me.Id, today, leaving) is not { } file
            || file.FindCandidate(candidate) is not { } row)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var form = VendorForms.For(file, row, edition, today);
        return new WorkbookToSend(
            $"質問票_{file.Case.Title}_{row.Service}", stream => QuestionnaireWriter.Write(form, stream));
    }
}
