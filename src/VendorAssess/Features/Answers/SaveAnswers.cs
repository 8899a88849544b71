using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Domain.Policies;
using VendorAssess.Domain.Questionnaires;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;

namespace VendorAssess.Features.Answers;

/// <summary>What one form saves in one step: on the sheet of a candidate's service, or on the case's own.</summary>
public sealed record AnswersToSave(
    int CaseId, int? Candidate, IReadOnlyList<WantedAnswer> Answers, IReadOnlyList<RecordText> Records);

/// <summary>Stores answers typed on the screen; all of them, or none where someone else was faster.</summary>
public sealed class SaveAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>How many answers and records became a new revision.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, AnswersToSave wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(wanted.CaseId);
        var sheet = wanted.Candidate is { } candidate
            ? await db.LockServiceSheet(wanted.CaseId, candidate)
            : await db.LockCaseSheet(wanted.CaseId);
        var file = await db.LoadCaseFile(wanted.CaseId, me.Id, now.DayInJapan());
        if (sheet is not { } sheetId || file is null)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);

        var answers = AnswerPlan.For(wanted.Answers, file.HeldFor(wanted.Candidate, edition.Bank));
        var records = RecordPlan.For(
            wanted.Records, file.Records.Select(r => new RecordText(r.Record, r.Revision, r.Content)));
        var whyNot = WhyNot(file, me, wanted, edition) ?? AnswerRefusals.Overtaken(answers, records, edition.Policy);
        if (whyNot is not null)
            return Outcome.Refused<int>(whyNot);

        var added = answers.Additions.Length + records.Additions.Length;
        if (added == 0)
            return Outcome.Done(0);
        await db.AddAnswers(sheetId, answers.Additions, new(AnswerSource.Browser, null, me.Id, now.UtcDateTime));
        await db.AddRecords(wanted.CaseId, records.Additions, me.Id, now.UtcDateTime);
        await db.WriteAudit(Entry(file, me, address, wanted.Candidate, answers.Additions, records.Additions));
        await transaction.CommitAsync();
        return Outcome.Done(added);
    }

    private static string? WhyNot(CaseFile file, Person me, AnswersToSave wanted, Edition edition)
    {
        if (file.Case.Standing.WhyNotEditable(me) is { } reason)
            return reason;
        var strangeQuestion = wanted.Answers.Select(a => a.Answer.Question).FirstOrDefault(q =>
            edition.Bank.Find(q) is not { } question || question.AboutService != wanted.Candidate is not null);
        var strangeRecord = wanted.Records.Select(r => r.Record).FirstOrDefault(r =>
            wanted.Candidate is not null || edition.Policy.Records.All(known => known.Id != r));
        return (strangeQuestion ?? strangeRecord) is { } id ? $"{id} は、この票の項目ではありません。" : null;
    }

    private static AuditEntry Entry(
        CaseFile file, Person me, string? address, int? candidate,
        ImmutableArray<WantedAnswer> answers, ImmutableArray<RecordText> records) =>
        new(me.Id, file.Case.Standing.Worker(me)?.Id, "answers.saved", "case",
            file.Case.Id.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["候補"] = candidate?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["設問"] = AnswerRefusals.Revisions(answers.Select(a => (a.Answer.Question, a.Answer.Revision))),
                ["市の記録"] = AnswerRefusals.Revisions(records.Select(r => (r.Record, r.Revision))),
            },
        };
}
