using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Saving;
using VendorAssess.Features.Answers.Typing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>What one form saves in one step: on the sheet of a candidate's service, or on the case's own.</summary>
public sealed record AnswersToSave(
    int CaseId, int? Candidate, IReadOnlyList<WantedAnswer> Answers, IReadOnlyList<RecordText> Records)
{
    public SheetKey Sheet => new(CaseId, Candidate);

    /// <summary>A candidate's texts are notes beside its vendor's answers, the case's are the city's own records.</summary>
    public IEnumerable<string> Items => Answers.Select(a => a.Answer.Question).Concat(Records.Select(r =>
        (Candidate is null ? InputNames.OfRecord(r.Record) : InputNames.OfNote(r.Record)).Question));
}

/// <summary>Stores answers typed on the screen; all of them, or none where someone else was faster.</summary>
public sealed class SaveAnswers(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>How many answers and records became a new revision.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, AnswersToSave wanted)
    {
        var form = new AnswerForm(TypedValues.None) { Answers = wanted.Answers, Records = wanted.Records };
        var saved = await Run(me, address, wanted.Sheet, [.. wanted.Items], _ => form);
        return saved.WhyNot is { } reason ? Outcome.Refused<int>(reason) : Outcome.Done(saved.Plan.Added);
    }

    /// <summary>Saves items of a sheet as they are read once their questions and what is held are known.</summary>
    public async Task<SheetSave> Run(
        Person me, string? address, SheetKey key, IReadOnlyList<string> items, Func<OpenSheet, AnswerForm> read,
        AnswerSource source = AnswerSource.Browser)
    {
        await using var db = await postgres.OpenAs(me, clock.GetUtcNow().DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        var subjects = items.Select(i => new InputNames(i).Subject);
        if (await db.LockSheet(key, subjects, me.Id, clock.GetUtcNow().DayInJapan()) is not { } locked)
            return SheetSave.Refused(AnswerRefusals.NoSuchCase);
        var row = locked.File.Case;
        var edition = await editions.Find(row.Policy, row.PolicyHash, row.BankHash);
        var sheet = new OpenSheet(key, locked.File, locked.Texts, edition)
        {
            AskedThen = await editions.QuestionsOf(locked.File.Answers.Select(a => a.BankHash)),
        };
        var save = SheetSave.Decide(sheet, me, items, read);
        if (save.WhyNot is not null || save.Plan.Added == 0)
            return save;

        // Under the lock, so that the order of time on a sheet is that of its revisions.
        var origin = new AnswerOrigin(
            source, null, me.Id, clock.GetUtcNow().UtcDateTime, edition.Bank.Hash);
        await db.WriteSheet(locked.Id, key, save.Plan, origin, Entry(sheet, me, address, save.Plan));
        await transaction.CommitAsync();
        return save with { Sheet = sheet.After(save.Plan, origin, me.Name) };
    }

    private static AuditEntry Entry(OpenSheet sheet, Person me, string? address, SheetPlan plan) =>
        new(me.Id, sheet.PostFor(me, plan)?.Id, "answers.saved", "case",
            sheet.Key.CaseId.ToString(CultureInfo.InvariantCulture), address)
        {
            Detail = new Dictionary<string, string>
            {
                ["候補"] = sheet.Key.Candidate?.ToString(CultureInfo.InvariantCulture) ?? "",
                ["設問"] = AnswerRefusals.Revisions(
                    plan.Answers.Additions.Select(a => (a.Answer.Question, a.Answer.Revision))),
                [sheet.Key.Candidate is null ? "市の記録" : "補足"] = AnswerRefusals.Revisions(
                    plan.Records.Additions.Select(r => (r.Record, r.Revision))),
            },
        };
}
