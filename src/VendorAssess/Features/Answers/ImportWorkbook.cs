using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>Reads a filled workbook and keeps it for a preview: a person looks before anything is stored.</summary>
public sealed class ImportWorkbook(NpgsqlDataSource postgres, Editions editions, TimeProvider clock, ReadFilled reader)
{
    /// <summary>The number of the import to preview.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, int caseId, int candidate, IFormFile? upload)
    {
        if (SentFile.WhyNot(upload) is { } unusable)
            return Outcome.Refused<int>(unusable);
        if (await Find(me, caseId, candidate) is not { } found)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        if (found.File.Case.Standing.WhyNotEditable(me) is { } reason)
            return Outcome.Refused<int>(reason);

        // No connection is held while a stranger's file is read.
        var file = await SentFile.Of(upload!);
        var identity = VendorForms.IdentityOf(found.File, candidate, found.Edition);
        return await reader.Run(file.Bytes, found.Edition.Bank, identity) switch
        {
            Outcome<ImportedWorkbook>.Done(var read) => await postgres.Keep(
                me, address, new(caseId, candidate, file, read.ToJson(), null, null, "workbook.read"),
                clock.GetUtcNow().UtcDateTime),
            Outcome<ImportedWorkbook>.Refused(var why) => Outcome.Refused<int>(why),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    private async Task<(CaseFile File, Edition Edition)?> Find(Person me, int caseId, int candidate)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        var file = await db.LoadCaseFile(caseId, me.Id, clock.GetUtcNow().DayInJapan());
        return file?.FindCandidate(candidate) is null
            ? null
            : (file, await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash));
    }
}
