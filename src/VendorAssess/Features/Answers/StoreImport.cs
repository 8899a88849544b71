using System.Globalization;
using Npgsql;
using VendorAssess.Domain;
using VendorAssess.Domain.Answers;
using VendorAssess.Domain.Calendar;
using VendorAssess.Domain.People;
using VendorAssess.Features.Answers.Importing;
using VendorAssess.PolicyFiles;
using VendorAssess.Store;
using VendorAssess.Store.Asking;

namespace VendorAssess.Features.Answers;

/// <summary>The lines of a preview that are to be stored, each with the revision that was shown beside it.</summary>
public sealed record ImportToStore(int CaseId, int Candidate, int ImportId, IReadOnlyDictionary<string, int> Seen);

/// <summary>Turns a preview into answers in one step; all chosen lines, or none where someone was faster.</summary>
public sealed class StoreImport(NpgsqlDataSource postgres, Editions editions, TimeProvider clock)
{
    /// <summary>How many answers became a new revision; storing twice has one effect.</summary>
    public async Task<Outcome<int>> Run(Person me, string? address, ImportToStore wanted)
    {
        var now = clock.GetUtcNow();
        await using var db = await postgres.OpenAs(me, now.DayInJapan());
        await using var transaction = await db.BeginTransactionAsync();
        await db.LockCase(wanted.CaseId);
        var sheet = await db.LockServiceSheet(wanted.CaseId, wanted.Candidate);
        var today = now.DayInJapan();
        var import = await db.FindImport(wanted.CaseId, wanted.Candidate, wanted.ImportId, me.Id, today);
        var file = await db.LoadCaseFile(wanted.CaseId, me.Id, today);
        if (sheet is not { } sheetId || import is null || file is null)
            return Outcome.Refused<int>(AnswerRefusals.NoSuchCase);
        if (file.Case.Standing.WhyNotEditable(me) is { } reason)
            return Outcome.Refused<int>(reason);
        if (import.State == ImportState.Stored)
            return Outcome.Done(0);

        var edition = await editions.Find(file.Case.Policy, file.Case.PolicyHash, file.Case.BankHash);
        var plan = Plan(wanted, import, file, edition, today);
        if (AnswerRefusals.Overtaken(plan, new RecordPlan([], []), edition.Policy) is { } overtaken)
            return Outcome.Refused<int>(overtaken);

        foreach (var (origin, answers) in Origins(import, plan, me, now.UtcDateTime, edition.Bank.Hash))
            await db.AddAnswers(sheetId, answers, origin);
        await db.MarkStored(import.Id);
        await db.WriteAudit(Entry(file, me, address, wanted, import, plan));
        await transaction.CommitAsync();
        return Outcome.Done(plan.Additions.Length);
    }

    // What a workbook says was brought in by a person; what a pack says stays with who gave it there.
    private static IEnumerable<(AnswerOrigin Origin, IReadOnlyList<WantedAnswer> Answers)> Origins(
        ImportRow import, AnswerPlan plan, Person me, DateTime now, string bank)
    {
        var read = ImportedWorkbook.FromJson(import.Preview);
        if (read.Pack is null)
            return [(new(AnswerSource.Workbook, import.Id, me.Id, now, bank), plan.Additions)];
        var givers = read.Lines.ToDictionary(l => l.Question, l => l.By, StringComparer.Ordinal);
        return plan.Additions.GroupBy(a => givers[a.Answer.Question], StringComparer.Ordinal).Select(
            g => (new AnswerOrigin(AnswerSource.Pack, import.Id, null, now, bank, g.Key), (IReadOnlyList<WantedAnswer>)[.. g]));
    }

    private static AnswerPlan Plan(
        ImportToStore wanted, ImportRow import, CaseFile file, Edition edition, DateOnly today)
    {
        var lines = ImportLine.All(
            ImportedWorkbook.FromJson(import.Preview), edition.Bank, file.RowsFor(wanted.Candidate), today);
        var answers = lines
            .Where(l => l.Wanted is not null && wanted.Seen.ContainsKey(l.Question.Id))
            .Select(l => l.Wanted! with { Answer = l.Wanted.Answer with { Revision = wanted.Seen[l.Question.Id] } });
        return AnswerPlan.For(answers, file.HeldFor(wanted.Candidate, edition.Bank));
    }

    private static AuditEntry Entry(
        CaseFile file, Person me, string? address, ImportToStore wanted, ImportRow import, AnswerPlan plan) =>
        new(me.Id, file.Case.Standing.Worker(me)?.Id, "workbook.stored", "case",
            file.Case.Id.ToString(CultureInfo.InvariantCulture), address)
        {
            AfterDigest = import.FileSha256,
            Detail = new Dictionary<string, string>
            {
                ["候補"] = wanted.Candidate.ToString(CultureInfo.InvariantCulture),
                ["設問"] = AnswerRefusals.Revisions(plan.Additions.Select(a => (a.Answer.Question, a.Answer.Revision))),
            },
        };
}
