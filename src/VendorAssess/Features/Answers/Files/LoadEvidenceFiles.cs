using System.Collections.Immutable;
using Npgsql;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers.Files;

/// <summary>The evidence on a sheet of a case, with the questions that it may be given for.</summary>
public sealed record SheetFiles(
    CaseFile File, CandidateRow? Candidate, ImmutableArray<Question> Questions, EvidenceList Evidence);

public sealed class LoadEvidenceFiles(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>Null when the person sees no such case or candidate.</summary>
    public async Task<SheetFiles?> Load(Person me, SheetKey sheet, CancellationToken leaving)
    {
        var today = clock.GetUtcNow().DayInJapan();
        await using var db = await postgres.OpenAs(me, today, leaving);
        if (await db.LoadCaseFile(sheet.CaseId, me.Id, today, leaving) is not { } file)
            return null;
        var candidate = sheet.Candidate is { } number ? file.FindCandidate(number) : null;
        if (sheet.Candidate is not null && candidate is null)
            return null;
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var asked = AskedQuestions.For(edition.Policy, edition.Bank, file.Facts(edition.Policy))
            .Select(a => a.Question)
            .Where(q => q.AboutService == candidate is not null);
        var evidence = await db.LoadEvidence(
            candidate?.ServiceId, candidate is null ? sheet.CaseId : null, me.Id, me.Holds(Roles.Auditor), today, leaving);
        return new SheetFiles(file, candidate, [.. asked], evidence);
    }
}
